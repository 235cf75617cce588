package org.netloom.designer.widget;

import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.function.Consumer;
import javax.swing.Icon;
import javax.swing.UIManager;

/** Small signs for buttons, drawn as lines in the colour of the theme, 16 x 16 at scale 1. */
public enum Glyph implements Icon {
    /** Back to the default. */
    RESET(g -> {
        g.draw(new Arc2D.Double(3, 3.5, 9.5, 9.5, -60, 270, Arc2D.OPEN));
        lines(g, 2.2, 4.2, 3.4, 8, 7, 6.4);
    }),
    REMOVE(g -> {
        lines(g, 4, 4, 12, 12);
        lines(g, 12, 4, 4, 12);
    }),
    ADD(g -> {
        lines(g, 8, 3, 8, 13);
        lines(g, 3, 8, 13, 8);
    }),
    UP(g -> lines(g, 4, 10, 8, 6, 12, 10)),
    DOWN(g -> lines(g, 4, 6, 8, 10, 12, 6)),
    PREVIOUS(g -> lines(g, 10, 4, 6, 8, 10, 12)),
    NEXT(g -> lines(g, 6, 4, 10, 8, 6, 12)),
    SHUFFLE(g -> {
        lines(g, 2, 4.5, 5, 4.5, 10, 11.5, 13.5, 11.5);
        lines(g, 2, 11.5, 5, 11.5, 10, 4.5, 13.5, 4.5);
        lines(g, 11.5, 2.5, 13.5, 4.5, 11.5, 6.5);
        lines(g, 11.5, 9.5, 13.5, 11.5, 11.5, 13.5);
    }),
    FILE(g -> {
        lines(g, 4, 2, 9, 2, 12, 5, 12, 14, 4, 14, 4, 2);
        lines(g, 9, 2, 9, 5, 12, 5);
    }),
    FOLDER(g -> lines(g, 2, 13, 2, 3.5, 6, 3.5, 7.5, 5.5, 14, 5.5, 14, 13, 2, 13)),
    WARNING(g -> {
        lines(g, 8, 2.5, 14.2, 13.3, 1.8, 13.3, 8, 2.5);
        lines(g, 8, 6.3, 8, 9.6);
        g.fill(new Ellipse2D.Double(7.2, 10.8, 1.6, 1.6));
    }),
    ERROR(g -> {
        g.draw(new Ellipse2D.Double(2, 2, 12, 12));
        lines(g, 8, 4.8, 8, 8.8);
        g.fill(new Ellipse2D.Double(7.1, 10.3, 1.8, 1.8));
    }),
    INFO(g -> {
        g.draw(new Ellipse2D.Double(2, 2, 12, 12));
        lines(g, 8, 7.4, 8, 11.2);
        g.fill(new Ellipse2D.Double(7.1, 4.3, 1.8, 1.8));
    });

    private static final int SIZE = 16;

    private final transient Consumer<Graphics2D> shape;

    Glyph(Consumer<Graphics2D> shape) {
        this.shape = shape;
    }

    private static void lines(Graphics2D g, double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        g.draw(path);
    }

    @Override
    public void paintIcon(Component c, Graphics graphics, int x, int y) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.translate(x, y);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(c == null || !c.isEnabled() ? UIManager.getColor("Label.disabledForeground") : c.getForeground());
        shape.accept(g);
        g.dispose();
    }

    @Override
    public int getIconWidth() {
        return SIZE;
    }

    @Override
    public int getIconHeight() {
        return SIZE;
    }
}
