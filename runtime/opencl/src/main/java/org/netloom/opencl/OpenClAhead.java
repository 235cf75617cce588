package org.netloom.opencl;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.netloom.ops.AheadOps;
import org.netloom.ops.LossKind;
import org.netloom.tensor.Tensor;

/**
 * Numbers of a step that nobody waits for while it runs: each is read in its turn of the queue into memory of the program that
 * the device reaches by itself. A number on the device, one for each thread, says that updates are held back.
 */
final class OpenClAhead implements AheadOps {
    /** Work space of one number. */
    static final String HOLD = "hold";

    private final OpenClDevice device;
    private final SumKernels sums;
    private final SoftmaxKernels softmax;

    OpenClAhead(OpenClDevice device, SumKernels sums, SoftmaxKernels softmax) {
        this.device = device;
        this.sums = sums;
        this.softmax = softmax;
    }

    private DeviceBuffer hold() {
        return device.scratch(HOLD, 1);
    }

    @Override
    public DoubleSupplier softmaxCrossEntropy(
            Tensor logits,
            Tensor labels,
            int ignore,
            double smoothing,
            Tensor weights,
            double factor,
            Tensor gradient) {
        return softmax.crossEntropyLater(logits, labels, ignore, smoothing, weights, factor, gradient, hold());
    }

    @Override
    public DoubleSupplier elementLoss(
            LossKind kind, double parameter, Tensor x, Tensor target, double factor, Tensor gradient) {
        return sums.elementLossLater(kind, parameter, x, target, factor, gradient, hold());
    }

    @Override
    public Supplier<float[]> copy(Tensor t) {
        DeviceBuffer buffer = device.buffer(t);
        t.storage().readOnDevice(t.offset(), t.offset() + t.size());
        return buffer.readLater(t.offset(), t.size());
    }

    @Override
    public BooleanSupplier guard(Tensor gradients) {
        sums.holdUnlessFinite(gradients, hold());
        Supplier<float[]> held = hold().readLater(0, 1);
        return () -> held.get()[0] != 0;
    }

    @Override
    public void release() {
        hold().upload(new float[1], 0, 0, 1);
    }
}
