package org.netloom.designer.widget;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.swing.Icon;

/** The icons of commands and marks: vectors, crisp at any scale, in the colours of the theme. */
public final class Icons {
    private static final String FOLDER = "org/netloom/designer/icons/";
    private static final Map<String, FlatSVGIcon> LOADED = new ConcurrentHashMap<>();

    private Icons() {}

    /** An icon of 16 x 16 pixels by the name of its file: "undo". */
    public static Icon get(String name) {
        return LOADED.computeIfAbsent(name, Icons::load);
    }

    /** An icon of another size. */
    public static Icon get(String name, int size) {
        return LOADED.computeIfAbsent(name, Icons::load).derive(size, size);
    }

    /** True where there is an icon of that name. */
    public static boolean has(String name) {
        return Icons.class.getClassLoader().getResource(FOLDER + name + ".svg") != null;
    }

    private static FlatSVGIcon load(String name) {
        return new FlatSVGIcon(FOLDER + name + ".svg", Icons.class.getClassLoader());
    }
}
