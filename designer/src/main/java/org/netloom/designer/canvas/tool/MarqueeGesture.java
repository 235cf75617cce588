package org.netloom.designer.canvas.tool;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.event.InputEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashSet;
import java.util.Set;
import org.netloom.design.Edge;
import org.netloom.designer.canvas.SceneNode;
import org.netloom.designer.canvas.SceneNote;
import org.netloom.designer.document.Selection;

/** Selects what a rectangle touches, together with what was selected where a key is held. */
final class MarqueeGesture extends Gesture {
    private final Stage stage;
    private final Point2D start;
    private final Selection before;
    private final boolean adds;
    private Rectangle2D area = new Rectangle2D.Double();

    MarqueeGesture(Stage stage, Point2D start, boolean adds) {
        this.stage = stage;
        this.start = start;
        this.adds = adds;
        this.before = stage.editor().selection();
    }

    @Override
    void drag(Point2D at, InputEvent how) {
        area = new Rectangle2D.Double(start.getX(), start.getY(), 0, 0);
        area.add(at);
        Set<String> nodes = new LinkedHashSet<>(adds ? before.nodes() : Set.of());
        for (SceneNode n : stage.scene().nodes()) {
            if (n.bounds().intersects(area)) {
                nodes.add(n.id());
            }
        }
        Set<Integer> notes = new LinkedHashSet<>(adds ? before.notes() : Set.of());
        for (SceneNote n : stage.scene().notes()) {
            Rectangle2D place = new Rectangle2D.Double(
                    n.place().x(), n.place().y(), n.place().width(), n.place().height());
            if (place.intersects(area)) {
                notes.add(n.index());
            }
        }
        Set<Edge> edges = adds ? before.edges() : Set.of();
        stage.editor().select(new Selection(nodes, edges, notes));
        stage.repaint();
    }

    @Override
    void release() {
        stage.repaint();
    }

    @Override
    void cancel() {
        stage.editor().select(before);
        stage.repaint();
    }

    @Override
    void paint(Graphics2D g) {
        Rectangle2D r = stage.viewport().toScreen(area);
        Rectangle2D crisp = new Rectangle2D.Double(
                Math.rint(r.getX()) + 0.5,
                Math.rint(r.getY()) + 0.5,
                Math.rint(r.getWidth()),
                Math.rint(r.getHeight()));
        Color accent = stage.accent();
        g.setColor(new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), 28));
        g.fill(crisp);
        g.setColor(accent);
        g.draw(crisp);
    }
}
