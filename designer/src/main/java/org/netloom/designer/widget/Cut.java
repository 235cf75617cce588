package org.netloom.designer.widget;

import java.awt.FontMetrics;

/** Texts that are too long for their place. */
public final class Cut {
    private static final String ELLIPSIS = "\u2026";

    private Cut() {}

    /** The text, or as much of its beginning as fits into a width, with an ellipsis. */
    public static String toWidth(String text, FontMetrics metrics, int width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int letters = text.length();
        while (letters > 1 && metrics.stringWidth(text.substring(0, letters) + ELLIPSIS) > width) {
            letters--;
        }
        return text.substring(0, letters) + ELLIPSIS;
    }
}
