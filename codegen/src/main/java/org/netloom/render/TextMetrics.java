package org.netloom.render;

/** Knows how wide a text will be. */
@FunctionalInterface
public interface TextMetrics {
    /** Width in pixels. */
    double width(String text, Drawing.Type type);

    /**
     * The text, shortened with an ellipsis where it would be wider than the given pixels. Never splits a character of two
     * code units.
     */
    default String fit(String text, Drawing.Type type, double width) {
        if (width(text, type) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0) {
            end = text.offsetByCodePoints(end, -1);
            String shorter = text.substring(0, end).stripTrailing() + "\u2026";
            if (width(shorter, type) <= width) {
                return shorter;
            }
        }
        return "\u2026";
    }
}
