package org.netloom.designer.canvas.tool;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.event.InputEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netloom.design.Edge;
import org.netloom.designer.canvas.Hit;
import org.netloom.designer.canvas.SceneEdge;
import org.netloom.designer.canvas.SceneNode;
import org.netloom.designer.edit.ConnectionRules;
import org.netloom.designer.edit.EdgeEdits;

/**
 * Draws an edge: a new one from an output or back from an input, or the other end of one that is there. While the mouse is
 * down the ports that it can end at glow, and an impossible end says why.
 */
final class ConnectGesture extends Gesture {
    /** How near, in pixels of the screen, a port attracts. */
    private static final double MAGNET = 26;

    /** More than these need not glow: they are not told apart any more. */
    private static final int MOST_GLOWING = 300;

    /** What is drawn where the mouse is released over nothing. */
    interface Elsewhere {
        /**
         * @param fixed the node of the end that stays
         * @param at where, in the scene
         */
        void released(ConnectGesture gesture, Point2D at);
    }

    private final Stage stage;
    private final Optional<Edge> moved;
    private final boolean movesInput;
    private final String fixed;
    private final int fixedPort;
    private final ConnectionRules rules;
    private final Elsewhere elsewhere;
    private Point2D mouse;
    private Optional<End> end = Optional.empty();

    /**
     * Where the edge would end.
     *
     * @param impossible why it cannot
     * @param misfit why it can, but should not
     */
    private record End(String node, int port, Point2D at, Optional<String> impossible, Optional<String> misfit) {}

    private ConnectGesture(
            Stage stage,
            Optional<Edge> moved,
            boolean movesInput,
            String fixed,
            int fixedPort,
            Point2D mouse,
            Elsewhere elsewhere) {
        this.stage = stage;
        this.moved = moved;
        this.movesInput = movesInput;
        this.fixed = fixed;
        this.fixedPort = fixedPort;
        this.mouse = mouse;
        this.elsewhere = elsewhere;
        this.rules = moved.map(e -> ConnectionRules.moving(stage.editor(), e))
                .orElseGet(() -> ConnectionRules.of(stage.editor()));
    }

    /** A new edge from the output of a node. */
    static ConnectGesture fromOutput(Stage stage, String node, Point2D mouse, Elsewhere elsewhere) {
        return new ConnectGesture(stage, Optional.empty(), true, node, 0, mouse, elsewhere);
    }

    /** A new edge into an input of a node. */
    static ConnectGesture fromInput(Stage stage, String node, int port, Point2D mouse, Elsewhere elsewhere) {
        return new ConnectGesture(stage, Optional.empty(), false, node, port, mouse, elsewhere);
    }

    /** The end of an edge goes to another input. */
    static ConnectGesture moveEnd(Stage stage, Edge edge, Point2D mouse) {
        return new ConnectGesture(stage, Optional.of(edge), true, edge.from(), 0, mouse, (_, _) -> {});
    }

    /** The beginning of an edge goes to another output. */
    static ConnectGesture moveStart(Stage stage, Edge edge, Point2D mouse) {
        return new ConnectGesture(stage, Optional.of(edge), false, edge.to(), edge.port(), mouse, (_, _) -> {});
    }

    /** True where the end that follows the mouse looks for an input. */
    boolean seeksInput() {
        return movesInput;
    }

    /** The node of the end that stays. */
    String fixed() {
        return fixed;
    }

    /** The input of the end that stays, where that is one. */
    int fixedPort() {
        return fixedPort;
    }

    // ---- where it ends ----------------------------------------------------------------------------------------------

    @Override
    void drag(Point2D at, InputEvent how) {
        mouse = at;
        end = nearestPort(at).or(() -> nodeBelow(at)).map(this::judged);
        stage.mark(
                end.<Hit>map(e -> new Hit.NodeHit(e.node(), Hit.Part.BODY, "")).orElse(Hit.NOTHING));
        stage.repaint();
    }

