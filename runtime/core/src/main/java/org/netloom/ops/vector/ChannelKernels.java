package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops over rows of channels with some numbers for each channel. Memory is read in its order, row by row, and the numbers
 * per channel stay in the first-level cache, sums among them: down the rows, one vector of channels at a time, every line
 * would be of another page where there are many channels, and took up to four times as long. A loop takes two or four rows
 * at a time, so that the numbers per channel are loaded less often; another one with masks takes what is left.
 *
 * <p>Rows may be seen as wider ones, several behind each other, so that few channels fill vectors: {@link #width}. The
 * last row may be cut off. Numbers per channel lie one {@code width} behind the other.
 */
final class ChannelKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    /** Fewer channels than this are seen as wider rows. */
    private static final int NARROW = 4 * V;

    /** The limit of a gate that lets everything through: nothing is less or equal. */
    static final float OPEN = Float.NaN;

    private ChannelKernels() {}

    /** Width as which rows of n channels are seen. */
    static int width(int n) {
        return n < NARROW ? n * V : n;
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(S, x, at);
    }

    private static FloatVector load(float[] x, int at, VectorMask<Float> in) {
        return FloatVector.fromArray(S, x, at, in);
    }

    /** {@code to[c] += x[r, c]} for all rows. */
    static void addRows(float[] x, int at, int width, int count, float[] to, int toAt) {
        int whole = S.loopBound(width);
        int i = at;
        int end = at + count;
        for (; i <= end - 4 * width; i += 4 * width) {
            for (int c = 0; c < whole; c += V) {
                FloatVector a = load(x, i + c).add(load(x, i + c + width));
                FloatVector b = load(x, i + c + 2 * width).add(load(x, i + c + 3 * width));
                load(to, toAt + c).add(a.add(b)).intoArray(to, toAt + c);
            }
            for (int r = i; r < i + 4 * width && whole < width; r += width) {
                addRow(x, r, whole, width, to, toAt);
            }
        }
        for (; i < end; i += width) {
            addRow(x, i, 0, Math.min(width, end - i), to, toAt);
        }
    }

    private static void addRow(float[] x, int at, int from, int n, float[] to, int toAt) {
        for (int c = from; c < n; c += V) {
            VectorMask<Float> in = Lanes.first(n - c);
            load(to, toAt + c, in).add(load(x, at + c, in)).intoArray(to, toAt + c, in);
        }
    }

    /** {@code to[c] += (x[r, c] - mean[c])^2} for all rows. */
    static void addSquares(float[] x, int at, int width, int count, float[] mean, int meanAt, float[] to, int toAt) {
        int whole = S.loopBound(width);
        int i = at;
        int end = at + count;
        for (; i <= end - 2 * width; i += 2 * width) {
            for (int c = 0; c < whole; c += V) {
                FloatVector m = load(mean, meanAt + c);
                FloatVector d = load(x, i + c).sub(m);
                FloatVector e = load(x, i + c + width).sub(m);
                e.fma(e, d.fma(d, load(to, toAt + c))).intoArray(to, toAt + c);
            }
            for (int r = i; r < i + 2 * width && whole < width; r += width) {
                addSquaresOfRow(x, r, whole, width, mean, meanAt, to, toAt);
            }
        }
        for (; i < end; i += width) {
            addSquaresOfRow(x, i, 0, Math.min(width, end - i), mean, meanAt, to, toAt);
        }
    }

    private static void addSquaresOfRow(
            float[] x, int at, int from, int n, float[] mean, int meanAt, float[] to, int toAt) {
        for (int c = from; c < n; c += V) {
            VectorMask<Float> in = Lanes.first(n - c);
            FloatVector d = load(x, at + c, in).sub(load(mean, meanAt + c, in));
            d.fma(d, load(to, toAt + c, in)).intoArray(to, toAt + c, in);
        }
    }

    /**
     * {@code y = (x - t[0]) * t[1] + t[2]}, and 0 where that is less than {@code least}: 0 for ReLU, {@link #OPEN} for no
     * limit.
     */
    static void normalize(float[] x, int xAt, int width, int count, float[] t, float least, float[] y, int yAt) {
        int whole = S.loopBound(width);
        int i = 0;
        for (; i <= count - 2 * width; i += 2 * width) {
            int j = i + width;
            for (int c = 0; c < whole; c += V) {
                FloatVector m = load(t, c);
                FloatVector factor = load(t, width + c);
                FloatVector shift = load(t, 2 * width + c);
                FloatVector a = load(x, xAt + i + c).sub(m).fma(factor, shift);
                FloatVector b = load(x, xAt + j + c).sub(m).fma(factor, shift);
                a.blend(0, a.lt(least)).intoArray(y, yAt + i + c);
                b.blend(0, b.lt(least)).intoArray(y, yAt + j + c);
            }
            for (int r = i; r <= j && whole < width; r += width) {
                normalizeRow(x, xAt + r, whole, width, width, t, least, y, yAt + r);
            }
        }
        for (; i < count; i += width) {
            normalizeRow(x, xAt + i, 0, Math.min(width, count - i), width, t, least, y, yAt + i);
        }
    }

    private static void normalizeRow(
            float[] x, int xAt, int from, int n, int width, float[] t, float least, float[] y, int yAt) {
        for (int c = from; c < n; c += V) {
            VectorMask<Float> in = Lanes.first(n - c);
            FloatVector d = load(x, xAt + c, in).sub(load(t, c, in));
            FloatVector a = d.fma(load(t, width + c, in), load(t, 2 * width + c, in));
            a.blend(0, a.lt(least)).intoArray(y, yAt + c, in);
        }
    }

    /**
     * {@code to[sumsAt] += g} and {@code to[productsAt] += g * (x - t[0])} with {@code g = dy}, or 0 where {@code (x - t[0])
     * * t[1] + t[4]} is not above {@code limit}: 0 for ReLU, {@link #OPEN} for none.
     */
    static void addProducts(
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            int width,
            int count,
            float[] t,
            float limit,
            float[] to,
            int sumsAt,
            int productsAt) {
        int whole = S.loopBound(width);
        int i = 0;
        for (; i <= count - 2 * width; i += 2 * width) {
            int j = i + width;
            for (int c = 0; c < whole; c += V) {
                FloatVector m = load(t, c);
                FloatVector factor = load(t, width + c);
                FloatVector shift = load(t, 4 * width + c);
                FloatVector d = load(x, xAt + i + c).sub(m);
                FloatVector e = load(x, xAt + j + c).sub(m);
                FloatVector g =
                        load(dy, dyAt + i + c).blend(0, d.fma(factor, shift).compare(VectorOperators.LE, limit));
                FloatVector h =
                        load(dy, dyAt + j + c).blend(0, e.fma(factor, shift).compare(VectorOperators.LE, limit));
                load(to, sumsAt + c).add(g.add(h)).intoArray(to, sumsAt + c);
                h.fma(e, g.fma(d, load(to, productsAt + c))).intoArray(to, productsAt + c);
            }
            for (int r = i; r <= j && whole < width; r += width) {
                addProductsOfRow(x, xAt + r, dy, dyAt + r, whole, width, width, t, limit, to, sumsAt, productsAt);
            }
        }
        for (; i < count; i += width) {
            int n = Math.min(width, count - i);
            addProductsOfRow(x, xAt + i, dy, dyAt + i, 0, n, width, t, limit, to, sumsAt, productsAt);
        }
    }

    private static void addProductsOfRow(
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            int from,
            int n,
            int width,
            float[] t,
            float limit,
            float[] to,
            int sumsAt,
            int productsAt) {
        for (int c = from; c < n; c += V) {
            VectorMask<Float> in = Lanes.first(n - c);
            FloatVector d = load(x, xAt + c, in).sub(load(t, c, in));
            FloatVector z = d.fma(load(t, width + c, in), load(t, 4 * width + c, in));
            FloatVector g = load(dy, dyAt + c, in).blend(0, z.compare(VectorOperators.LE, limit));
            load(to, sumsAt + c, in).add(g).intoArray(to, sumsAt + c, in);
            g.fma(d, load(to, productsAt + c, in)).intoArray(to, productsAt + c, in);
        }
    }

    /** {@code dx = t[1]*g + t[2]*(x - t[0]) + t[3]}, with g as in {@link #addProducts}. */
    static void combine(
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            int width,
            int count,
            float[] t,
            float limit,
            float[] dx,
            int dxAt) {
        int whole = S.loopBound(width);
        int i = 0;
        for (; i <= count - 2 * width; i += 2 * width) {
            int j = i + width;
            for (int c = 0; c < whole; c += V) {
                FloatVector m = load(t, c);
                FloatVector factor = load(t, width + c);
                FloatVector ofX = load(t, 2 * width + c);
                FloatVector rest = load(t, 3 * width + c);
                FloatVector shift = load(t, 4 * width + c);
                FloatVector d = load(x, xAt + i + c).sub(m);
                FloatVector e = load(x, xAt + j + c).sub(m);
                FloatVector g =
                        load(dy, dyAt + i + c).blend(0, d.fma(factor, shift).compare(VectorOperators.LE, limit));
                FloatVector h =
                        load(dy, dyAt + j + c).blend(0, e.fma(factor, shift).compare(VectorOperators.LE, limit));
                g.fma(factor, d.fma(ofX, rest)).intoArray(dx, dxAt + i + c);
                h.fma(factor, e.fma(ofX, rest)).intoArray(dx, dxAt + j + c);
            }
            for (int r = i; r <= j && whole < width; r += width) {
                combineRow(x, xAt + r, dy, dyAt + r, whole, width, width, t, limit, dx, dxAt + r);
            }
        }
        for (; i < count; i += width) {
            int n = Math.min(width, count - i);
            combineRow(x, xAt + i, dy, dyAt + i, 0, n, width, t, limit, dx, dxAt + i);
        }
    }

    private static void combineRow(
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            int from,
            int n,
            int width,
            float[] t,
            float limit,
            float[] dx,
            int dxAt) {
        for (int c = from; c < n; c += V) {
            VectorMask<Float> in = Lanes.first(n - c);
            FloatVector factor = load(t, width + c, in);
            FloatVector d = load(x, xAt + c, in).sub(load(t, c, in));
            FloatVector z = d.fma(factor, load(t, 4 * width + c, in));
            FloatVector g = load(dy, dyAt + c, in).blend(0, z.compare(VectorOperators.LE, limit));
            FloatVector rest = d.fma(load(t, 2 * width + c, in), load(t, 3 * width + c, in));
            g.fma(factor, rest).intoArray(dx, dxAt + c, in);
        }
    }
}
