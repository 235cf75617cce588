package org.netloom.designer.palette;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Color;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.swing.Icon;
import org.netloom.design.Content;
import org.netloom.render.Rgb;
import org.netloom.render.Theme;
import org.netloom.spec.Category;
import org.netloom.spec.LayerSpec;

/**
 * Icons of layers, blocks and notes: one drawing each in black, coloured when painted, so that they follow the look. A layer
 * without a drawing of its own has its category's.
 */
public final class LayerIcons {
    private static final String FOLDER = "org/netloom/designer/palette/icons/";

    /** Whether a drawing is there, by its name: asked for every row that is painted. */
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    /** Icons are read from their files once each. */
    private static final Map<Key, Icon> LOADED = new ConcurrentHashMap<>();

    /** What is drawn, in which colour, how large. */
    private record Key(String drawing, String colour, int size) {}

    private LayerIcons() {}

    /** Icon of what a node is. */
    public static Icon of(Content content, int size) {
        return switch (content) {
            case Content.Layer(LayerSpec spec) -> layer(spec.typeName(), spec.category(), size);
            case Content.Template template ->
                LayerCatalog.entry(template.type())
                        .map(e -> layer(e.name(), e.category(), size))
                        .orElseGet(() -> named("unreadable", "muted", Theme::muted, size));
            case Content.BlockUse _ -> block(size);
            case Content.BlockInput _ -> named("block-input", "block", Theme::block, size);
            case Content.Unreadable _ -> named("unreadable", "error", Theme::error, size);
        };
    }

    /** Icon of a type of layer, in the colour of its category. */
    public static Icon layer(String type, Category category, int size) {
        return named(exists(type) ? type : drawing(category), category.name(), t -> t.accent(category), size);
    }

    public static Icon category(Category category, int size) {
        return named(drawing(category), category.name(), t -> t.accent(category), size);
    }

    public static Icon block(int size) {
        return named("block", "block", Theme::block, size);
    }

    public static Icon note(int size) {
        return named("note", "muted", Theme::muted, size);
    }

    /** Colours of pictures that suit the present look. */
    public static Theme theme() {
        return FlatLaf.isLafDark() ? Theme.DARK : Theme.LIGHT;
    }

    /** Colour of what a node is; of blocks where there is no category. */
    public static Rgb accent(Optional<Category> category) {
        Theme theme = theme();
        return category.map(theme::accent).orElse(theme.block());
    }

    static String drawing(Category category) {
        return category.name().toLowerCase(Locale.ROOT);
    }

    static boolean exists(String drawing) {
        return KNOWN.computeIfAbsent(drawing, d -> LayerIcons.class.getResource("icons/" + d + ".svg") != null);
    }

    private static Icon named(String drawing, String name, Function<Theme, Rgb> colour, int size) {
        return LOADED.computeIfAbsent(new Key(drawing, name, size), k -> load(k, colour));
    }

    private static Icon load(Key key, Function<Theme, Rgb> colour) {
        FlatSVGIcon icon = new FlatSVGIcon(FOLDER + key.drawing() + ".svg", key.size(), key.size());
        icon.setColorFilter(new FlatSVGIcon.ColorFilter(drawn -> {
            Rgb rgb = colour.apply(theme());
            return new Color(rgb.red(), rgb.green(), rgb.blue(), drawn.getAlpha());
        }));
        return icon;
    }
}
