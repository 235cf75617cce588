package org.netloom.designer.canvas;

import java.awt.Dimension;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which part of a scene is seen how large: a point of the component is {@code scene * zoom + offset}. */
public final class Viewport {
    public static final double LEAST = 0.02;
    public static final double MOST = 4;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private double zoom = 1;
    private double x;
    private double y;

    public double zoom() {
        return zoom;
    }

    /** Where the origin of the scene is on the component. */
    public double x() {
        return x;
    }

    /** Where the origin of the scene is on the component. */
    public double y() {
        return y;
    }

    public Point2D toScreen(Point2D scene) {
        return new Point2D.Double(scene.getX() * zoom + x, scene.getY() * zoom + y);
    }

    public Rectangle2D toScreen(Rectangle2D scene) {
        return new Rectangle2D.Double(
                scene.getX() * zoom + x, scene.getY() * zoom + y, scene.getWidth() * zoom, scene.getHeight() * zoom);
    }

    public Point2D toScene(Point2D screen) {
        return new Point2D.Double((screen.getX() - x) / zoom, (screen.getY() - y) / zoom);
    }

    public Rectangle2D toScene(Rectangle2D screen) {
        return new Rectangle2D.Double(
                (screen.getX() - x) / zoom,
                (screen.getY() - y) / zoom,
                screen.getWidth() / zoom,
                screen.getHeight() / zoom);
    }

    /** From the scene to the component. */
    public AffineTransform transform() {
        return new AffineTransform(zoom, 0, 0, zoom, x, y);
    }

    /** Shows something else. */
    public void set(double newZoom, double newX, double newY) {
        double z = Math.clamp(newZoom, LEAST, MOST);
        // Whole pixels keep lines crisp while panning.
        double px = Math.rint(newX);
        double py = Math.rint(newY);
        if (z != zoom || px != x || py != y) {
            zoom = z;
            x = px;
            y = py;
            listeners.forEach(Runnable::run);
        }
    }

    /** Moves what is seen by pixels of the component. */
    public void pan(double dx, double dy) {
        set(zoom, x + dx, y + dy);
    }

    /** Another zoom; the scene stays where it is under a point of the component. */
    public void zoomAt(Point2D screen, double newZoom) {
        double z = Math.clamp(newZoom, LEAST, MOST);
        Point2D at = toScene(screen);
        set(z, screen.getX() - at.getX() * z, screen.getY() - at.getY() * z);
    }

    /**
     * The view that shows an area in the middle of a component.
     *
     * @param most zoom, so that little things do not grow huge
     * @return zoom, x and y
     */
    static double[] fitting(Rectangle2D area, Dimension size, double margin, double most) {
        double w = Math.max(1, size.width - 2 * margin);
        double h = Math.max(1, size.height - 2 * margin);
        double z = Math.min(most, Math.min(w / Math.max(1, area.getWidth()), h / Math.max(1, area.getHeight())));
        z = Math.clamp(z, LEAST, MOST);
        return new double[] {z, size.width / 2.0 - area.getCenterX() * z, size.height / 2.0 - area.getCenterY() * z};
    }

    /** Is told after every change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
