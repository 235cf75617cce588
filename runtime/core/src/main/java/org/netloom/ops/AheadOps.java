package org.netloom.ops;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.netloom.tensor.Tensor;

/**
 * What a step of a training asks of a device that is told the next step while it is still at this one: numbers are asked for
 * later, and only then waited for. Since a program then learns too late that a step met a number that is none, updates can be
 * held back by the device. For one training, whose thread alone calls.
 */
public interface AheadOps {
    /** As {@link Ops#softmaxCrossEntropy}. */
    DoubleSupplier softmaxCrossEntropy(
            Tensor logits, Tensor labels, int ignore, double smoothing, Tensor weights, double factor, Tensor gradient);

    /** As {@link Ops#elementLoss}. */
    DoubleSupplier elementLoss(
            LossKind kind, double parameter, Tensor x, Tensor target, double factor, Tensor gradient);

    /** The elements in use, as they are now. */
    Supplier<float[]> copy(Tensor t);

    /**
     * From here on no update happens any more if an element of the gradients, or a loss that was begun by these operations, is
     * NaN or infinite, until {@link #release}.
     *
     * @return true where updates are held back, whoever was the first
     */
    BooleanSupplier guard(Tensor gradients);

    /** Updates happen again. */
    void release();
}
