package org.netloom.designer;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the windows, all in {@code texts.properties}. */
public final class Texts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.netloom.designer.texts", Locale.ENGLISH, Texts.class.getClassLoader());

    private Texts() {}

    /**
     * A text, with {@code {0}} and so on filled in.
     *
     * @throws java.util.MissingResourceException if there is no such key
     */
    public static String get(String key, Object... args) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(args);
    }

    /** True where there is a text of that key. */
    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
