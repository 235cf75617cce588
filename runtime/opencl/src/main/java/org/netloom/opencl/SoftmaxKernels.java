package org.netloom.opencl;

import java.util.function.DoubleSupplier;
import org.netloom.tensor.Tensor;

/** Softmax along rows of channels and its losses: {@code softmax.cl}. */
final class SoftmaxKernels {
    /** Work items of a group; the same in {@code softmax.cl}. */
    private static final int ITEMS = 64;

    private final OpenClDevice device;
    private final SumKernels sums;

    SoftmaxKernels(OpenClDevice device, SumKernels sums) {
        this.device = device;
        this.sums = sums;
    }

    /** Work items that share a row of n channels, a power of two up to {@link #ITEMS}. */
    private int lanes(int n) {
        return device.facts().processor() || n <= 16 ? 1 : n <= 256 ? 8 : ITEMS;
    }

    private Launch launch(String kernel, int n) {
        return device.launch("softmax", kernel, "-DLANES=" + lanes(n));
    }

    private void overRows(Launch launch, int n, int rows) {
        launch.add(n).add(rows).groups(Math.ceilDiv(rows, ITEMS / lanes(n)), ITEMS);
    }

    void softmax(Tensor x, Tensor y) {
        int n = x.shape().channels();
        overRows(launch("softmax", n).read(x).write(y), n, x.rows());
    }

    void logSoftmax(Tensor x, Tensor y) {
        int n = x.shape().channels();
        overRows(launch("logSoftmax", n).read(x).write(y), n, x.rows());
    }

    void softmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        int n = y.shape().channels();
        overRows(launch("softmaxGradient", n).read(y).read(dy).write(dx), n, y.rows());
    }

    void logSoftmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        int n = y.shape().channels();
        overRows(launch("logSoftmaxGradient", n).read(y).read(dy).write(dx), n, y.rows());
    }

    double crossEntropy(
            Tensor logits,
            Tensor labels,
            int ignore,
            double smoothing,
            Tensor weights,
            double factor,
            Tensor gradient) {
        return sums.total(losses(logits, labels, ignore, smoothing, weights, factor, gradient), logits.rows());
    }

    /** To be asked for later; where it is no number, {@code hold} becomes 1. */
    DoubleSupplier crossEntropyLater(
            Tensor logits,
            Tensor labels,
            int ignore,
            double smoothing,
            Tensor weights,
            double factor,
            Tensor gradient,
            DeviceBuffer hold) {
        DeviceBuffer losses = losses(logits, labels, ignore, smoothing, weights, factor, gradient);
        return sums.totalLater(losses, logits.rows(), hold);
    }

    /** Those of the rows, in work space. */
    private DeviceBuffer losses(
            Tensor logits,
            Tensor labels,
            int ignore,
            double smoothing,
            Tensor weights,
            double factor,
            Tensor gradient) {
        int n = logits.shape().channels();
        int rows = logits.rows();
        double allWeights = weights == null ? n : 0;
        for (int c = 0; c < n && weights != null; c++) {
            allWeights += weights.get(c);
        }
        DeviceBuffer losses = device.scratch("losses", rows);
        Launch launch = launch("crossEntropy", n)
                .read(logits)
                .read(labels)
                .readIfAny(weights)
                .add(weights == null ? 0 : 1)
                .add(allWeights)
                .add(ignore)
                .add(1 - smoothing)
                .add(smoothing / n)
                .add(factor)
                .updateIfAny(gradient)
                .add(gradient == null ? 0 : 1)
                .add(losses);
        overRows(launch, n, rows);
        return losses;
    }
}
