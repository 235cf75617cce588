package org.netloom.designer.canvas.tool;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netloom.design.Content;
import org.netloom.design.Edge;
import org.netloom.design.Position;
import org.netloom.designer.canvas.Card;
import org.netloom.designer.canvas.SceneEdge;
import org.netloom.designer.canvas.SceneNode;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Place;
import org.netloom.designer.edit.EdgeEdits;
import org.netloom.designer.edit.NodeEdits;
import org.netloom.render.Direction;
import org.netloom.spec.LayerSpec;

/**
 * What a layer from the palette becomes where it is held: it goes into an edge, connects to a port nearby, or lies alone.
 *
 * @param place of the new node, in the scene
 */
record DropPlan(Content content, Place place, Kind kind) {
    /** Height of a card with a row of settings. */
    private static final double HEIGHT = 74;

    /** How near a port has to be, in pixels at zoom 1, to be connected. */
    private static final double PORT = 56;

    /** A port that has an edge already is meant only from nearer. */
    private static final double USED_PORT = 30;

    private static final double ALIGN = 20;

    /** Room for the edge. */
    private static final double GAP = 40;

    /** What happens on the drop. */
    sealed interface Kind {
        /** Between the two nodes of an edge. */
        record OnEdge(Edge edge) implements Kind {}

        /** Behind the output of a node. */
        record Behind(String node, Point2D port) implements Kind {}

        /** In front of a free input. */
        record Before(String node, int input, Point2D port) implements Kind {}

        /** Connected to nothing. */
        record Alone() implements Kind {}
    }

    /** Works out what happens at a point of the scene, which becomes the middle of the new node. */
    static DropPlan at(Stage stage, Content content, Point2D point) {
        Place place = new Place(point.getX() - Card.WIDTH / 2, point.getY() - HEIGHT / 2, Card.WIDTH, HEIGHT);
        boolean takes = takesInput(content);
        if (takes) {
            Optional<Edge> edge = stage.edgeNear(point).map(SceneEdge::edge);
            if (edge.isPresent()) {
                return new DropPlan(content, place, new Kind.OnEdge(edge.get()));
            }
        }
        boolean down = stage.scene().direction() == Direction.DOWN;
        Kind kind = near(stage, place, takes, down);
        return new DropPlan(content, settled(stage, place, kind, down), kind);
    }

    private static boolean takesInput(Content content) {
        return !(content instanceof Content.Layer(LayerSpec spec))
                || spec.arity().max() > 0;
    }

    private static Kind near(Stage stage, Place place, boolean takes, boolean down) {
        Point2D input =
                down ? new Point2D.Double(place.centreX(), place.y()) : new Point2D.Double(place.x(), place.centreY());
        Point2D output = down
                ? new Point2D.Double(place.centreX(), place.bottom())
                : new Point2D.Double(place.right(), place.centreY());
        double least = 1;
        Kind best = new Kind.Alone();
        for (SceneNode n : stage.scene().nodes()) {
            if (takes) {
                boolean used = !stage.editor().body().edgesOutOf(n.id()).isEmpty();
                double d = n.output().distance(input) / (used ? USED_PORT : PORT);
                if (d < least) {
                    least = d;
                    best = new Kind.Behind(n.id(), n.output());
                }
            }
            for (int port : freeInputs(stage, n)) {
                double d = n.input(port).distance(output) / PORT;
                if (d < least) {
                    least = d;
                    best = new Kind.Before(n.id(), port, n.input(port));
                }
            }
        }
        return best;
    }

    private static List<Integer> freeInputs(Stage stage, SceneNode n) {
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < n.inputs(); i++) {
            int port = i;
            if (stage.editor().body().edgesInto(n.id()).stream().noneMatch(e -> e.port() == port)) {
                free.add(port);
            }
        }
        return free;
    }

    /** On the grid or in line with a neighbour; straight behind or in front of the port that it is connected to, and not too near. */
    private static Place settled(Stage stage, Place place, Kind kind, boolean down) {
        return switch (kind) {
            case Kind.Behind(String _, Point2D port) -> apart(place, port, down, true);
            case Kind.Before(String _, int _, Point2D port) -> apart(place, port, down, false);
            case Kind.OnEdge _, Kind.Alone _ -> snapped(stage, place);
        };
    }

    private static Place snapped(Stage stage, Place place) {
        List<Place> others =
                stage.scene().nodes().stream().map(SceneNode::place).toList();
        Snapping snap = Snapping.of(
                new Rectangle2D.Double(place.x(), place.y(), place.width(), place.height()), others, 0, 0, 6);
        return place.at(place.x() + snap.dx(), place.y() + snap.dy());
    }

    private static Place apart(Place place, Point2D port, boolean down, boolean behind) {
        double across = down ? port.getX() - place.centreX() : port.getY() - place.centreY();
        double shift = Math.abs(across) <= ALIGN ? across : 0;
        if (down) {
            double y = behind
                    ? Math.max(place.y(), port.getY() + GAP)
                    : Math.min(place.y(), port.getY() - GAP - place.height());
            return place.at(place.x() + shift, y);
        }
        double x = behind
                ? Math.max(place.x(), port.getX() + GAP)
                : Math.min(place.x(), port.getX() - GAP - place.width());
        return place.at(x, place.y() + shift);
    }

    /** The edit that a drop is. */
    Edit edit(Stage stage) {
        var editor = stage.editor();
        Position at = Position.of(Math.rint(place.x()), Math.rint(place.y()));
        return switch (kind) {
            case Kind.OnEdge(Edge edge) -> NodeEdits.insertOnEdge(editor, edge, content);
            case Kind.Behind(String node, Point2D _) -> NodeEdits.addConnected(editor.scope(), content, at, node);
            case Kind.Before(String node, int input, Point2D _) -> {
                String id = NodeEdits.freshName(editor.body(), content);
                yield NodeEdits.add(editor.scope(), content, at)
                        .and(EdgeEdits.connect(editor.scope(), id, node, input));
            }
            case Kind.Alone() -> NodeEdits.add(editor.scope(), content, at);
        };
    }
}
