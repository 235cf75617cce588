package org.netloom.render;

/**
 * Widths of the usual sans-serif faces of the web, without a font at hand: the advance widths of Helvetica and Arial,
 * which are alike, in thousandths of the size. Other characters count as wide ones.
 */
final class SansMetrics implements TextMetrics {
    /** ' ' to '~'. */
    private static final int[] REGULAR = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584 // p to ~
    };

    /** Bold text is about this much wider. */
    private static final double BOLD = 1.07;

    /** Faces differ: Segoe UI and Roboto are within this of Helvetica. */
    private static final double SLACK = 1.03;

    @Override
    public double width(String text, Drawing.Type type) {
        double thousandths = text.codePoints()
                .mapToDouble(c -> c >= ' ' && c <= '~' ? REGULAR[c - ' '] : c < 0x2e80 ? 600 : 1000)
                .sum();
        return thousandths / 1000 * type.size() * SLACK * (type.bold() ? BOLD : 1);
    }
}
