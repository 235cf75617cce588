package org.netloom.designer.canvas;

/** Sizes and weights of the texts of a drawing, in pixels at zoom 1. */
enum TextStyle {
    NAME(13, true),
    TYPE(11, false),
    SMALL(11, false),
    STRONG(11, true),
    EDGE(10.5, false),
    NOTE(12, false),
    BADGE(10.5, true),
    /** The name alone, on cards that are too small for more. */
    LARGE(17, true),
    LARGE_SHAPE(15, false),
    /** The name alone, on cards that are smaller still. */
    HUGE(26, true);

    private final double size;
    private final boolean bold;

    TextStyle(double size, boolean bold) {
        this.size = size;
        this.bold = bold;
    }

    double size() {
        return size;
    }

    boolean bold() {
        return bold;
    }
}
