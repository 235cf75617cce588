package org.netloom.designer.widget;

import com.formdev.flatlaf.FlatLaf;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import javax.swing.Icon;
import javax.swing.JLabel;
import org.netloom.problem.Severity;
import org.netloom.render.Rgb;
import org.netloom.render.Theme;

/** The sign of an error or a warning, in the colours that the drawing of the design uses for them. */
public record SeverityIcon(Severity severity) implements Icon {
    /** Colour of a severity in the present theme. */
    public static Color colour(Severity severity) {
        Theme theme = FlatLaf.isLafDark() ? Theme.DARK : Theme.LIGHT;
        Rgb rgb = severity == Severity.ERROR ? theme.error() : theme.warning();
        return new Color(rgb.red(), rgb.green(), rgb.blue());
    }

    private Glyph glyph() {
        return severity == Severity.ERROR ? Glyph.ERROR : Glyph.WARNING;
    }

    @Override
    public void paintIcon(Component c, Graphics g, int x, int y) {
        JLabel inked = new JLabel();
        inked.setForeground(colour(severity));
        glyph().paintIcon(inked, g, x, y);
    }

    @Override
    public int getIconWidth() {
        return glyph().getIconWidth();
    }

    @Override
    public int getIconHeight() {
        return glyph().getIconHeight();
    }
}
