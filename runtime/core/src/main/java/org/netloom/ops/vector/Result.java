package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.tensor.Tensor;

/**
 * Where the sums of a product go, and what happens to them on the way: {@code c = f(sums + bias)}, or {@code c += sums}.
 * A sum that comes in several parts is kept in c; the last part brings bias and activation.
 */
final class Result {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private final float[] c;
    private final float[] bias;
    private final int biasAt;
    private final ActivationFunction f;
    private final boolean accumulate;

    /** @param biasFrom first element of the bias in use, for one group of several */
    Result(Tensor c, Tensor bias, int biasFrom, ActivationFunction f, boolean accumulate) {
        this.c = c.data();
        this.bias = bias == null ? null : bias.data();
        this.biasAt = bias == null ? 0 : bias.offset() + biasFrom;
        this.f = f;
        this.accumulate = accumulate;
    }

    /** Sums as they are. */
    Result(float[] c) {
        this(c, false);
    }

    /** Sums as they are, or added to what is there. */
    Result(Tensor c, boolean accumulate) {
        this(c.data(), accumulate);
    }

    private Result(float[] c, boolean accumulate) {
        this.c = c;
        this.bias = null;
        this.biasAt = 0;
        this.f = ActivationFunction.IDENTITY;
        this.accumulate = accumulate;
    }

    /** Which part of the sums a tile holds. */
    enum Part {
        WHOLE,
        FIRST,
        MIDDLE,
        LAST;

        static Part of(int part, int parts) {
            if (parts == 1) {
                return WHOLE;
            }
            return part == 0 ? FIRST : part == parts - 1 ? LAST : MIDDLE;
        }

        boolean first() {
            return this == WHOLE || this == FIRST;
        }

        boolean last() {
            return this == WHOLE || this == LAST;
        }
    }

    /** Where sums may be written as they are, or added: null where there is bias or activation. */
    float[] plain() {
        return bias == null && f.isIdentity() ? c : null;
    }

    /** True where sums are added to what is there. */
    boolean accumulates() {
        return accumulate;
    }

    /**
     * Takes n sums of one row.
     *
     * @param at where in c they go
     * @param column that the first is of
     */
    void storeRow(float[] sums, int from, int at, int column, int n, Part part) {
        boolean add = accumulate || !part.first();
        boolean biased = bias != null && part.last();
        for (int v = 0; v < n; v += V) {
            VectorMask<Float> in = Lanes.first(n - v);
            FloatVector sum = FloatVector.fromArray(S, sums, from + v, in);
            if (biased) {
                sum = sum.add(FloatVector.fromArray(S, bias, biasAt + column + v, in));
            }
            if (add) {
                sum = sum.add(FloatVector.fromArray(S, c, at + v, in));
            }
            sum.intoArray(c, at + v, in);
        }
        if (part.last() && !f.isIdentity()) {
            ActivationKernels.apply(f, c, at, c, at, n);
        }
    }

    /**
     * Takes rows {@code first} to {@code end} of a tile.
     *
     * @param targets row r of the tile goes to {@code c[targets[from + r] + shift ...]}
     * @param column of the result, that the tile's first is; for the bias
     * @param columns of the tile that count
     */
    void store(
            float[] tile,
            int at,
            int first,
            int end,
            int[] targets,
            int from,
            int shift,
            int column,
            int columns,
            Part part) {
        int width = Panels.width(columns);
        boolean add = accumulate || !part.first();
        boolean biased = bias != null && part.last();
        boolean relu = part.last() && f.kind() == ActivationKind.RELU;
        if (part.last() && !f.isIdentity() && !relu) {
            complete(tile, at, first, end, targets, from, shift + column, column, columns, add, biased);
            int start = at + first * width;
            ActivationKernels.apply(f, tile, start, tile, start, (end - first) * width);
            add = false;
            biased = false;
        }
        for (int v = 0; v < columns; v += V) {
            int to = shift + column + v;
            int biasFrom = biased ? biasAt + column + v : -1;
            if (columns - v >= V) {
                storeVectors(tile, at + v, width, first, end, targets, from, to, add, biasFrom, relu);
            } else {
                storeSome(tile, at + v, width, first, end, targets, from, to, add, biasFrom, relu, columns - v);
            }
        }
    }

