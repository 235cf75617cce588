package org.netloom.ops;

import org.netloom.spec.ConvGeometry;

/** What all implementations of pooling share. */
public final class Pooling {
    private Pooling() {}

    /**
     * What the sum of window (i, j) is divided by for its mean, see {@link Ops#avgPool}; at least 1.
     *
     * @param bottom zeros below the image, for {@code countPadding}
     * @param right zeros to the right
     */
    public static int divisor(ConvGeometry g, boolean countPadding, int bottom, int right, int i, int j) {
        int top = i * g.sh() - g.top();
        int left = j * g.sw() - g.left();
        if (countPadding) {
            return taps(top, g.kh(), g.dh(), g.h() + bottom) * taps(left, g.kw(), g.dw(), g.w() + right);
        }
        int rows = taps(top, g.kh(), g.dh(), g.h()) - outside(top, g.dh());
        int columns = taps(left, g.kw(), g.dw(), g.w()) - outside(left, g.dw());
        return Math.max(1, rows * columns);
    }

    /** Taps in front of the end of the image. */
    private static int taps(int start, int kernel, int dilation, int end) {
        return Math.clamp(Math.ceilDiv(end - start, dilation), 1, kernel);
    }

    /** Taps in front of its beginning. */
    private static int outside(int start, int dilation) {
        return start < 0 ? Math.ceilDiv(-start, dilation) : 0;
    }
}
