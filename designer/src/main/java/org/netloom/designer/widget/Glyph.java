package org.netloom.designer.widget;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.Icon;
import javax.swing.UIManager;

/** Small signs for buttons, drawn as lines in the colour of the theme, 16 x 16 at scale 1. */
public enum Glyph implements Drawn {
    /** Back to the default. */
    RESET(g -> {
        g.draw(new Arc2D.Double(3, 3, 10, 10, 150, -290, Arc2D.OPEN));
        lines(g, 3, 2.6, 3.4, 6, 6.8, 5.6);
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
    COPY(g -> {
        g.draw(new RoundRectangle2D.Double(5.5, 5.5, 8, 8, 2, 2));
        lines(g, 10.5, 2.5, 4, 2.5, 2.5, 4, 2.5, 10.5);
    }),
    LINKED(g -> {
        g.draw(new RoundRectangle2D.Double(1.5, 5.5, 7, 5, 5, 5));
        g.draw(new RoundRectangle2D.Double(7.5, 5.5, 7, 5, 5, 5));
    }),
    UNLINKED(g -> {
        g.draw(new Arc2D.Double(1.5, 5.5, 5, 5, 70, 220, Arc2D.OPEN));
        g.draw(new Arc2D.Double(9.5, 5.5, 5, 5, 250, 220, Arc2D.OPEN));
        lines(g, 6.6, 12.4, 9.4, 3.6);
    }),
    /** The $ of a parameter of a block. */
    PARAMETER(g -> {
        Path2D s = new Path2D.Double();
        s.moveTo(11.2, 5);
        s.curveTo(10.4, 3.4, 5, 3, 5, 5.8);
        s.curveTo(5, 8.6, 11.2, 7.2, 11.2, 10.4);
        s.curveTo(11.2, 13, 5.6, 12.8, 4.8, 11);
        g.draw(s);
        lines(g, 8, 1.6, 8, 14.4);
    }),
    /** From a step to the next. */
    FLOW(g -> {
        lines(g, 2, 8, 13.5, 8);
        lines(g, 10, 4.5, 13.5, 8, 10, 11.5);
    }),
    DONE(g -> {
        g.draw(new Ellipse2D.Double(1.5, 1.5, 13, 13));
        lines(g, 5, 8.2, 7.2, 10.4, 11.2, 5.8);
    });

    /** Strength of a coloured sign that is disabled, of 255. */
    private static final int FAINT = 110;

    private final transient Consumer<Graphics2D> shape;

    Glyph(Consumer<Graphics2D> shape) {
        this.shape = shape;
    }

    private static void lines(Graphics2D g, double... points) {
        g.draw(Drawn.path(points));
    }

    /** The sign in a colour of its own instead of that of the text beside it. */
    public Icon in(Supplier<Color> colour) {
        return (Drawn) (g, c) -> {
            Color full = colour.get();
            g.setColor(c.isEnabled() ? full : new Color(full.getRed(), full.getGreen(), full.getBlue(), FAINT));
            shape.accept(g);
        };
    }

    @Override
    public void draw(Graphics2D g, Component c) {
        g.setColor(c == null || !c.isEnabled() ? UIManager.getColor("Label.disabledForeground") : c.getForeground());
        shape.accept(g);
    }
}
