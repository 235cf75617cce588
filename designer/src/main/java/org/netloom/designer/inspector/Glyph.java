package org.netloom.designer.inspector;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.Supplier;
import javax.swing.Icon;
import org.netloom.problem.Severity;

/** The small signs of this package, drawn as lines on 16 x 16, in the colours of the theme. */
enum Glyph implements Icon {
    ERROR(() -> Look.of(Severity.ERROR)) {
        @Override
        void draw(Graphics2D g) {
            g.fill(new Ellipse2D.Double(1.5, 1.5, 13, 13));
            g.setColor(Color.WHITE);
            g.draw(path(8, 4.6, 8, 8.6));
            g.fill(new Ellipse2D.Double(7, 10.4, 2, 2));
        }
    },
    WARNING(() -> Look.of(Severity.WARNING)) {
        @Override
        void draw(Graphics2D g) {
            Path2D triangle = path(8, 2, 15, 14, 1, 14);
            triangle.closePath();
            g.fill(triangle);
            g.draw(triangle);
            g.setColor(Color.WHITE);
            g.draw(path(8, 6, 8, 9.6));
            g.fill(new Ellipse2D.Double(7, 11.2, 2, 2));
        }
    },
    DONE(() -> Look.of(org.netloom.spec.Category.NORMALIZATION)) {
        @Override
        void draw(Graphics2D g) {
            g.draw(new Ellipse2D.Double(1.5, 1.5, 13, 13));
            g.draw(path(5, 8.2, 7.2, 10.4, 11.2, 5.8));
        }
    },
    RESET(Look::quiet) {
        @Override
        void draw(Graphics2D g) {
            g.draw(new Arc2D.Double(3, 3, 10, 10, 150, -290, Arc2D.OPEN));
            g.draw(path(3, 2.6, 3.4, 6, 6.8, 5.6));
        }
    },
    LINKED(Look::quiet) {
        @Override
        void draw(Graphics2D g) {
            g.draw(new RoundRectangle2D.Double(1.5, 5.5, 7, 5, 5, 5));
            g.draw(new RoundRectangle2D.Double(7.5, 5.5, 7, 5, 5, 5));
        }
    },
    UNLINKED(Look::quiet) {
        @Override
        void draw(Graphics2D g) {
            g.draw(new Arc2D.Double(1.5, 5.5, 5, 5, 70, 220, Arc2D.OPEN));
            g.draw(new Arc2D.Double(9.5, 5.5, 5, 5, 250, 220, Arc2D.OPEN));
            g.draw(path(6.6, 12.4, 9.4, 3.6));
        }
    },
    PARAMETER(Look::quiet) {
        @Override
        void draw(Graphics2D g) {
            Path2D s = new Path2D.Double();
            s.moveTo(11.2, 5);
            s.curveTo(10.4, 3.4, 5, 3, 5, 5.8);
            s.curveTo(5, 8.6, 11.2, 7.2, 11.2, 10.4);
            s.curveTo(11.2, 13, 5.6, 12.8, 4.8, 11);
            g.draw(s);
            g.draw(path(8, 1.6, 8, 14.4));
        }
    },
    COPY(Look::quiet) {
        @Override
        void draw(Graphics2D g) {
            g.draw(new RoundRectangle2D.Double(5.5, 5.5, 8, 8, 2, 2));
            g.draw(path(10.5, 2.5, 4, 2.5, 2.5, 4, 2.5, 10.5));
        }
    },
    ADD(Look::quiet) {
        @Override
        void draw(Graphics2D g) {
            g.draw(path(8, 3, 8, 13));
            g.draw(path(3, 8, 13, 8));
        }
    },
    REMOVE(Look::quiet) {
        @Override
        void draw(Graphics2D g) {
            g.draw(path(4, 4, 12, 12));
            g.draw(path(12, 4, 4, 12));
        }
    },
    FLOW(Look::quiet) {
        @Override
        void draw(Graphics2D g) {
            g.draw(path(2, 8, 13.5, 8));
            g.draw(path(10, 4.5, 13.5, 8, 10, 11.5));
        }
    },
    CHOSEN(Look::accent) {
        @Override
        void draw(Graphics2D g) {
            g.draw(path(3, 8.5, 6.5, 12, 13, 4.5));
        }
    };

    static final int SIZE = 16;
    private static final float LINE = 1.4f;

    private final Supplier<Color> colour;

    Glyph(Supplier<Color> colour) {
        this.colour = colour;
    }

    static Glyph of(Severity severity) {
        return severity == Severity.ERROR ? ERROR : WARNING;
    }

    /** Draws it on 16 x 16 in the colour that is set. */
    abstract void draw(Graphics2D g);

    static Path2D path(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    @Override
    public void paintIcon(Component c, Graphics graphics, int x, int y) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.translate(x, y);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setStroke(new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(c.isEnabled() ? colour.get() : Look.faint(colour.get(), 110));
        draw(g);
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
