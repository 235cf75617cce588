package org.netloom.designer.canvas.tool;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.event.InputEvent;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.design.Edge;
import org.netloom.design.Position;
import org.netloom.designer.canvas.Hit;
import org.netloom.designer.canvas.SceneEdge;
import org.netloom.designer.canvas.SceneNode;
import org.netloom.designer.canvas.SceneNote;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;
import org.netloom.designer.document.Selection;
import org.netloom.designer.edit.NodeEdits;

/**
 * Moves what is selected. It comes to rest on the grid or in line with a neighbour; Alt switches that off. A single layer
 * that is connected to nothing goes into the edge that it is dropped on.
 */
final class MoveGesture extends Gesture {
    /** How near, in pixels of the screen, a line attracts. */
    private static final double NEAR = 6;

    private final Stage stage;
    private final Point2D start;
    private final Map<String, Place> nodes = new LinkedHashMap<>();
    private final Map<Integer, Place> notes = new LinkedHashMap<>();
    private final List<Place> others = new ArrayList<>();
    /** As they were at the start: while a node is dragged they make way for it. */
    private final List<SceneEdge> edges;

    private final Rectangle2D bounds;
    private Snapping snapping = Snapping.free(0, 0);
    private Optional<Edge> onto = Optional.empty();

    MoveGesture(Stage stage, Point2D start) {
        this.stage = stage;
        this.start = start;
        this.edges = List.copyOf(stage.scene().edges());
        Selection selection = stage.editor().selection();
        for (SceneNode n : stage.scene().nodes()) {
            if (selection.nodes().contains(n.id())) {
                nodes.put(n.id(), n.place());
            } else {
                others.add(n.place());
            }
        }
        for (SceneNote n : stage.scene().notes()) {
            if (selection.notes().contains(n.index())) {
                notes.put(n.index(), n.place());
            }
        }
        Rectangle2D all = null;
        for (Map<?, Place> places : List.of(nodes, notes)) {
            for (Place p : places.values()) {
                Rectangle2D r = new Rectangle2D.Double(p.x(), p.y(), p.width(), p.height());
                all = all == null ? r : all.createUnion(r);
            }
        }
        bounds = all == null ? new Rectangle2D.Double() : all;
    }

    @Override
    void drag(Point2D at, InputEvent how) {
        double dx = at.getX() - start.getX();
        double dy = at.getY() - start.getY();
        snapping = how.isAltDown()
                ? Snapping.free(dx, dy)
                : Snapping.of(bounds, others, dx, dy, NEAR / stage.viewport().zoom());
        onto = edgeBelow(at);
        stage.mark(onto.<Hit>map(e -> new Hit.EdgeHit(e, Hit.Near.MIDDLE)).orElse(Hit.NOTHING));
        Map<String, Place> preview = new LinkedHashMap<>();
        nodes.forEach((id, p) -> preview.put(id, p.at(p.x() + snapping.dx(), p.y() + snapping.dy())));
        Map<Integer, Place> previewNotes = new LinkedHashMap<>();
        notes.forEach((i, p) -> previewNotes.put(i, p.at(p.x() + snapping.dx(), p.y() + snapping.dy())));
        stage.preview(preview, previewNotes);
        stage.repaint();
    }

    /** The edge that a single unconnected layer would go into. */
    private Optional<Edge> edgeBelow(Point2D at) {
        if (nodes.size() != 1 || !notes.isEmpty()) {
            return Optional.empty();
        }
        Editor editor = stage.editor();
        String id = nodes.keySet().iterator().next();
        boolean alone = editor.body().edgesInto(id).isEmpty()
                && editor.body().edgesOutOf(id).isEmpty()
                && stage.scene().node(id).filter(n -> n.inputs() > 0).isPresent();
        return alone ? stage.edgeNear(edges, at).map(SceneEdge::edge) : Optional.empty();
    }

    @Override
    void release() {
        stage.noPreview();
        if (snapping.dx() != 0 || snapping.dy() != 0) {
            Editor editor = stage.editor();
            Map<String, Position> places = new LinkedHashMap<>();
            nodes.forEach((id, p) -> places.put(id, moved(p)));
            Map<Integer, Position> notePlaces = new LinkedHashMap<>();
            notes.forEach((i, p) -> notePlaces.put(i, moved(p)));
            Edit move = NodeEdits.move(editor.scope(), places, notePlaces);
            if (onto.isPresent()) {
                String id = nodes.keySet().iterator().next();
                move = NodeEdits.moveOntoEdge(editor.scope(), id, onto.get(), places.get(id));
            }
            if (nodes.isEmpty()) {
                stage.edit(move);
            } else {
                stage.editPlacing(move);
            }
        }
        stage.repaint();
    }

    private Position moved(Place p) {
        return Position.of(p.x() + snapping.dx(), p.y() + snapping.dy());
    }

    @Override
    void cancel() {
        stage.noPreview();
        stage.repaint();
    }

    @Override
    void paint(Graphics2D g) {
        if (onto.isPresent()) {
            return;
        }
        Color accent = stage.accent();
        Stroke before = g.getStroke();
        g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 3}, 0));
        g.setColor(new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), 200));
        for (Snapping.Guide guide : snapping.guides()) {
            Point2D a = stage.viewport().toScreen(new Point2D.Double(guide.x1(), guide.y1()));
            Point2D b = stage.viewport().toScreen(new Point2D.Double(guide.x2(), guide.y2()));
            double ex = guide.y1() == guide.y2() ? 12 : 0;
            double ey = 12 - ex;
            g.draw(new Line2D.Double(
                    Math.rint(a.getX() - ex) + 0.5,
                    Math.rint(a.getY() - ey) + 0.5,
                    Math.rint(b.getX() + ex) + 0.5,
                    Math.rint(b.getY() + ey) + 0.5));
        }
        g.setStroke(before);
    }
}
