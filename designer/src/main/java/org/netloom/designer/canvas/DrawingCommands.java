package org.netloom.designer.canvas;

import java.util.List;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Command;

/** What can be done with a drawing as such: files, paper, what of it is shown. */
public final class DrawingCommands {
    private DrawingCommands() {}

    /** The commands of a canvas and its corner. */
    public static List<Command> of(CanvasView view, CanvasCorner corner) {
        ExportActions export = new ExportActions(view);
        return List.of(
                Command.of("view.openBlocks", "", () -> view.setAllOpen(true)).when(() -> blocks(view)),
                Command.of("view.closeBlocks", "", () -> view.setAllOpen(false)).when(() -> blocks(view)),
                Command.of("view.map", "", () -> corner.setMapWanted(!corner.mapWanted()))
                        .titled(() -> Texts.get(corner.mapWanted() ? "command.view.map.off" : "command.view.map")),
                Command.of("file.exportSvg", "", () -> export.ask(DrawingExport.Format.SVG))
                        .when(() -> some(view)),
                Command.of("file.exportPng", "", () -> export.ask(DrawingExport.Format.PNG))
                        .when(() -> some(view)),
                Command.of("file.exportPdf", "", () -> export.ask(DrawingExport.Format.PDF))
                        .when(() -> some(view)),
                Command.of("file.print", "ctrl P", export::print).when(() -> some(view)));
    }

    private static boolean some(CanvasView view) {
        return !view.scene().isEmpty();
    }

    private static boolean blocks(CanvasView view) {
        return view.scene().nodes().stream().anyMatch(n -> n.card().kind() == Card.Kind.BLOCK);
    }
}
