package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.ops.RegionOps;
import org.netloom.ops.Workers;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Displacements;
import org.netloom.spec.Regions;
import org.netloom.tensor.Tensor;

/** {@link RegionOps} with vectors of channels for float32; float64 tensors are the oracle's. */
final class VectorRegions implements RegionOps {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private final Workers workers;
    private final PoolKernels pools;
    private final RegionOps oracle;

    VectorRegions(Workers workers, PoolKernels pools, RegionOps oracle) {
        this.workers = workers;
        this.pools = pools;
        this.oracle = oracle;
    }

    private static boolean wide(Tensor t) {
        return t.data() == null;
    }

    @Override
    public void pickMaxima(ConvGeometry g, Tensor x, Tensor y, Tensor values, Tensor picked) {
        if (wide(x)) {
            oracle.pickMaxima(g, x, y, values, picked);
        } else {
            pools.pickMaxima(g, x, y, values, picked);
        }
    }

    @Override
    public void correlation(Displacements d, double factor, Tensor a, Tensor b, Tensor y) {
        if (wide(a)) {
            oracle.correlation(d, factor, a, b, y);
            return;
        }
        workers.ranges(y.batch() * d.h(), 2L * d.w() * d.count() * Math.ceilDiv(d.c(), V), (from, to) -> {
            float[] lanes = Scratch.get().rest();
            for (int row = from; row < to; row++) {
                for (int j = 0; j < d.w(); j++) {
                    int p = row * d.w() + j;
                    int at = y.offset() + p * d.count();
                    for (int k = 0; k < d.count(); k++) {
                        boolean inside = d.inside(row % d.h() + d.down(k), j + d.right(k));
                        int q = p + d.down(k) * d.w() + d.right(k);
                        y.data()[at + k] =
                                inside ? (float) (factor * product(a, p * d.c(), b, q * d.c(), d.c(), lanes)) : 0;
                    }
                }
            }
        });
    }

    /** @param lanes room for a vector */
    private static double product(Tensor a, int aAt, Tensor b, int bAt, int n, float[] lanes) {
        float[] x = a.data();
        float[] y = b.data();
        int xAt = a.offset() + aAt;
        int yAt = b.offset() + bAt;
        FloatVector sum = FloatVector.zero(S);
        int c = 0;
        for (; c <= n - V; c += V) {
            sum = FloatVector.fromArray(S, x, xAt + c).fma(FloatVector.fromArray(S, y, yAt + c), sum);
        }
        if (c < n) {
            VectorMask<Float> rest = Lanes.first(n - c);
            sum = FloatVector.fromArray(S, x, xAt + c, rest).fma(FloatVector.fromArray(S, y, yAt + c, rest), sum);
        }
        sum.intoArray(lanes, 0);
        // In pairs: a chain of V additions would take longer than the products.
        for (int half = V / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    @Override
    public void correlationGradient(
            Displacements d, double factor, Tensor dy, Tensor other, boolean second, Tensor dx) {
        if (wide(dy)) {
            oracle.correlationGradient(d, factor, dy, other, second, dx);
            return;
        }
        workers.ranges(dx.batch() * d.h(), 2L * d.w() * d.count() * Math.ceilDiv(d.c(), V), (from, to) -> {
            for (int row = from; row < to; row++) {
                for (int j = 0; j < d.w(); j++) {
                    for (int c = 0; c < d.c(); c += V) {
                        FloatVector sum = gradient(d, dy, other, second, row, j, c);
                        int at = dx.offset() + (row * d.w() + j) * d.c() + c;
                        sum.mul((float) factor).intoArray(dx.data(), at, Lanes.first(d.c() - c));
                    }
                }
            }
        });
    }

    /** Channels from c on of pixel (row, j), before the factor. */
    private static FloatVector gradient(
            Displacements d, Tensor dy, Tensor other, boolean second, int row, int j, int c) {
        int sign = second ? -1 : 1;
        int p = row * d.w() + j;
        VectorMask<Float> in = Lanes.first(d.c() - c);
        FloatVector sum = FloatVector.zero(S);
        for (int k = 0; k < d.count(); k++) {
            if (d.inside(row % d.h() + sign * d.down(k), j + sign * d.right(k))) {
                int q = p + sign * (d.down(k) * d.w() + d.right(k));
                float weight = dy.data()[dy.offset() + (second ? q : p) * d.count() + k];
                FloatVector v = FloatVector.fromArray(S, other.data(), other.offset() + q * d.c() + c, in);
                sum = v.fma(FloatVector.broadcast(S, weight), sum);
            }
        }
        return sum;
    }

    /** Boxes are few and small: plain loops. */
    @Override
    public void regionMaxima(Regions r, Tensor x, Tensor boxes, Tensor y) {
        oracle.regionMaxima(r, x, boxes, y);
    }

    @Override
    public void regionMaximaGradient(Regions r, Tensor x, Tensor boxes, Tensor dy, Tensor dx) {
        oracle.regionMaximaGradient(r, x, boxes, dy, dx);
    }
}
