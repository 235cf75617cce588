package org.netloom.ops.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.ops.MapOps;
import org.netloom.ops.TapMap;
import org.netloom.ops.Workers;
import org.netloom.tensor.Tensor;

/** {@link MapOps} with vectors along the channels for float32, tails masked; float64 tensors are the oracle's. */
final class VectorMaps implements MapOps {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private final MapOps oracle;
    private final Workers workers;
    private final Pieces pieces;

    VectorMaps(Workers workers, MapOps oracle) {
        this.oracle = oracle;
        this.workers = workers;
        pieces = new Pieces(workers);
    }

    private static boolean wide(Tensor t) {
        return t.data() == null;
    }

    // ---- sparse linear maps -----------------------------------------------------------------------------------------

    @Override
    public void gather(TapMap map, Tensor x, Tensor y) {
        if (wide(x)) {
            oracle.gather(map, x, y);
            return;
        }
        int width = map.width();
        int outputs = map.outputs();
        long cost = (2L + map.taps() / outputs) * Math.ceilDiv(width, V);
        workers.ranges(y.batch() * outputs, cost, (from, to) -> {
            for (int row = from; row < to; row++) {
                int xAt = x.offset() + row / outputs * map.inputs() * width;
                block(map, row % outputs, x.data(), xAt, y.data(), y.offset() + row * width);
            }
        });
    }

    private static void block(TapMap map, int output, float[] x, int xAt, float[] y, int yAt) {
        int width = map.width();
        int first = map.first(output);
        int end = map.first(output + 1);
        if (first == end) {
            Arrays.fill(y, yAt, yAt + width, (float) map.rest());
        } else if (end == first + 1 && map.plain()) {
            copy(x, xAt + map.from(first) * width, y, yAt, width);
        } else {
            sum(map, first, end, x, xAt, y, yAt);
        }
    }

    /** A call for a few numbers costs more than they do. */
    private static void copy(float[] x, int xAt, float[] y, int yAt, int n) {
        if (n >= 8) {
            System.arraycopy(x, xAt, y, yAt, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yAt + i] = x[xAt + i];
        }
    }

    private static void sum(TapMap map, int first, int end, float[] x, int xAt, float[] y, int yAt) {
        int width = map.width();
        if (width < V / 2) {
            for (int c = 0; c < width; c++) {
                float sum = 0;
                for (int t = first; t < end; t++) {
                    sum += (float) map.weight(t) * x[xAt + map.from(t) * width + c];
                }
                y[yAt + c] = sum;
            }
            return;
        }
        for (int c = 0; c < width; c += V) {
            VectorMask<Float> in = Lanes.first(width - c);
            FloatVector sum = FloatVector.zero(S);
            for (int t = first; t < end; t++) {
                FloatVector v = FloatVector.fromArray(S, x, xAt + map.from(t) * width + c, in);
                sum = v.fma(FloatVector.broadcast(S, (float) map.weight(t)), sum);
            }
            sum.intoArray(y, yAt + c, in);
        }
    }

    // ---- merges -----------------------------------------------------------------------------------------------------

    @Override
    public void weightedSum(double p, Tensor a, double q, Tensor b, Tensor y) {
        if (wide(a)) {
            oracle.weightedSum(p, a, q, b, y);
            return;
        }
        FloatVector first = FloatVector.broadcast(S, (float) p);
        float second = (float) q;
        pieces.run(y.size(), 3, (from, to) -> {
            for (int i = from; i < to; i += V) {
                VectorMask<Float> in = Lanes.first(to - i);
                load(a, i, in).fma(first, load(b, i, in).mul(second)).intoArray(y.data(), y.offset() + i, in);
            }
        });
    }

    private static FloatVector load(Tensor t, int at, VectorMask<Float> in) {
        return FloatVector.fromArray(S, t.data(), t.offset() + at, in);
    }

    @Override
    public void multiply(Tensor a, Tensor b, boolean accumulate, Tensor y) {
        if (wide(a)) {
            oracle.multiply(a, b, accumulate, y);
            return;
        }
        if (b.size() == y.size()) {
            pieces.run(y.size(), 3, (from, to) -> multiply(a, from, b, from, accumulate, y, to - from));
            return;
        }
        int channels = y.shape().channels();
        int rows = y.rows() / y.batch();
        workers.ranges(y.rows(), 3L * Math.ceilDiv(channels, V), (from, to) -> {
            for (int r = from; r < to; r++) {
                multiply(a, r * channels, b, r / rows * channels, accumulate, y, channels);
            }
        });
    }

    private static void multiply(Tensor a, int aAt, Tensor b, int bAt, boolean accumulate, Tensor y, int n) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector product = load(a, aAt + i, in).mul(load(b, bAt + i, in));
            (accumulate ? product.add(load(y, aAt + i, in)) : product).intoArray(y.data(), y.offset() + aAt + i, in);
        }
    }

    @Override
    public void productSums(Tensor a, Tensor b, Tensor sums) {
        if (wide(a)) {
            oracle.productSums(a, b, sums);
            return;
        }
        int channels = a.shape().channels();
        int rows = a.rows() / a.batch();
        workers.ranges(a.batch(), 2L * rows * Math.ceilDiv(channels, V), (from, to) -> {
            for (int n = from; n < to; n++) {
                for (int c = 0; c < channels; c += V) {
                    VectorMask<Float> in = Lanes.first(channels - c);
                    FloatVector sum = FloatVector.zero(S);
                    for (int r = n * rows; r < (n + 1) * rows; r++) {
                        int at = r * channels + c;
                        sum = load(a, at, in).fma(load(b, at, in), sum);
                    }
                    sum.intoArray(sums.data(), sums.offset() + n * channels + c, in);
                }
            }
        });
    }

    @Override
    public void maximum(Tensor a, Tensor b, Tensor y) {
        if (wide(a)) {
            oracle.maximum(a, b, y);
            return;
        }
        pieces.run(y.size(), 3, (from, to) -> {
            for (int i = from; i < to; i += V) {
                VectorMask<Float> in = Lanes.first(to - i);
                load(a, i, in).max(load(b, i, in)).intoArray(y.data(), y.offset() + i, in);
            }
        });
    }

    @Override
    public void maximumGradient(Tensor[] x, int input, Tensor y, Tensor dy, Tensor dx) {
        if (wide(dy)) {
            oracle.maximumGradient(x, input, y, dy, dx);
            return;
        }
        pieces.run(y.size(), 2 + x.length, (from, to) -> {
            for (int i = from; i < to; i += V) {
                VectorMask<Float> in = Lanes.first(to - i);
                FloatVector most = load(y, i, in);
                VectorMask<Float> here = load(x[input], i, in).eq(most).and(in);
                for (int k = 0; k < input; k++) {
                    here = here.andNot(load(x[k], i, in).eq(most));
                }
                FloatVector.zero(S).blend(load(dy, i, in), here).intoArray(dx.data(), dx.offset() + i, in);
            }
        });
    }
}
