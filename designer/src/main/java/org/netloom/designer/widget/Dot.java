package org.netloom.designer.widget;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.Supplier;

/** A small spot of colour in front of a name. */
public record Dot(Supplier<Color> colour) implements Drawn {
    private static final int WIDTH = 10;

    @Override
    public void draw(Graphics2D g, Component c) {
        g.setColor(colour.get());
        g.fill(new RoundRectangle2D.Double(0, 0, WIDTH, WIDTH, 4, 4));
    }

    @Override
    public int getIconWidth() {
        return WIDTH;
    }

    @Override
    public int getIconHeight() {
        return WIDTH;
    }
}
