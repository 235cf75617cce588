package org.netloom.designer.widget;

import com.formdev.flatlaf.FlatLaf;
import java.awt.Color;
import org.netloom.render.Rgb;
import org.netloom.render.Theme;

/** Colours of the drawing of a design, for the panels around it. */
public final class Inks {
    private Inks() {}

    /** The theme of drawings that suits the present look. */
    public static Theme theme() {
        return FlatLaf.isLafDark() ? Theme.DARK : Theme.LIGHT;
    }

    /** Of what is said beside: units, help, signs. */
    public static Color quiet() {
        return of(theme().muted());
    }

    /** As Swing has it. */
    public static Color of(Rgb rgb) {
        return new Color(rgb.red(), rgb.green(), rgb.blue());
    }
}
