package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.spec.ConvGeometry;

/**
 * Maxima of windows of 2 x 2 pixels side by side, the usual pooling, a row of windows at a time: without loops over the
 * pixels of a window, and without a list of them, it takes a sixth of the time of {@link PoolKernels}' general way.
 */
final class PairPool {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private PairPool() {}

    /** True where all windows are whole and side by side. */
    static boolean handles(ConvGeometry g) {
        boolean pairs = g.kh() == 2 && g.kw() == 2 && g.sh() == 2 && g.sw() == 2 && g.dh() == 1 && g.dw() == 1;
        return pairs && g.top() == 0 && g.left() == 0 && 2 * g.oh() <= g.h() && 2 * g.ow() <= g.w();
    }

    /** Row {@code yAt} of y from rows {@code xAt} and the next of x. */
    static void max(ConvGeometry g, float[] x, int xAt, float[] y, int yAt) {
        for (int c = 0; c < g.c(); c += V) {
            max(x, xAt + c, g.w() * g.c(), g.c(), g.c() - c, y, yAt + c, g.ow());
        }
    }

    /** A vector of channels of n windows. The mask is made here: as an argument it would be boxed. */
    private static void max(float[] x, int xAt, int row, int pixel, int channels, float[] y, int yAt, int n) {
        VectorMask<Float> in = Lanes.first(channels);
        for (int j = 0; j < n; j++) {
            int at = xAt + 2 * j * pixel;
            FloatVector a = FloatVector.fromArray(S, x, at, in);
            FloatVector b = FloatVector.fromArray(S, x, at + pixel, in);
            FloatVector c = FloatVector.fromArray(S, x, at + row, in);
            FloatVector d = FloatVector.fromArray(S, x, at + row + pixel, in);
            a.max(b).max(c.max(d)).intoArray(y, yAt + j * pixel, in);
        }
    }

    /** Rows {@code dxAt} and the next of dx: the first pixel of each window that is the maximum gets dy, the others 0. */
    static void gradient(
            ConvGeometry g, float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
        for (int c = 0; c < g.c(); c += V) {
            int row = g.w() * g.c();
            gradient(x, xAt + c, row, g.c(), g.c() - c, y, yAt + c, dy, dyAt + c, dx, dxAt + c, g.ow());
        }
    }

    /** A vector of channels of n windows. */
    private static void gradient(
            float[] x,
            int xAt,
            int row,
            int pixel,
            int channels,
            float[] y,
            int yAt,
            float[] dy,
            int dyAt,
            float[] dx,
            int dxAt,
            int n) {
        VectorMask<Float> in = Lanes.first(channels);
        FloatVector zero = FloatVector.zero(S);
        for (int j = 0; j < n; j++) {
            int at = xAt + 2 * j * pixel;
            int to = dxAt + 2 * j * pixel;
            FloatVector max = FloatVector.fromArray(S, y, yAt + j * pixel, in);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + j * pixel, in);
            VectorMask<Float> here = max.eq(FloatVector.fromArray(S, x, at, in));
            zero.blend(d, here).intoArray(dx, to, in);
            VectorMask<Float> open = in.andNot(here);
            here = max.eq(FloatVector.fromArray(S, x, at + pixel, in)).and(open);
            zero.blend(d, here).intoArray(dx, to + pixel, in);
            open = open.andNot(here);
            here = max.eq(FloatVector.fromArray(S, x, at + row, in)).and(open);
            zero.blend(d, here).intoArray(dx, to + row, in);
            open = open.andNot(here);
            here = max.eq(FloatVector.fromArray(S, x, at + row + pixel, in)).and(open);
            zero.blend(d, here).intoArray(dx, to + row + pixel, in);
        }
    }
}
