package org.netloom.loss;

import org.netloom.layer.Network;
import org.netloom.ops.LossKind;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** How far scores are from saying that samples are real (1) or generated (0); one score each, or one for each patch. */
final class OriginLoss extends Loss {
    private static final ActivationFunction SIGMOID = ActivationFunction.of(ActivationKind.SIGMOID);

    private final LossKind kind;
    private final double weight;
    private final double real;
    private Tensor wanted;

    /** @param real what is wanted of the scores of real samples; of generated ones it is 0 */
    OriginLoss(Network network, LossKind kind, double weight, double real) {
        super(network);
        this.kind = kind;
        this.weight = weight;
        this.real = real;
    }

    @Override
    public double evaluate(Tensor output, Tensor target, Tensor gradientOrNull) {
        requireTarget(output, target, output.batch(), output.batch() + " numbers, 1 for real and 0 for generated");
        boolean fits = wanted != null
                && wanted.shape().equals(output.shape())
                && wanted.capacity() >= output.batch()
                && wanted.precision() == output.precision();
        if (!fits) {
            wanted = Tensor.allocate(output.capacity(), output.shape(), output.precision());
        }
        wanted.setBatch(output.batch());
        int n = output.shape().size();
        for (int i = 0; i < output.size(); i++) {
            wanted.set(i, real * target.get(i / n));
        }
        double factor = weight / output.size();
        return factor * ops().elementLoss(kind, 0, output, wanted, factor, gradientOrNull);
    }

    @Override
    public Shape targetShape(Shape output) {
        return Shape.of(1);
    }

    @Override
    public void toProbabilities(Tensor output, Tensor probabilities) {
        if (kind == LossKind.BINARY_CROSS_ENTROPY) {
            ops().activate(SIGMOID, output, probabilities);
        } else {
            super.toProbabilities(output, probabilities);
        }
    }
}
