package org.netloom.designer.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.event.MouseEvent;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import javax.swing.JComponent;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Place;
import org.netloom.designer.widget.Actions;

/** The whole drawing in small, with a frame around what the canvas shows; a click or a drag shows something else. */
public final class Minimap extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 176;
    private static final int HEIGHT = 120;
    private static final double PADDING = 8;
    private static final float ROUND = 10;

    private final transient CanvasView view;
    private final transient Runnable sceneChanged = this::changed;
    private final transient Runnable sceneMoved = this::repaint;
    private transient BufferedImage picture;

    public Minimap(CanvasView view) {
        this.view = view;
        setPreferredSize(new Dimension(WIDTH, HEIGHT));
        setToolTipText(Texts.get("canvas.minimap.tip"));
        setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
        view.addSceneListener(sceneChanged);
        view.viewport().addListener(sceneMoved);
        Actions.held(this, this::centre);
    }

    /** Ends it. */
    public void close() {
        view.removeSceneListener(sceneChanged);
        view.viewport().removeListener(sceneMoved);
    }

    private void changed() {
        picture = null;
        repaint();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        picture = null;
    }

    /** From the scene to this component. */
    AffineTransform transform() {
        Insets in = getInsets();
        double w = getWidth() - in.left - in.right - 2 * PADDING;
        double h = getHeight() - in.top - in.bottom - 2 * PADDING;
        Rectangle2D all = view.scene().bounds();
        double s = Math.min(0.2, Math.min(w / Math.max(1, all.getWidth()), h / Math.max(1, all.getHeight())));
        AffineTransform t = AffineTransform.getTranslateInstance(getWidth() / 2.0, getHeight() / 2.0);
        t.scale(s, s);
        t.translate(-all.getCenterX(), -all.getCenterY());
        return t;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        try {
            GraphicsPen.hints(g);
            CanvasColors colors = view.colors();
            GraphicsPen pen = new GraphicsPen(g, view.keeper().texter());
            pen.box(0, 0, getWidth(), getHeight(), ROUND, colors.border());
            pen.box(1, 1, getWidth() - 2.0, getHeight() - 2.0, ROUND - 1, colors.card());
            double scale = g.getTransform().getScaleX();
            if (picture == null || picture.getWidth() != (int) Math.ceil(getWidth() * scale)) {
                picture = painted(scale, colors);
            }
            AffineTransform before = g.getTransform();
            g.scale(1 / scale, 1 / scale);
            g.drawImage(picture, 0, 0, null);
            g.setTransform(before);
            seen(g, colors);
        } finally {
            g.dispose();
        }
    }

    private BufferedImage painted(double scale, CanvasColors colors) {
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(getWidth() * scale),
                (int) Math.ceil(getHeight() * scale),
                BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        try {
            g.scale(scale, scale);
            AffineTransform t = transform();
            g.transform(t);
            Rectangle2D all = view.scene().bounds();
            new ScenePainter(
                            new GraphicsPen(g, view.keeper().texter()),
                            colors,
                            view.keeper().texter(),
                            0.001)
                    .paint(view.scene(), all);
        } finally {
            g.dispose();
        }
        return image;
    }

    /** The frame around what the canvas shows. */
    private void seen(Graphics2D g, CanvasColors colors) {
        Rectangle2D shown = view.viewport().toScene(new Rectangle2D.Double(0, 0, view.getWidth(), view.getHeight()));
        Rectangle2D frame = transform().createTransformedShape(shown).getBounds2D();
        Rectangle2D inside = new Rectangle2D.Double(2, 2, getWidth() - 4.0, getHeight() - 4.0);
        Rectangle2D visible = frame.createIntersection(inside);
        if (visible.isEmpty()) {
            return;
        }
        Color accent = colors.selection();
        GraphicsPen pen = new GraphicsPen(g, view.keeper().texter());
        pen.box(
                visible.getX(),
                visible.getY(),
                visible.getWidth(),
                visible.getHeight(),
                3,
                CanvasColors.clear(accent, 28));
        g.setStroke(new BasicStroke(1.25f));
        pen.frame(visible.getX(), visible.getY(), visible.getWidth(), visible.getHeight(), 3, accent, 1.25, false);
    }

    /** True where the drawing is larger than what the canvas shows, so that the map helps. */
    public boolean useful() {
        Rectangle2D shown = view.viewport().toScene(new Rectangle2D.Double(0, 0, view.getWidth(), view.getHeight()));
        return view.scene().nodes().stream()
                .map(SceneNode::place)
                .anyMatch(p -> !shown.contains(new Rectangle2D.Double(p.x(), p.y(), p.width(), p.height())));
    }

    /** Where a node is on the map. */
    Point2D at(Place p) {
        return transform().transform(new Point2D.Double(p.centreX(), p.centreY()), null);
    }

    private void centre(MouseEvent e) {
        AffineTransform t = transform();
        double s = t.getScaleX();
        double x = (e.getX() - t.getTranslateX()) / s;
        double y = (e.getY() - t.getTranslateY()) / s;
        view.stopGlide();
        Viewport v = view.viewport();
        v.set(v.zoom(), view.getWidth() / 2.0 - x * v.zoom(), view.getHeight() / 2.0 - y * v.zoom());
    }
}
