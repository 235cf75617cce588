package org.netloom.designer.widget;

import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import javax.swing.Icon;

/** An icon drawn with lines of round ends, smooth at every scale; 16 x 16 unless it says otherwise. */
public interface Drawn extends Icon {
    /** Width and height of the usual ones. */
    int SIZE = 16;

    /** Draws it, with its upper left corner at 0, 0. */
    void draw(Graphics2D g, Component c);

    @Override
    default void paintIcon(Component c, Graphics graphics, int x, int y) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.translate(x, y);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        draw(g, c);
        g.dispose();
    }

    @Override
    default int getIconWidth() {
        return SIZE;
    }

    @Override
    default int getIconHeight() {
        return SIZE;
    }

    /** The line through points, x and y in turn. */
    static Path2D path(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }
}