    private Optional<End> nearestPort(Point2D at) {
        double least = MAGNET / stage.viewport().zoom();
        End best = null;
        for (SceneNode n : stage.scene().nodes()) {
            for (int port = 0; port < (movesInput ? n.inputs() : 1); port++) {
                Point2D p = movesInput ? n.input(port) : n.output();
                double d = p.distance(at);
                if (d < least && !n.id().equals(fixed)) {
                    least = d;
                    best = new End(n.id(), port, p, Optional.empty(), Optional.empty());
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** A node as a whole stands for its first free input. */
    private Optional<End> nodeBelow(Point2D at) {
        for (SceneNode n : new ArrayList<>(stage.scene().nodes()).reversed()) {
            if (n.contains(at.getX(), at.getY()) && !n.id().equals(fixed)) {
                int port = movesInput ? ConnectionRules.freePort(stage.editor(), n.id()) : 0;
                Point2D p = !movesInput ? n.output() : n.inputs() == 0 ? n.arrival() : n.input(port);
                return Optional.of(new End(n.id(), port, p, Optional.empty(), Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private End judged(End e) {
        Edge edge = edge(e);
        if (moved.filter(edge::equals).isPresent()) {
            return e;
        }
        Optional<String> impossible = rules.impossible(edge.from(), edge.to(), edge.port());
        Optional<String> misfit =
                impossible.isPresent() ? Optional.empty() : rules.misfit(edge.from(), edge.to(), edge.port());
        return new End(e.node(), e.port(), e.at(), impossible, misfit);
    }

    private Edge edge(End e) {
        return movesInput ? new Edge(fixed, e.node(), e.port()) : new Edge(e.node(), fixed, fixedPort);
    }

    // ---- its end ----------------------------------------------------------------------------------------------------

    @Override
    void release() {
        stage.mark(Hit.NOTHING);
        stage.repaint();
        if (end.isEmpty()) {
            elsewhere.released(this, mouse);
            return;
        }
        End e = end.get();
        Edge now = edge(e);
        // Where it is impossible, that was said while the mouse was down.
        if (e.impossible().isPresent()) {
            return;
        }
        if (moved.isEmpty()) {
            stage.edit(EdgeEdits.connect(stage.editor().scope(), now.from(), now.to(), now.port()));
        } else if (!now.equals(moved.get())) {
            stage.edit(EdgeEdits.reconnect(stage.editor().scope(), moved.get(), now));
        }
    }

    @Override
    void cancel() {
        stage.mark(Hit.NOTHING);
        stage.repaint();
    }

    // ---- painting ---------------------------------------------------------------------------------------------------

    @Override
    void paint(Graphics2D g) {
        glow(g);
        Color tone = end.map(this::tone).orElse(stage.accent());
        Point2D free = stage.viewport().toScreen(end.map(End::at).orElse(mouse));
        fixedEnd()
                .map(p -> stage.viewport().toScreen(p))
                .ifPresent(p -> Wire.paint(
                        g,
                        movesInput ? p : free,
                        movesInput ? free : p,
                        stage.scene().direction(),
                        tone,
                        end.isEmpty() || end.get().impossible().isPresent()));
        end.ifPresent(e -> {
            Point2D at = stage.viewport().toScreen(e.at());
            Wire.glow(g, at, tone, stage.colors().card(), true);
            e.impossible()
                    .or(e::misfit)
                    .ifPresent(why -> Bubble.paint(
                            g,
                            why,
                            tone,
                            stage.viewport().toScreen(mouse),
                            stage.view().getSize()));
        });
    }

    private Color tone(End e) {
        if (e.impossible().isPresent()) {
            return stage.colors().error();
        }
        return e.misfit().isPresent() ? stage.colors().warning() : stage.accent();
    }

    private Optional<Point2D> fixedEnd() {
        // An edge that is moved keeps its place at the end that stays.
        Optional<Point2D> ofEdge = moved.flatMap(e -> stage.scene().edge(e))
                .map(SceneEdge::route)
                .map(r -> movesInput ? r.start() : r.end());
        return ofEdge.or(() -> stage.scene()
                .node(fixed)
                .map(n -> movesInput ? n.output() : n.inputs() > fixedPort ? n.input(fixedPort) : n.arrival()));
    }

    private void glow(Graphics2D g) {
        Rectangle2D seen = stage.viewport()
                .toScene(new Rectangle2D.Double(
                        0, 0, stage.view().getWidth(), stage.view().getHeight()));
        List<SceneNode> near = stage.scene().nodes().stream()
                .filter(n -> n.bounds().intersects(seen) && !n.id().equals(fixed))
                .limit(MOST_GLOWING)
                .toList();
        for (SceneNode n : near) {
            for (int port = 0; port < (movesInput ? n.inputs() : 1); port++) {
                Point2D p = movesInput ? n.input(port) : n.output();
                Edge edge = edge(new End(n.id(), port, p, Optional.empty(), Optional.empty()));
                boolean possible =
                        rules.impossible(edge.from(), edge.to(), edge.port()).isEmpty();
                if (possible) {
                    Wire.glow(
                            g,
                            stage.viewport().toScreen(p),
                            stage.accent(),
                            stage.colors().card(),
                            false);
                }
            }
        }
    }

    /** What is said at the mouse just now; empty where nothing is. */
    String said() {
        return end.flatMap(e -> e.impossible().or(e::misfit)).orElse("");
    }
}
