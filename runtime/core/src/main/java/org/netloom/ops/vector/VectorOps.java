package org.netloom.ops.vector;

import java.util.Arrays;
import org.netloom.ops.Algorithms;
import org.netloom.ops.BlockOps;
import org.netloom.ops.LossKind;
import org.netloom.ops.MapOps;
import org.netloom.ops.Ops;
import org.netloom.ops.RegionOps;
import org.netloom.ops.RowLoss;
import org.netloom.ops.RowOps;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.UpdateOps;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Operations on float32 tensors with SIMD instructions (jdk.incubator.vector); those on float64 tensors are the
 * oracle's. The bits of a result are the same for any number of threads, and whether code was interpreted or compiled; they
 * do depend on the vectors of the machine.
 */
public final class VectorOps implements Ops {
    private final Workers workers;
    private final Ops oracle;
    private final Pieces pieces;
    private final MatmulKernels products;
    private final Algorithms algorithms = new Algorithms();
    private final Convolutions convolutions;
    private final PoolKernels pools;
    private final NormKernels norms;
    private final SoftmaxKernels softmax;
    private final RowOps rows;
    private final BlockOps blocks;
    private final MapOps maps;
    private final RegionOps regions;
    private final UpdateOps updates;

    public VectorOps(Workers workers) {
        this.workers = workers;
        oracle = new ScalarOps(workers);
        pieces = new Pieces(workers);
        products = new MatmulKernels(workers);
        convolutions = new Convolutions(workers, algorithms);
        pools = new PoolKernels(workers);
        norms = new NormKernels(workers);
        softmax = new SoftmaxKernels(workers);
        blocks = new VectorBlocks(workers, products, oracle.blocks());
        rows = new VectorRows(workers, oracle.rows());
        maps = new VectorMaps(workers, oracle.maps());
        regions = new VectorRegions(workers, pools, oracle.regions());
        updates = new VectorUpdates(pieces, oracle.updates());
    }

    /** "SIMD, 16 floats a vector (512 bits)". */
    public static String summary() {
        return "SIMD, " + Lanes.V + " floats a vector (" + Lanes.S.vectorBitSize() + " bits)";
    }

    @Override
    public String describe() {
        return summary() + ", " + workers.threads() + (workers.threads() == 1 ? " thread" : " threads");
    }

    @Override
    public Algorithms algorithms() {
        return algorithms;
    }

    @Override
    public BlockOps blocks() {
        return blocks;
    }

    @Override
    public MapOps maps() {
        return maps;
    }

    @Override
    public RegionOps regions() {
        return regions;
    }

    @Override
    public UpdateOps updates() {
        return updates;
    }

    @Override
    public RowOps rows() {
        return rows;
    }

    private static boolean wide(Tensor t) {
        return t.data() == null;
    }

    // ---- moving -----------------------------------------------------------------------------------------------------

    @Override
    public void fill(Tensor t, double value) {
        if (wide(t)) {
            oracle.fill(t, value);
            return;
        }
        pieces.run(t.size(), 1, (from, to) -> Arrays.fill(t.data(), t.offset() + from, t.offset() + to, (float) value));
    }

    @Override
    public void copy(Tensor from, Tensor to) {
        if (wide(from) || wide(to)) {
            oracle.copy(from, to);
            return;
        }
        pieces.run(
                from.size(),
                2,
                (i, end) -> System.arraycopy(from.data(), from.offset() + i, to.data(), to.offset() + i, end - i));
    }

    @Override
    public void copyChannels(Tensor from, int fromChannel, Tensor to, int toChannel, int count, boolean accumulate) {
        if (wide(from)) {
            oracle.copyChannels(from, fromChannel, to, toChannel, count, accumulate);
            return;
        }
        int fromLd = from.shape().channels();
        int toLd = to.shape().channels();
        workers.ranges(
                from.rows(),
                2L * Math.ceilDiv(count, Lanes.V),
                (row, end) -> MapKernels.copyChannels(
                        from.data(),
                        from.offset() + row * fromLd + fromChannel,
                        fromLd,
                        to.data(),
                        to.offset() + row * toLd + toChannel,
                        toLd,
                        count,
                        end - row,
                        accumulate));
    }

    // ---- element by element -----------------------------------------------------------------------------------------

