package org.netloom.designer.canvas;

import com.formdev.flatlaf.FlatLaf;
import java.awt.Color;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.swing.UIManager;
import org.netloom.render.Rgb;
import org.netloom.render.Theme;
import org.netloom.spec.Category;

/**
 * The colours of a drawing.
 *
 * @param selection outline of what is selected
 * @param note background of pieces of text
 */
public record CanvasColors(
        boolean dark,
        Color background,
        Color dots,
        Color card,
        Color border,
        Color text,
        Color muted,
        Color edge,
        Color error,
        Color warning,
        Color selection,
        Color note,
        Color noteBorder,
        Color shadow,
        Color block,
        Map<Category, Color> categories) {

    /** Those of a look that has nothing to do with the windows: for paper. */
    public static CanvasColors of(Theme theme) {
        boolean dark = theme == Theme.DARK;
        return of(theme, color(theme.background()), new Color(dark ? 0x4493f8 : 0x2675bf));
    }

    /** Those of the present look and feel. */
    public static CanvasColors ofWindows() {
        boolean dark = FlatLaf.isLafDark();
        Color panel = UIManager.getColor("Panel.background");
        Color accent = UIManager.getColor("Component.accentColor");
        if (panel == null || accent == null) {
            return of(dark ? Theme.DARK : Theme.LIGHT);
        }
        Color background = dark ? mix(Color.BLACK, panel, 0.34) : mix(Color.WHITE, panel, 0.55);
        return of(dark ? Theme.DARK : Theme.LIGHT, background, accent);
    }

    private static CanvasColors of(Theme theme, Color background, Color accent) {
        boolean dark = theme == Theme.DARK;
        Color panel = dark ? UIManager.getColor("Panel.background") : null;
        Color card = panel == null ? color(theme.card()) : mix(Color.WHITE, panel, 0.045);
        Color border = dark ? mix(Color.WHITE, card, 0.19) : new Color(0xcdd3da);
        Color warning = color(theme.warning());
        Map<Category, Color> categories = new EnumMap<>(Category.class);
        for (Category c : Category.values()) {
            categories.put(c, color(theme.accent(c)));
        }
        return new CanvasColors(
                dark,
                background,
                dark ? mix(Color.WHITE, background, 0.11) : mix(Color.BLACK, background, 0.11),
                card,
                border,
                color(theme.text()),
                color(theme.muted()),
                dark ? new Color(0x868d96) : new Color(0x8a939d),
                color(theme.error()),
                warning,
                accent,
                mix(dark ? new Color(0xd29922) : new Color(0xf2cc60), card, dark ? 0.16 : 0.26),
                mix(dark ? new Color(0xd29922) : new Color(0xbf8700), card, 0.42),
                new Color(0, 0, 0, dark ? 70 : 22),
                color(theme.block()),
                categories);
    }

    private static Color color(Rgb c) {
        return new Color(c.red(), c.green(), c.blue());
    }

    /** Some of one colour, the rest of another. */
    static Color mix(Color a, Color b, double share) {
        return new Color(
                (int) Math.round(a.getRed() * share + b.getRed() * (1 - share)),
                (int) Math.round(a.getGreen() * share + b.getGreen() * (1 - share)),
                (int) Math.round(a.getBlue() * share + b.getBlue() * (1 - share)));
    }

    /** The same colour, seen through. */
    static Color clear(Color c, int alpha) {
        return new Color(c.getRed(), c.getGreen(), c.getBlue(), alpha);
    }

    /** The colour of a kind of layer; of blocks, and of what has no kind, that of blocks. */
    public Color accent(Optional<Category> category) {
        return category.map(categories::get).orElse(block);
    }
}
