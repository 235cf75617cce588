package org.netloom.render;

import org.netloom.spec.Category;

/** The colours of a picture. */
public enum Theme {
    LIGHT(0xffffff, 0xffffff, 0xd0d7de, 0x1f2328, 0x59636e, 0x8c959f, 0xcf222e, 0x9a6700, 0.13),
    DARK(0x0d1117, 0x161b22, 0x3d444d, 0xf0f6fc, 0x9198a1, 0x6e7681, 0xff7b72, 0xd29922, 0.24);

    private final Rgb background;
    private final Rgb card;
    private final Rgb border;
    private final Rgb text;
    private final Rgb muted;
    private final Rgb edge;
    private final Rgb error;
    private final Rgb warning;
    private final double tint;

    Theme(int background, int card, int border, int text, int muted, int edge, int error, int warning, double tint) {
        this.background = Rgb.of(background);
        this.card = Rgb.of(card);
        this.border = Rgb.of(border);
        this.text = Rgb.of(text);
        this.muted = Rgb.of(muted);
        this.edge = Rgb.of(edge);
        this.error = Rgb.of(error);
        this.warning = Rgb.of(warning);
        this.tint = tint;
    }

    public Rgb background() {
        return background;
    }

    /** Inside of a node's box. */
    public Rgb card() {
        return card;
    }

    public Rgb border() {
        return border;
    }

    public Rgb text() {
        return text;
    }

    /** Text of less weight. */
    public Rgb muted() {
        return muted;
    }

    public Rgb edge() {
        return edge;
    }

    public Rgb error() {
        return error;
    }

    public Rgb warning() {
        return warning;
    }

    /** The colour of a kind of layer: the palette's, the same in both themes but for its lightness. */
    public Rgb accent(Category category) {
        boolean light = this == LIGHT;
        return Rgb.of(
                switch (category) {
                    case INPUT -> light ? 0x57606a : 0x9198a1;
                    case CONVOLUTION -> light ? 0x0969da : 0x4493f8;
                    case POOLING -> light ? 0x0f8a8a : 0x39c5cf;
                    case DENSE -> light ? 0x8250df : 0xab7df8;
                    case SEQUENCE -> light ? 0x9a4668 : 0xe08bb0;
                    case ACTIVATION -> light ? 0xd4720b : 0xf0883e;
                    case NORMALIZATION -> light ? 0x1a7f37 : 0x3fb950;
                    case REGULARIZATION -> light ? 0xbf3989 : 0xdb61a2;
                    case MERGE -> light ? 0xb08800 : 0xe3b341;
                    case RESHAPE -> light ? 0x6e7781 : 0x848d97;
                });
    }

    /** The colour of blocks. */
    public Rgb block() {
        return Rgb.of(this == LIGHT ? 0x3b4a8f : 0x8fa3ff);
    }

    /** A faint version of a colour, for areas behind text. */
    public Rgb faint(Rgb colour) {
        return colour.over(card, tint);
    }
}
