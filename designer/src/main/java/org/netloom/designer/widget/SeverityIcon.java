package org.netloom.designer.widget;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.netloom.problem.Severity;
import org.netloom.render.Theme;

/** The sign of an error or a warning, in the colours that the drawing of the design uses for them. */
public record SeverityIcon(Severity severity) implements Drawn {
    /** Colour of a severity in the present theme. */
    public static Color colour(Severity severity) {
        Theme theme = Inks.theme();
        return Inks.of(severity == Severity.ERROR ? theme.error() : theme.warning());
    }

    @Override
    public void draw(Graphics2D g, Component c) {
        g.setColor(colour(severity));
        if (severity == Severity.ERROR) {
            g.fill(new Ellipse2D.Double(1.5, 1.5, 13, 13));
            g.setColor(Color.WHITE);
            g.draw(Drawn.path(8, 4.6, 8, 8.6));
            g.fill(new Ellipse2D.Double(7, 10.4, 2, 2));
        } else {
            Path2D triangle = Drawn.path(8, 2, 15, 14, 1, 14);
            triangle.closePath();
            g.fill(triangle);
            g.draw(triangle);
            g.setColor(Color.WHITE);
            g.draw(Drawn.path(8, 6, 8, 9.6));
            g.fill(new Ellipse2D.Double(7, 11.2, 2, 2));
        }
    }
}
