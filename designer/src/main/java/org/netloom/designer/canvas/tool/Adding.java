package org.netloom.designer.canvas.tool;

import java.awt.Point;
import java.awt.geom.Point2D;
import java.util.Optional;
import org.netloom.design.Content;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.design.Position;
import org.netloom.designer.canvas.Card;
import org.netloom.designer.canvas.SceneNode;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;
import org.netloom.designer.document.Selection;
import org.netloom.designer.edit.EdgeEdits;
import org.netloom.designer.edit.NodeEdits;
import org.netloom.render.Direction;

/** Adds layers: behind the selection, at a place, on an edge, at the loose end of a connection. */
final class Adding {
    private static final double HEIGHT = 74;

    private final Stage stage;
    private Optional<QuickAdd> popup = Optional.empty();
    private Optional<ConnectGesture> loose = Optional.empty();

    Adding(Stage stage) {
        this.stage = stage;
    }

    /** A connection that was released over nothing, while the user chooses what it leads to. */
    Optional<ConnectGesture> loose() {
        return loose;
    }

    /** The popup that is or was open last. */
    Optional<QuickAdd> popup() {
        return popup;
    }

    /** Closes the popup, where one is open. */
    void leave() {
        popup.ifPresent(QuickAdd::leave);
    }

    // ---- without asking ---------------------------------------------------------------------------------------------

    /** Adds behind what is selected; where nothing is, behind the end of the network. On a selected edge it goes in between. */
    void behindSelection(Content content) {
        Editor editor = stage.editor();
        Selection selection = editor.selection();
        if (selection.nodes().isEmpty() && selection.edges().size() == 1) {
            stage.adding(
                    NodeEdits.insertOnEdge(editor, selection.edges().iterator().next(), content));
            return;
        }
        Optional<String> behind = selection.nodes().isEmpty()
                ? editor.body().output().map(Node::id)
                : selection.nodes().stream().reduce((_, last) -> last);
        stage.adding(behind.map(id -> NodeEdits.addBehind(editor, id, content))
                .orElseGet(() -> NodeEdits.add(editor.scope(), content, Position.of(0, 0))));
    }

    // ---- asking which -----------------------------------------------------------------------------------------------

    /** Lets the user choose a layer that goes behind the selection. */
    void askBehindSelection() {
        Optional<SceneNode> node = stage.editor().selection().nodes().stream()
                .reduce((_, last) -> last)
                .flatMap(id -> stage.scene().node(id));
        node.ifPresent(n -> stage.view().reveal(n.id()));
        Point at = node.map(n -> below(n.place()))
                .orElseGet(() -> new Point(
                        stage.view().getWidth() / 2 - 140, stage.view().getHeight() / 3));
        ask(at, this::behindSelection);
    }

    private Point below(Place p) {
        boolean down = stage.scene().direction() == Direction.DOWN;
        Point2D at = stage.viewport()
                .toScreen(down ? new Point2D.Double(p.x(), p.bottom() + 8) : new Point2D.Double(p.right() + 8, p.y()));
        return new Point((int) at.getX(), (int) at.getY());
    }

    /** Lets the user choose a layer that lies at a point of the scene. */
    void askAt(Point2D at) {
        ask(
                onScreen(at),
                content -> stage.adding(NodeEdits.add(stage.editor().scope(), content, position(at, 0.5, 0.5))));
    }

    /** Lets the user choose a layer that goes into an edge. */
    void askOn(Edge edge, Point at) {
        ask(at, content -> stage.adding(NodeEdits.insertOnEdge(stage.editor(), edge, content)));
    }

    /** Lets the user choose what a new connection leads to, or comes from. */
    void askAtEnd(ConnectGesture from, Point2D at) {
        loose = Optional.of(from);
        ask(onScreen(at), content -> stage.adding(connected(from, content, at)));
    }

    private Edit connected(ConnectGesture from, Content content, Point2D at) {
        Editor editor = stage.editor();
        boolean down = stage.scene().direction() == Direction.DOWN;
        if (from.seeksInput()) {
            Position place = down ? position(at, 0.5, 0) : position(at, 0, 0.5);
            return NodeEdits.addConnected(editor.scope(), content, place, from.fixed());
        }
        Position place = down ? position(at, 0.5, 1) : position(at, 1, 0.5);
        String id = NodeEdits.freshName(editor.body(), content);
        return NodeEdits.add(editor.scope(), content, place)
                .and(EdgeEdits.connect(editor.scope(), id, from.fixed(), from.fixedPort()));
    }

    /** The corner of a node, a share of whose width and height lies in front of a point. */
    private static Position position(Point2D at, double across, double along) {
        double x = at.getX() - Card.WIDTH * across;
        double y = at.getY() - HEIGHT * along;
        return Position.of(Math.rint(x / Snapping.GRID) * Snapping.GRID, Math.rint(y / Snapping.GRID) * Snapping.GRID);
    }

    private Point onScreen(Point2D at) {
        Point2D p = stage.viewport().toScreen(at);
        return new Point((int) p.getX(), (int) p.getY());
    }

    private void ask(Point at, java.util.function.Consumer<Content> taken) {
        popup = Optional.of(
                QuickAdd.open(stage.view(), at, stage.editor(), item -> taken.accept(item.content()), () -> {
                    loose = Optional.empty();
                    stage.repaint();
                }));
    }
}
