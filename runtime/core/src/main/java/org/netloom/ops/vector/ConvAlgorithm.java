package org.netloom.ops.vector;

import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * One way to compute a direction of a convolution.
 *
 * @param name for the record of what was chosen
 * @param handles true where it can
 * @param prefers true where it is likely the fastest: geometry and batch
 */
record ConvAlgorithm(
        String name, Predicate<ConvGeometry> handles, BiPredicate<ConvGeometry, Integer> prefers, Kernel kernel) {
    /** All three directions: forward (x, w, y), by data (dy, w, dx) and by filter (x, dy, dw). */
    @FunctionalInterface
    interface Kernel {
        void run(
                ConvGeometry g,
                Tensor left,
                Tensor right,
                Tensor bias,
                ActivationFunction f,
                boolean accumulate,
                Tensor result);
    }

    /** Forward or by data. */
    @FunctionalInterface
    interface Pass {
        void run(ConvGeometry g, Tensor from, Tensor w, Tensor bias, ActivationFunction f, Tensor to);
    }

    /** By filter. */
    @FunctionalInterface
    interface Sum {
        void run(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw);
    }

    static ConvAlgorithm pass(
            String name, Predicate<ConvGeometry> handles, BiPredicate<ConvGeometry, Integer> prefers, Pass pass) {
        return new ConvAlgorithm(name, handles, prefers, (g, x, w, bias, f, _, y) -> pass.run(g, x, w, bias, f, y));
    }

    static ConvAlgorithm sum(
            String name, Predicate<ConvGeometry> handles, BiPredicate<ConvGeometry, Integer> prefers, Sum sum) {
        return new ConvAlgorithm(
                name, handles, prefers, (g, x, dy, _, _, accumulate, dw) -> sum.run(g, x, dy, accumulate, dw));
    }
}