    @Override
    public void add(Tensor a, Tensor b, ActivationFunction f, Tensor y) {
        if (wide(a)) {
            oracle.add(a, b, f, y);
            return;
        }
        pieces.run(y.size(), 3, (from, to) -> {
            int at = y.offset() + from;
            MapKernels.add(a.data(), a.offset() + from, b.data(), b.offset() + from, y.data(), at, to - from);
            ActivationKernels.apply(f, y.data(), at, y.data(), at, to - from);
        });
    }

    @Override
    public void activate(ActivationFunction f, Tensor x, Tensor y) {
        if (wide(x)) {
            oracle.activate(f, x, y);
            return;
        }
        pieces.run(
                y.size(),
                8,
                (from, to) -> ActivationKernels.apply(
                        f, x.data(), x.offset() + from, y.data(), y.offset() + from, to - from));
    }

    @Override
    public void activateGradient(ActivationFunction f, Tensor saved, Tensor dy, Tensor dx) {
        if (wide(dy)) {
            oracle.activateGradient(f, saved, dy, dx);
            return;
        }
        pieces.run(
                dx.size(),
                5,
                (from, to) -> ActivationGradientKernels.apply(
                        f,
                        saved.data(),
                        saved.offset() + from,
                        dy.data(),
                        dy.offset() + from,
                        dx.data(),
                        dx.offset() + from,
                        to - from));
    }

    @Override
    public void activateGradient(
            ActivationFunction f, Tensor saved, Tensor dy, Tensor dx, boolean accumulate, Tensor sums) {
        if (wide(dy)) {
            oracle.activateGradient(f, saved, dy, dx, accumulate, sums);
            return;
        }
        norms.activateGradient(f, saved, dy, dx, accumulate, sums);
    }

    @Override
    public void softmax(Tensor x, Tensor y) {
        if (wide(x)) {
            oracle.softmax(x, y);
            return;
        }
        softmax.softmax(x, y);
    }

