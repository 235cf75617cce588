package org.netloom.ops.vector;

import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Minimal filtering of Winograd (1980) for convolutions with 3 x 3 taps (Lavin and Gray 2016). The tile of an image and
 * the filter are taken for polynomials, given by their values at the points 0, a, -a, b, -b and infinity; there a
 * convolution is a product, point by point. A tile of 4 x 4 output pixels needs 6 x 6 = 36 multiplications for each pair of
 * channels instead of 144.
 *
 * <pre>
 * forward, by data:  y = A' [ (G w G') * (B' x B) ] A      x 6 x 6, w 3 x 3, y 4 x 4
 * by filter:        dw = C' [ (H dy H') * (B' x B) ] C     x 6 x 6, dy 4 x 4, dw 3 x 3
 * </pre>
 *
 * <p>With a = sqrt(1/2) and b = sqrt(2) the largest error is some 5e-6 of the outputs' standard deviation at 256 channels,
 * against 25e-6 with the usual 1 and 2: as little as F(2x2) has, so that this one size of tile is enough.
 *
 * <p>A transform goes over the columns of a tile and then over the rows of what that gives, a vector of channels at a time.
 */
final class Winograd {
    /** Extent of a tile of the output. */
    static final int TILE = 4;

    /** Extent of a tile of the input, and of its components. */
    static final int EDGE = 6;

    /** Extent of a filter. */
    static final int TAPS = 3;

    static final int COMPONENTS = EDGE * EDGE;

    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private static final double A = Math.sqrt(0.5);
    private static final double B = Math.sqrt(2);
    private static final double AA = 0.5;
    private static final double BB = 2;

    /** Products of the differences between a point and the others. */
    private static final double AT_A = 2 * AA * (AA - BB);

    private static final double AT_B = 2 * BB * (BB - AA);

    private Winograd() {}

    /** Room for {@link #COMPONENTS} vectors between columns and rows. */
    private static final int[] BETWEEN = multiples(EDGE * V);

    private static int[] multiples(int distance) {
        return IntStream.range(0, EDGE).map(i -> i * distance).toArray();
    }

    /**
     * Rows {@code first} to {@code end} of the components of a tile, {@code B' x B}.
     *
     * @param x pixel (i, j) of the tile at {@code at + i*ld + j*pixel}
     * @param channels rounded up to whole vectors
     * @param to component k at {@code toAt + components[k]}
     */
    static void input(
            float[] x,
            int at,
            int ld,
            int pixel,
            int channels,
            int first,
            int end,
            float[] to,
            int toAt,
            int[] components) {
        float[] between = Scratch.get().transform();
        for (int c = 0; c < channels; c += V) {
            for (int j = 0; j < EDGE; j++) {
                inputLine(x, at + c + j * pixel, ld, between, Lanes.FIRST + j * V, BETWEEN, 0);
            }
            for (int i = first; i < end; i++) {
                inputLine(between, Lanes.FIRST + BETWEEN[i], V, to, toAt + c, components, i * EDGE);
            }
        }
    }

    /** The polynomials that vanish at all points but one: 6 numbers to 6, at {@code toAt + offsets[k ...]}. */
    private static void inputLine(float[] from, int at, int step, float[] to, int toAt, int[] offsets, int k) {
        FloatVector x0 = FloatVector.fromArray(S, from, at);
        FloatVector x1 = FloatVector.fromArray(S, from, at + step);
        FloatVector x2 = FloatVector.fromArray(S, from, at + 2 * step);
        FloatVector x3 = FloatVector.fromArray(S, from, at + 3 * step);
        FloatVector x4 = FloatVector.fromArray(S, from, at + 4 * step);
        FloatVector x5 = FloatVector.fromArray(S, from, at + 5 * step);
        FloatVector aa = FloatVector.broadcast(S, (float) -AA);
        FloatVector bb = FloatVector.broadcast(S, (float) -BB);
        FloatVector sum = FloatVector.broadcast(S, (float) (-AA - BB));
        FloatVector evenA = x2.fma(bb, x4);
        FloatVector oddA = x1.fma(bb, x3).mul((float) A);
        FloatVector evenB = x2.fma(aa, x4);
        FloatVector oddB = x1.fma(aa, x3).mul((float) B);
        x2.fma(sum, x0.add(x4)).intoArray(to, toAt + offsets[k]);
        evenA.add(oddA).intoArray(to, toAt + offsets[k + 1]);
        evenA.sub(oddA).intoArray(to, toAt + offsets[k + 2]);
        evenB.add(oddB).intoArray(to, toAt + offsets[k + 3]);
        evenB.sub(oddB).intoArray(to, toAt + offsets[k + 4]);
        x3.fma(sum, x1.add(x5)).intoArray(to, toAt + offsets[k + 5]);
    }

    /**
     * Rows {@code first} to {@code end} of the components of filters, {@code G w G'}, for {@code n} pairs of channels.
     *
     * @param w tap (i, j) at {@code at + (3*i + j)*n}
     * @param to component k at {@code toAt + (k - 6*first)*n}
     */
    static void filter(float[] w, int at, int n, int first, int end, float[] to, int toAt) {
        float[] between = Scratch.get().transform();
        for (int c = 0; c < n; c += V) {
            for (int j = 0; j < TAPS; j++) {
                filterLine(w, at + c + j * n, TAPS * n, between, Lanes.FIRST + j * V, EDGE * V);
            }
            for (int i = first; i < end; i++) {
                filterLine(between, Lanes.FIRST + BETWEEN[i], V, to, toAt + c + (i - first) * EDGE * n, n);
            }
        }
    }

    /** The values of a polynomial at the points, divided so that products interpolate: 3 numbers to 6. */
    private static void filterLine(float[] from, int at, int step, float[] to, int toAt, int toStep) {
        FloatVector w0 = FloatVector.fromArray(S, from, at);
        FloatVector w1 = FloatVector.fromArray(S, from, at + step);
        FloatVector w2 = FloatVector.fromArray(S, from, at + 2 * step);
        FloatVector evenA = w2.mul((float) AA).add(w0).mul((float) (1 / AT_A));
        FloatVector oddA = w1.mul((float) (A / AT_A));
        FloatVector evenB = w2.mul((float) BB).add(w0).mul((float) (1 / AT_B));
        FloatVector oddB = w1.mul((float) (B / AT_B));
        w0.intoArray(to, toAt);
        evenA.add(oddA).intoArray(to, toAt + toStep);
        evenA.sub(oddA).intoArray(to, toAt + 2 * toStep);
        evenB.add(oddB).intoArray(to, toAt + 3 * toStep);
        evenB.sub(oddB).intoArray(to, toAt + 4 * toStep);
        w2.intoArray(to, toAt + 5 * toStep);
    }

    /**
     * A tile of the output, {@code A' m A} and a bias, for one vector of channels.
     *
     * @param m component k at {@code at + k*distance}
     * @param bias a vector at {@code biasAt}, behind a vector of zeros
     * @param y pixel (i, j) at {@code yAt + i*ld + j*pixel}
     */
    static void output(
            float[] m,
            int at,
            int distance,
            float[] bias,
            int biasAt,
            boolean relu,
            float[] y,
            int yAt,
            int ld,
            int pixel) {
        float[] between = Scratch.get().transform();
        for (int j = 0; j < EDGE; j++) {
            outputLine(m, at + j * distance, EDGE * distance, bias, 0, false, between, Lanes.FIRST + j * V, EDGE * V);
        }
        for (int i = 0; i < TILE; i++) {
            outputLine(between, Lanes.FIRST + BETWEEN[i], V, bias, biasAt, relu, y, yAt + i * ld, pixel);
        }
    }

    /** The coefficients of the product, by the powers of the points, plus a bias: 6 numbers to 4. */
    private static void outputLine(
            float[] from, int at, int step, float[] bias, int biasAt, boolean relu, float[] to, int toAt, int toStep) {
        FloatVector m1 = FloatVector.fromArray(S, from, at + step);
        FloatVector m2 = FloatVector.fromArray(S, from, at + 2 * step);
        FloatVector m3 = FloatVector.fromArray(S, from, at + 3 * step);
        FloatVector m4 = FloatVector.fromArray(S, from, at + 4 * step);
        FloatVector b = FloatVector.fromArray(S, bias, biasAt);
        FloatVector sumA = m1.add(m2);
        FloatVector sumB = m3.add(m4);
        FloatVector differenceA = m1.sub(m2).mul((float) A);
        FloatVector differenceB = m3.sub(m4).mul((float) B);
        FloatVector aa = FloatVector.broadcast(S, (float) AA);
        FloatVector bb = FloatVector.broadcast(S, (float) BB);
        FloatVector y0 = FloatVector.fromArray(S, from, at).add(b).add(sumA.add(sumB));
        FloatVector y1 = differenceA.add(differenceB).add(b);
        FloatVector y2 = sumA.fma(aa, sumB.fma(bb, b));
        FloatVector y3 = differenceA.fma(
                aa,
                differenceB.fma(
                        bb, FloatVector.fromArray(S, from, at + 5 * step).add(b)));
        if (relu) {
            y0 = y0.blend(0, y0.lt(0));
            y1 = y1.blend(0, y1.lt(0));
            y2 = y2.blend(0, y2.lt(0));
            y3 = y3.blend(0, y3.lt(0));
        }
        y0.intoArray(to, toAt);
        y1.intoArray(to, toAt + toStep);
        y2.intoArray(to, toAt + 2 * toStep);
        y3.intoArray(to, toAt + 3 * toStep);
    }

    /**
     * Rows {@code first} to {@code end} of the components of a tile of dy, {@code H dy H'}, for one vector of channels.
     *
     * @param dy pixel (i, j) at {@code at + i*ld + j*pixel}
     * @param to component k at {@code toAt + (k - 6*first)*distance}
     */
    static void gradient(
            float[] dy, int at, int ld, int pixel, int first, int end, float[] to, int toAt, int distance) {
        float[] between = Scratch.get().transform();
        for (int j = 0; j < TILE; j++) {
            gradientLine(dy, at + j * pixel, ld, between, Lanes.FIRST + j * V, EDGE * V);
        }
        for (int i = first; i < end; i++) {
            int row = toAt + (i - first) * EDGE * distance;
            gradientLine(between, Lanes.FIRST + BETWEEN[i], V, to, row, distance);
        }
    }

    /** As {@link #filter} with one more number: 4 to 6. */
    private static void gradientLine(float[] from, int at, int step, float[] to, int toAt, int toStep) {
        FloatVector d0 = FloatVector.fromArray(S, from, at);
        FloatVector d1 = FloatVector.fromArray(S, from, at + step);
        FloatVector d2 = FloatVector.fromArray(S, from, at + 2 * step);
        FloatVector d3 = FloatVector.fromArray(S, from, at + 3 * step);
        FloatVector aa = FloatVector.broadcast(S, (float) AA);
        FloatVector bb = FloatVector.broadcast(S, (float) BB);
        FloatVector evenA = d2.fma(aa, d0).mul((float) (1 / AT_A));
        FloatVector oddA = d3.fma(aa, d1).mul((float) (A / AT_A));
        FloatVector evenB = d2.fma(bb, d0).mul((float) (1 / AT_B));
        FloatVector oddB = d3.fma(bb, d1).mul((float) (B / AT_B));
        d0.intoArray(to, toAt);
        evenA.add(oddA).intoArray(to, toAt + toStep);
        evenA.sub(oddA).intoArray(to, toAt + 2 * toStep);
        evenB.add(oddB).intoArray(to, toAt + 3 * toStep);
        evenB.sub(oddB).intoArray(to, toAt + 4 * toStep);
        d3.intoArray(to, toAt + 5 * toStep);
    }

    /**
     * The gradient of a filter, {@code C' m C}, for one vector of channels.
     *
     * @param m component k at {@code at + k*distance}
     * @param to tap (i, j) at {@code toAt + (3*i + j)*tap}
     */
    static void filterGradient(float[] m, int at, int distance, float[] to, int toAt, int tap) {
        float[] between = Scratch.get().transform();
        for (int j = 0; j < EDGE; j++) {
            filterGradientLine(m, at + j * distance, EDGE * distance, between, Lanes.FIRST + j * V, EDGE * V);
        }
        for (int i = 0; i < TAPS; i++) {
            filterGradientLine(between, Lanes.FIRST + BETWEEN[i], V, to, toAt + i * TAPS * tap, tap);
        }
    }

    /** As {@link #output} without the highest power: 6 numbers to 3. */
    private static void filterGradientLine(float[] from, int at, int step, float[] to, int toAt, int toStep) {
        FloatVector m1 = FloatVector.fromArray(S, from, at + step);
        FloatVector m2 = FloatVector.fromArray(S, from, at + 2 * step);
        FloatVector m3 = FloatVector.fromArray(S, from, at + 3 * step);
        FloatVector m4 = FloatVector.fromArray(S, from, at + 4 * step);
        FloatVector sumA = m1.add(m2);
        FloatVector sumB = m3.add(m4);
        FloatVector.fromArray(S, from, at).add(sumA.add(sumB)).intoArray(to, toAt);
        m1.sub(m2).mul((float) A).add(m3.sub(m4).mul((float) B)).intoArray(to, toAt + toStep);
        sumA.mul((float) AA)
                .add(sumB.mul((float) BB))
                .add(FloatVector.fromArray(S, from, at + 5 * step))
                .intoArray(to, toAt + 2 * toStep);
    }
}