    /** One vector of every row; {@code biasFrom} is negative for none. */
    private void storeVectors(
            float[] tile,
            int at,
            int width,
            int first,
            int end,
            int[] targets,
            int from,
            int shift,
            boolean add,
            int biasFrom,
            boolean relu) {
        FloatVector b = biasFrom >= 0 ? FloatVector.fromArray(S, bias, biasFrom) : FloatVector.zero(S);
        for (int r = first; r < end; r++) {
            int to = shift + targets[from + r];
            FloatVector sum = FloatVector.fromArray(S, tile, at + r * width).add(b);
            if (add) {
                sum = sum.add(FloatVector.fromArray(S, c, to));
            }
            if (relu) {
                sum = sum.blend(0, sum.lt(0));
            }
            sum.intoArray(c, to);
        }
    }

    /** The same for a vector of which only the first {@code count} lanes count. */
    private void storeSome(
            float[] tile,
            int at,
            int width,
            int first,
            int end,
            int[] targets,
            int from,
            int shift,
            boolean add,
            int biasFrom,
            boolean relu,
            int count) {
        VectorMask<Float> in = Lanes.first(count);
        FloatVector b = biasFrom >= 0 ? FloatVector.fromArray(S, bias, biasFrom, in) : FloatVector.zero(S);
        for (int r = first; r < end; r++) {
            int to = shift + targets[from + r];
            FloatVector sum = FloatVector.fromArray(S, tile, at + r * width).add(b);
            if (add) {
                sum = sum.add(FloatVector.fromArray(S, c, to, in));
            }
            if (relu) {
                sum = sum.blend(0, sum.lt(0));
            }
            sum.intoArray(c, to, in);
        }
    }

    /** Adds what c holds, and the bias, to the tile. */
    private void complete(
            float[] tile,
            int at,
            int first,
            int end,
            int[] targets,
            int from,
            int shift,
            int column,
            int columns,
            boolean add,
            boolean biased) {
        int width = Panels.width(columns);
        for (int v = 0; v < columns; v += V) {
            VectorMask<Float> in = Lanes.first(columns - v);
            FloatVector b = biased ? FloatVector.fromArray(S, bias, biasAt + column + v, in) : FloatVector.zero(S);
            for (int r = first; r < end; r++) {
                FloatVector sum =
                        FloatVector.fromArray(S, tile, at + r * width + v).add(b);
                if (add) {
                    sum = sum.add(FloatVector.fromArray(S, c, shift + targets[from + r] + v, in));
                }
                sum.intoArray(tile, at + r * width + v);
            }
        }
    }

    /**
     * Takes a tile whose rows are columns of the result: element (r, q) goes to {@code c[at + (column + q)*ld + row + r]}.
     */
    void storeTransposed(
            float[] tile, int tileAt, int rows, int at, int ld, int row, int column, int columns, Part part) {
        int width = Panels.width(columns);
        boolean add = accumulate || !part.first();
        for (int r = 0; r < rows; r++) {
            float b = bias != null && part.last() ? bias[biasAt + row + r] : 0;
            int to = at + column * ld + row + r;
            int from = tileAt + r * width;
            for (int q = 0; q < columns; q++) {
                tile[from + q] += b + (add ? c[to + q * ld] : 0);
            }
        }
        if (part.last()) {
            ActivationKernels.apply(f, tile, tileAt, tile, tileAt, rows * width);
        }
        for (int q = 0; q < columns; q++) {
            int to = at + (column + q) * ld + row;
            for (int r = 0; r < rows; r++) {
                c[to + r] = tile[tileAt + r * width + q];
            }
        }
    }
}