    @Override
    public void softmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        if (wide(y)) {
            oracle.softmaxGradient(y, dy, dx);
            return;
        }
        softmax.softmaxGradient(y, dy, dx);
    }

    // ---- products ---------------------------------------------------------------------------------------------------

    @Override
    public void matmul(
            int m,
            int n,
            int k,
            Tensor a,
            boolean transposeA,
            Tensor b,
            boolean transposeB,
            Tensor bias,
            ActivationFunction f,
            boolean accumulate,
            Tensor c) {
        if (wide(a)) {
            oracle.matmul(m, n, k, a, transposeA, b, transposeB, bias, f, accumulate, c);
            return;
        }
        Result result = new Result(c, bias, 0, f, accumulate);
        products.multiply(m, n, k, a, transposeA, b, transposeB, result, c);
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        if (wide(x)) {
            oracle.conv2d(g, x, w, bias, f, y);
        } else {
            convolutions.forward().run(g, x, w, bias, f, false, y);
        }
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        if (wide(dy)) {
            oracle.conv2dByData(g, dy, w, bias, f, dx);
        } else {
            convolutions.byData().run(g, dy, w, bias, f, false, dx);
        }
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        if (wide(x)) {
            oracle.conv2dByFilter(g, x, dy, accumulate, dw);
        } else {
            convolutions.byFilter().run(g, x, dy, null, ActivationFunction.IDENTITY, accumulate, dw);
        }
    }

    @Override
    public void columnSums(Tensor x, boolean accumulate, Tensor sums) {
        if (wide(x)) {
            oracle.columnSums(x, accumulate, sums);
            return;
        }
        norms.columnSums(x, accumulate, sums);
    }

    // ---- pooling ----------------------------------------------------------------------------------------------------

    @Override
    public void maxPool(ConvGeometry g, Tensor x, Tensor y) {
        if (wide(x)) {
            oracle.maxPool(g, x, y);
            return;
        }
        pools.max(g, x, y);
    }

    @Override
    public void maxPoolGradient(ConvGeometry g, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (wide(x)) {
            oracle.maxPoolGradient(g, x, y, dy, dx);
            return;
        }
        pools.maxGradient(g, x, y, dy, dx);
    }

    @Override
    public void avgPool(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor x, Tensor y) {
        if (wide(x)) {
            oracle.avgPool(g, countPadding, bottom, right, x, y);
            return;
        }
        pools.average(g, countPadding, bottom, right, x, y);
    }

    @Override
    public void avgPoolGradient(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor dy, Tensor dx) {
        if (wide(dy)) {
            oracle.avgPoolGradient(g, countPadding, bottom, right, dy, dx);
            return;
        }
        pools.averageGradient(g, countPadding, bottom, right, dy, dx);
    }

    // ---- batch normalisation ----------------------------------------------------------------------------------------

    @Override
    public void moments(Tensor x, Tensor mean, Tensor variance) {
        if (wide(x)) {
            oracle.moments(x, mean, variance);
            return;
        }
        norms.moments(x, mean, variance);
    }

    @Override
    public void normalize(
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            Tensor y) {
        if (wide(x)) {
            oracle.normalize(x, mean, variance, epsilon, scale, shift, f, y);
            return;
        }
        norms.normalize(x, mean, variance, epsilon, scale, shift, f, y);
    }

    @Override
    public void normalizeGradient(
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            boolean batchMoments,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift,
            Tensor dx) {
        if (wide(x)) {
            oracle.normalizeGradient(
                    x, mean, variance, epsilon, scale, shift, f, batchMoments, dy, accumulate, dScale, dShift, dx);
            return;
        }
        norms.gradient(x, mean, variance, epsilon, scale, shift, f, batchMoments, dy, accumulate, dScale, dShift, dx);
    }

    // ---- losses -----------------------------------------------------------------------------------------------------

    @Override
    public double softmaxCrossEntropy(
            Tensor logits,
            Tensor labels,
            int ignore,
            double smoothing,
            Tensor weights,
            double factor,
            Tensor gradient) {
        if (wide(logits)) {
            return oracle.softmaxCrossEntropy(logits, labels, ignore, smoothing, weights, factor, gradient);
        }
        return softmax.crossEntropy(logits, labels, ignore, smoothing, weights, factor, gradient);
    }

    /** Rows are short and their losses branch: plain loops, split over the threads. */
    @Override
    public double rowLoss(RowLoss loss, Tensor x, Tensor target, double factor, Tensor gradient) {
        return oracle.rowLoss(loss, x, target, factor, gradient);
    }

    @Override
    public double elementLoss(
            LossKind kind, double parameter, Tensor x, Tensor target, double factor, Tensor gradient) {
        if (wide(x)) {
            return oracle.elementLoss(kind, parameter, x, target, factor, gradient);
        }
        float delta = (float) parameter;
        return pieces.sum(x.size(), 4, (from, to) -> {
            int xAt = x.offset() + from;
            int tAt = target.offset() + from;
            int n = to - from;
            double value = LossKernels.value(kind, delta, x.data(), xAt, target.data(), tAt, n);
            if (gradient != null) {
                float[] g = gradient.data();
                int gAt = gradient.offset() + from;
                LossKernels.gradient(kind, delta, x.data(), xAt, target.data(), tAt, g, gAt, n, (float) factor);
            }
            return value;
        });
    }

    // ---- whole tensors ----------------------------------------------------------------------------------------------

    @Override
    public double sumOfSquares(Tensor t) {
        if (wide(t)) {
            return oracle.sumOfSquares(t);
        }
        return pieces.sum(t.size(), 1, (from, to) -> MapKernels.sumOfSquares(t.data(), t.offset() + from, to - from));
    }

    @Override
    public void scaleInPlace(Tensor t, double factor) {
        if (wide(t)) {
            oracle.scaleInPlace(t, factor);
            return;
        }
        pieces.run(t.size(), 2, (from, to) -> MapKernels.scale(t.data(), t.offset() + from, to - from, (float) factor));
    }

    @Override
    public void clipInPlace(Tensor t, double limit) {
        if (wide(t)) {
            oracle.clipInPlace(t, limit);
            return;
        }
        pieces.run(t.size(), 2, (from, to) -> MapKernels.clip(t.data(), t.offset() + from, to - from, (float) limit));
    }

    @Override
    public boolean isFinite(Tensor t) {
        if (wide(t)) {
            return oracle.isFinite(t);
        }
        return pieces.sum(
                        t.size(), 1, (from, to) -> MapKernels.isFinite(t.data(), t.offset() + from, to - from) ? 0 : 1)
                == 0;
    }
}
