package org.netloom.designer.canvas.tool;

import java.awt.Point;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.netloom.design.Position;
import org.netloom.designer.Texts;
import org.netloom.designer.canvas.Hit;
import org.netloom.designer.canvas.Hit.EdgeHit;
import org.netloom.designer.canvas.Hit.NodeHit;
import org.netloom.designer.canvas.Hit.NoteHit;
import org.netloom.designer.canvas.Hit.Nothing;
import org.netloom.designer.canvas.Hit.PortHit;
import org.netloom.designer.widget.Command;

/** Makes the menus that open on the canvas. */
final class CanvasMenu {
    private static final String LINE = "-";
    private static final List<String> NODE = List.of(
            "insert.layer",
            LINE,
            "edit.rename",
            LINE,
            "edit.cut",
            "edit.copy",
            "edit.duplicate",
            "edit.delete",
            LINE,
            "network.makeBlock",
            LINE,
            "arrange.pin");
    private static final List<String> BLOCK = List.of(
            "network.enter",
            "network.open",
            LINE,
            "insert.layer",
            LINE,
            "edit.rename",
            LINE,
            "edit.cut",
            "edit.copy",
            "edit.duplicate",
            "edit.delete",
            LINE,
            "network.makeBlock",
            "network.repeat",
            "network.dissolve",
            LINE,
            "arrange.pin");
    private static final List<String> ALIGN = List.of(
            "arrange.alignLeft",
            "arrange.alignCentre",
            "arrange.alignRight",
            LINE,
            "arrange.alignTop",
            "arrange.alignMiddle",
            "arrange.alignBottom",
            LINE,
            "arrange.distributeAcross",
            "arrange.distributeDown");
    private static final List<String> NOTE =
            List.of("edit.rename", "edit.cut", "edit.copy", "edit.duplicate", "edit.delete");
    private static final List<String> GROUND = List.of(
            "edit.selectAll",
            LINE,
            "arrange.down",
            "arrange.right",
            LINE,
            "view.zoomFit",
            "view.zoomOne",
            "network.leave");

    private final Stage stage;
    private final CanvasCommands commands;
    private final Adding adding;
    private final InPlace inPlace;

    CanvasMenu(Stage stage, CanvasCommands commands, Adding adding, InPlace inPlace) {
        this.stage = stage;
        this.commands = commands;
        this.adding = adding;
        this.inPlace = inPlace;
    }

    /** Opens the menu for what lies at a point. */
    void open(Hit hit, Point at) {
        JPopupMenu menu = new JPopupMenu();
        Point2D scene = stage.viewport().toScene(at);
        switch (hit) {
            case NodeHit _, PortHit _ -> {
                fill(menu, commands.get("network.enter").enabled().getAsBoolean() ? BLOCK : NODE);
                JMenu align = new JMenu(Texts.get("canvas.menu.align"));
                align.setEnabled(stage.editor().selection().nodes().size() > 1);
                fill(align.getPopupMenu(), ALIGN);
                menu.add(align);
            }
            case EdgeHit h -> {
                menu.add(item(Command.of("insert.onEdge", "", () -> adding.askOn(h.edge(), at))));
                menu.addSeparator();
                fill(menu, List.of("edit.delete"));
            }
            case NoteHit _ -> fill(menu, NOTE);
            case Nothing _ -> {
                menu.add(item(Command.of("insert.here", "", () -> adding.askAt(scene))));
                menu.add(item(Command.of("insert.noteHere", "", () -> inPlace.newNote(scene))
                        .when(() -> stage.editor().scope().isRoot())));
                menu.addSeparator();
                Position corner = Position.of(Math.rint(scene.getX()), Math.rint(scene.getY()));
                menu.add(item(Command.of("edit.pasteHere", "", () -> commands.paste(Optional.of(corner)))));
                fill(menu, GROUND);
            }
        }
        menu.show(stage.view(), at.x, at.y);
    }

    private void fill(JComponent menu, List<String> ids) {
        for (String id : ids) {
            if (id.equals(LINE)) {
                menu.add(new JPopupMenu.Separator());
            } else {
                menu.add(item(commands.get(id)));
            }
        }
    }

    private static JMenuItem item(Command command) {
        JMenuItem item = new JMenuItem(command.title().get());
        item.setName("context." + command.id());
        command.key().ifPresent(item::setAccelerator);
        item.setEnabled(command.enabled().getAsBoolean());
        // Behind the closing of the menu, so that fields that open on the canvas keep the focus.
        item.addActionListener(_ -> javax.swing.SwingUtilities.invokeLater(command::run));
        return item;
    }
}
