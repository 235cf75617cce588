package org.netloom.designer.widget;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.netloom.data.Targets;

/** Boxes and points over a picture of a sample; places are shares of its width and height. */
public final class PlacePicture {
    /** Lines need room: smaller pictures are enlarged by a whole factor up to this side. */
    private static final int SIDE = 192;

    private static final float LINE = 2;
    private static final double RADIUS = 4;

    private final BufferedImage image;

    public PlacePicture(BufferedImage sample) {
        int factor = Math.max(1, SIDE / Math.max(sample.getWidth(), sample.getHeight()));
        image = new BufferedImage(sample.getWidth() * factor, sample.getHeight() * factor, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.drawImage(sample, 0, 0, image.getWidth(), image.getHeight(), null);
        g.dispose();
    }

    /** The picture with all that was added. */
    public BufferedImage image() {
        return image;
    }

    /** A box of which middle and extent are given. */
    public void box(double x, double y, double width, double height, Color colour) {
        double w = image.getWidth();
        double h = image.getHeight();
        outline(new Rectangle2D.Double((x - width / 2) * w, (y - height / 2) * h, width * w, height * h), colour);
    }

    /** A ring around a point; nothing where it cannot be seen. */
    public void point(double x, double y, Color colour) {
        if (!Double.isNaN(x) && !Double.isNaN(y)) {
            outline(
                    new Ellipse2D.Double(
                            x * image.getWidth() - RADIUS, y * image.getHeight() - RADIUS, 2 * RADIUS, 2 * RADIUS),
                    colour);
        }
    }

    /** The colour between two dark lines shows on every ground. */
    private void outline(java.awt.Shape shape, Color colour) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setStroke(new BasicStroke(LINE + 2));
        g.setColor(Color.BLACK);
        g.draw(shape);
        g.setStroke(new BasicStroke(LINE));
        g.setColor(colour);
        g.draw(shape);
        g.dispose();
    }

    /** Colours by index. */
    public interface Colours {
        Color of(int index);
    }

    /**
     * A sample with its boxes or points.
     *
     * @param y target of the sample
     * @return the picture itself where the targets have no such places
     */
    public static BufferedImage of(BufferedImage sample, Targets targets, float[] y, Colours colours) {
        return switch (targets) {
            case Targets.Boxes _ -> {
                PlacePicture p = new PlacePicture(sample);
                for (int at = 0; at < y.length && y[at] >= 0; at += Targets.Boxes.ROW) {
                    p.box(y[at + 1], y[at + 2], y[at + 3], y[at + 4], colours.of((int) y[at]));
                }
                yield p.image();
            }
            case Targets.Points _ -> {
                PlacePicture p = new PlacePicture(sample);
                for (int i = 0; i + 1 < y.length; i += 2) {
                    p.point(y[i], y[i + 1], colours.of(i / 2));
                }
                yield p.image();
            }
            case Targets.Classes _, Targets.Values _, Targets.ClassMap _, Targets.Labels _ -> sample;
        };
    }
}
