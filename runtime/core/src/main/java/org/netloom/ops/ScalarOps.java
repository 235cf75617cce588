package org.netloom.ops;

import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Every operation by its definition, with double sums: the oracle that other implementations are held against, and what
 * runs where nothing better can. Takes float32 and float64 tensors; with float64 all arithmetic is double.
 */
public final class ScalarOps implements Ops {
    private final Algorithms algorithms = new Algorithms();
    private final Workers workers;
    private final ScalarProducts products;
    private final ScalarBlocks blocks;
    private final ScalarPools pools;
    private final ScalarNorms norms;
    private final ScalarLosses losses;
    private final ScalarRows rows;
    private final ScalarMaps maps;
    private final RegionOps regions;
    private final UpdateOps updates;

    public ScalarOps(Workers workers) {
        this.workers = workers;
        products = new ScalarProducts(workers);
        blocks = new ScalarBlocks(workers);
        pools = new ScalarPools(workers);
        norms = new ScalarNorms(workers);
        losses = new ScalarLosses(workers);
        rows = new ScalarRows(workers);
        maps = new ScalarMaps(workers);
        regions = new ScalarRegions(workers);
        updates = new ScalarUpdates(workers);
    }

    @Override
    public Algorithms algorithms() {
        return algorithms;
    }

    @Override
    public String describe() {
        return "scalar, " + workers.threads() + (workers.threads() == 1 ? " thread" : " threads");
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
    public UpdateOps updates() {
        return updates;
    }

    @Override
    public RegionOps regions() {
        return regions;
    }

    @Override
    public RowOps rows() {
        return rows;
    }

    /** A new value from the index of an element. */
    @FunctionalInterface
    interface Element {
        double at(int i);
    }

    private void map(Tensor to, long cost, Element element) {
        map(workers, to, cost, element);
    }

    /** {@code to[i] = element(i)} for all i, split over the threads. */
    static void map(Workers workers, Tensor to, long cost, Element element) {
        workers.ranges(to.size(), cost, (from, end) -> {
            for (int i = from; i < end; i++) {
                to.set(i, element.at(i));
            }
        });
    }

    @Override
    public void fill(Tensor t, double value) {
        map(t, 1, _ -> value);
    }

    @Override
    public void copy(Tensor from, Tensor to) {
        map(to, 1, from::get);
    }

    @Override
    public void copyChannels(Tensor from, int fromChannel, Tensor to, int toChannel, int count, boolean accumulate) {
        int fromAll = from.shape().channels();
        int toAll = to.shape().channels();
        workers.ranges(from.rows(), count, (first, end) -> {
            for (int r = first; r < end; r++) {
                for (int c = 0; c < count; c++) {
                    int at = r * toAll + toChannel + c;
                    double value = from.get(r * fromAll + fromChannel + c);
                    to.set(at, accumulate ? to.get(at) + value : value);
                }
            }
        });
    }

    @Override
    public void add(Tensor a, Tensor b, ActivationFunction f, Tensor y) {
        map(y, 4, i -> ScalarMath.activate(f, a.get(i) + b.get(i)));
    }

    @Override
    public void activate(ActivationFunction f, Tensor x, Tensor y) {
        map(y, 10, i -> ScalarMath.activate(f, x.get(i)));
    }

    @Override
    public void activateGradient(ActivationFunction f, Tensor saved, Tensor dy, Tensor dx) {
        map(dx, 10, i -> dy.get(i) * ScalarMath.derivative(f, saved.get(i)));
    }

    @Override
    public void activateGradient(
            ActivationFunction f, Tensor saved, Tensor dy, Tensor dx, boolean accumulate, Tensor sums) {
        activateGradient(f, saved, dy, dx);
        columnSums(dx, accumulate, sums);
    }

    @Override
    public void softmax(Tensor x, Tensor y) {
        losses.softmax(x, y);
    }

    @Override
    public void softmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        losses.softmaxGradient(y, dy, dx);
    }

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
        products.matmul(m, n, k, a, transposeA, b, transposeB, bias, f, accumulate, c);
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        products.conv2d(g, x, w, bias, f, y);
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        products.byData(g, dy, w, bias, f, dx);
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        products.byFilter(g, x, dy, accumulate, dw);
    }

    @Override
    public void columnSums(Tensor x, boolean accumulate, Tensor sums) {
        norms.columnSums(x, accumulate, sums);
    }

    @Override
    public void maxPool(ConvGeometry g, Tensor x, Tensor y) {
        pools.max(g, x, y);
    }

    @Override
    public void maxPoolGradient(ConvGeometry g, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        pools.maxGradient(g, x, dy, dx);
    }

    @Override
    public void avgPool(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor x, Tensor y) {
        pools.average(g, countPadding, bottom, right, x, y);
    }

    @Override
    public void avgPoolGradient(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor dy, Tensor dx) {
        pools.averageGradient(g, countPadding, bottom, right, dy, dx);
    }

    @Override
    public void moments(Tensor x, Tensor mean, Tensor variance) {
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
        norms.gradient(x, mean, variance, epsilon, scale, shift, f, batchMoments, dy, accumulate, dScale, dShift, dx);
    }

    @Override
    public double softmaxCrossEntropy(
            Tensor logits,
            Tensor labels,
            int ignore,
            double smoothing,
            Tensor weights,
            double factor,
            Tensor gradient) {
        return losses.softmaxCrossEntropy(logits, labels, ignore, smoothing, weights, factor, gradient);
    }

    @Override
    public double rowLoss(RowLoss loss, Tensor x, Tensor target, double factor, Tensor gradient) {
        return losses.rowLoss(loss, x, target, factor, gradient);
    }

    @Override
    public double elementLoss(
            LossKind kind, double parameter, Tensor x, Tensor target, double factor, Tensor gradient) {
        return losses.elementLoss(kind, parameter, x, target, factor, gradient);
    }

    @Override
    public double sumOfSquares(Tensor t) {
        return workers.sum(t.size(), 1, (from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += t.get(i) * t.get(i);
            }
            return sum;
        });
    }

    @Override
    public void scaleInPlace(Tensor t, double factor) {
        map(t, 1, i -> t.get(i) * factor);
    }

    @Override
    public void clipInPlace(Tensor t, double limit) {
        map(t, 1, i -> Math.clamp(t.get(i), -limit, limit));
    }

    @Override
    public boolean isFinite(Tensor t) {
        double bad = workers.sum(t.size(), 1, (from, to) -> {
            int found = 0;
            for (int i = from; i < to; i++) {
                found += Double.isFinite(t.get(i)) ? 0 : 1;
            }
            return found;
        });
        return bad == 0;
    }
}
