package org.netloom.loss;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.netloom.layer.Network;
import org.netloom.ops.AheadOps;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Softmax and cross-entropy in one; with class weights the mean is divided by the sum of the rows' weights. */
final class SoftmaxCrossEntropyLoss extends ClassLoss {
    private final double smoothing;
    private Tensor weights;

    SoftmaxCrossEntropyLoss(SoftmaxCrossEntropy spec, Network network, Shape output) {
        super(network, output, spec.classWeights(), spec.ignore());
        smoothing = spec.labelSmoothing();
    }

    @Override
    public double evaluate(Tensor output, Tensor target, Tensor gradientOrNull) {
        double total = total(output, target);
        double factor = total == 0 ? 0 : 1 / total;
        return factor
                * ops().softmaxCrossEntropy(
                                output, target, ignore(), smoothing, weights(output), factor, gradientOrNull);
    }

    @Override
    public boolean goesAhead() {
        return true;
    }

    @Override
    public DoubleSupplier evaluateAhead(AheadOps ahead, List<Tensor> outputs, Tensor target, List<Tensor> gradients) {
        forget(gradients, 1);
        Tensor output = outputs.getFirst();
        double total = total(output, target);
        double factor = total == 0 ? 0 : 1 / total;
        DoubleSupplier sum = ahead.softmaxCrossEntropy(
                output, target, ignore(), smoothing, weights(output), factor, first(gradients));
        return () -> factor * sum.getAsDouble();
    }

    /** The class weights in the precision of the output; made once. */
    private Tensor weights(Tensor output) {
        if (classWeights().isEmpty()) {
            return null;
        }
        if (weights == null || weights.precision() != output.precision()) {
            weights = Tensor.allocate(1, Shape.of(classWeights().size()), output.precision());
            for (int c = 0; c < classWeights().size(); c++) {
                weights.set(c, classWeights().get(c));
            }
        }
        return weights;
    }
}
