package org.netloom.loss;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.netloom.layer.Network;
import org.netloom.ops.AheadOps;
import org.netloom.ops.LossKind;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** A loss that is a mean over all elements. A target that is NaN, as that of a point nobody sees, counts for nothing. */
final class ElementLoss extends Loss {
    private static final ActivationFunction SIGMOID = ActivationFunction.of(ActivationKind.SIGMOID);

    private final LossKind kind;
    private final double parameter;
    private Tensor known;

    ElementLoss(Network network, LossKind kind, double parameter) {
        super(network);
        this.kind = kind;
        this.parameter = parameter;
    }

    @Override
    public double evaluate(Tensor output, Tensor target, Tensor gradientOrNull) {
        requireTarget(output, target, output.size(), "as many numbers");
        if (ops().isFinite(target)) {
            double factor = 1.0 / output.size();
            return factor * ops().elementLoss(kind, parameter, output, target, factor, gradientOrNull);
        }
        return known(output, target, gradientOrNull);
    }

    @Override
    public boolean goesAhead() {
        return true;
    }

    /** Where a target is unknown there is a value at once. */
    @Override
    public DoubleSupplier evaluateAhead(AheadOps ahead, List<Tensor> outputs, Tensor target, List<Tensor> gradients) {
        Tensor output = outputs.getFirst();
        if (!allKnown(target)) {
            return super.evaluateAhead(ahead, outputs, target, gradients);
        }
        requireTarget(output, target, output.size(), "as many numbers");
        forget(gradients, 1);
        double factor = 1.0 / output.size();
        DoubleSupplier sum = ahead.elementLoss(kind, parameter, output, target, factor, first(gradients));
        return () -> factor * sum.getAsDouble();
    }

    /** Of a target that this program has made: a device need not be asked. */
    private static boolean allKnown(Tensor target) {
        float[] values = target.readOnly();
        for (int i = 0; i < target.size(); i++) {
            if (!Float.isFinite(values[target.offset() + i])) {
                return false;
            }
        }
        return true;
    }

    /** Where targets are unknown: what they add is taken away again. */
    private double known(Tensor output, Tensor target, Tensor gradientOrNull) {
        if (known == null || known.capacity() < target.capacity() || known.precision() != target.precision()) {
            known = Tensor.allocate(target.capacity(), target.shape(), target.precision());
        }
        known.setBatch(target.batch());
        int count = 0;
        double excess = 0;
        for (int i = 0; i < target.size(); i++) {
            if (Double.isNaN(target.get(i))) {
                known.set(i, 0);
                excess += kind.value(parameter, output.get(i), 0);
            } else {
                known.set(i, target.get(i));
                count++;
            }
        }
        double factor = count == 0 ? 0 : 1.0 / count;
        double sum = ops().elementLoss(kind, parameter, output, known, factor, gradientOrNull) - excess;
        for (int i = 0; gradientOrNull != null && i < target.size(); i++) {
            if (Double.isNaN(target.get(i))) {
                gradientOrNull.set(i, 0);
            }
        }
        return factor * sum;
    }

    @Override
    public Shape targetShape(Shape output) {
        return output;
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
