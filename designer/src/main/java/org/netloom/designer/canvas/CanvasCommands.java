package org.netloom.designer.canvas;

import java.util.List;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.edit.LayoutEdits;
import org.netloom.designer.widget.Command;
import org.netloom.render.Direction;

/** The commands of the drawing as such: zoom, layout, what is shown, export. */
final class CanvasCommands {
    private CanvasCommands() {}

    static List<Command> of(CanvasPanel panel) {
        CanvasView view = panel.view();
        Editor editor = view.editor();
        ExportActions export = new ExportActions(view);
        return List.of(
                Command.of("view.fit", "ctrl 9", view::fit).when(() -> some(view)),
                Command.of("view.fitSelection", "ctrl shift 9", view::fitSelection)
                        .when(() -> !editor.selection().nodes().isEmpty()),
                Command.of("view.zoomReset", "ctrl 0", () -> view.zoomTo(1)),
                Command.of(
                        "view.zoomIn",
                        "ctrl EQUALS",
                        () -> view.zoomTo(ZoomControl.in(view.viewport().zoom()))),
                Command.of(
                        "view.zoomOut",
                        "ctrl MINUS",
                        () -> view.zoomTo(ZoomControl.out(view.viewport().zoom()))),
                toggle("view.openBlocks", () -> view.setAllOpen(true)).when(() -> blocks(view)),
                toggle("view.closeBlocks", () -> view.setAllOpen(false)).when(() -> blocks(view)),
                Command.of("view.dots", "", () -> view.setDots(!view.dots()))
                        .titled(() -> Texts.get(view.dots() ? "canvas.dots.hide" : "canvas.dots.show")),
                Command.of("view.map", "", () -> panel.setMapWanted(!panel.mapWanted()))
                        .titled(() -> Texts.get(panel.mapWanted() ? "canvas.map.hide" : "canvas.map.show")),
                Command.of("arrange.layout", "ctrl L", () -> layOut(view, view.direction()))
                        .when(() -> some(view)),
                Command.of("arrange.layoutDown", "", () -> layOut(view, Direction.DOWN))
                        .when(() -> some(view)),
                Command.of("arrange.layoutRight", "", () -> layOut(view, Direction.RIGHT))
                        .when(() -> some(view)),
                Command.of("file.exportSvg", "", () -> export.ask(DrawingExport.Format.SVG))
                        .when(() -> some(view)),
                Command.of("file.exportPng", "", () -> export.ask(DrawingExport.Format.PNG))
                        .when(() -> some(view)),
                Command.of("file.exportPdf", "", () -> export.ask(DrawingExport.Format.PDF))
                        .when(() -> some(view)),
                Command.of("file.print", "ctrl P", export::print).when(() -> some(view)));
    }

    private static Command toggle(String id, Runnable action) {
        return Command.of(id, "", action);
    }

    private static boolean some(CanvasView view) {
        return !view.scene().isEmpty();
    }

    private static boolean blocks(CanvasView view) {
        return view.scene().nodes().stream().anyMatch(n -> n.card().kind() == Card.Kind.BLOCK);
    }

    /** Lays out the body that is shown, as one step, and shows all of it where it was all seen before. */
    static void layOut(CanvasView view, Direction direction) {
        Editor editor = view.editor();
        view.layOut(direction, places -> {
            editor.editPlacing(LayoutEdits.placeAll(editor.scope(), places));
        });
    }
}
