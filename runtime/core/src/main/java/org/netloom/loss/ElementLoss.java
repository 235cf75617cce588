package org.netloom.loss;

import org.netloom.layer.Network;
import org.netloom.ops.LossKind;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** A loss that is a mean over all elements. */
final class ElementLoss extends Loss {
    private static final ActivationFunction SIGMOID = ActivationFunction.of(ActivationKind.SIGMOID);

    private final LossKind kind;
    private final double parameter;

    ElementLoss(Network network, LossKind kind, double parameter) {
        super(network);
        this.kind = kind;
        this.parameter = parameter;
    }

    @Override
    public double evaluate(Tensor output, Tensor target, Tensor gradientOrNull) {
        if (target.size() != output.size()) {
            throw CoreMessage.WRONG_TARGET.exception(networkName(), output, "as many numbers", target);
        }
        double factor = 1.0 / output.size();
        return factor * ops().elementLoss(kind, parameter, output, target, factor, gradientOrNull);
    }

    @Override
    public Shape targetShape(Shape output) {
        return output;
    }

    @Override
    public void toProbabilities(Tensor output, Tensor probabilities) {
        if (kind == LossKind.BINARY_CROSS_ENTROPY) {
            ops().activate(SIGMOID, output, probabilities);
        } else if (!output.sameMemory(probabilities)) {
            ops().copy(output, probabilities);
        }
    }
}
