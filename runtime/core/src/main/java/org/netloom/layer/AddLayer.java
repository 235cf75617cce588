package org.netloom.layer;

import org.netloom.spec.Activation;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.Add;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Sum of its inputs with an element-wise activation in one pass. All inputs have the same gradient, which
 * {@link #backward} returns: one tensor, to be read by every branch and written by none before the others are done.
 */
public final class AddLayer extends Layer {
    public AddLayer(String name, Add spec, Shape... inputs) {
        this(name, spec, null, inputs);
    }

    public AddLayer(String name, Add spec, Activation activation, Shape... inputs) {
        super(name, spec, activation, inputs);
    }

    /** With three and more inputs the first one might come again behind the second, when it was overwritten. */
    @Override
    protected boolean inPlace() {
        return inputShapes().size() == 2;
    }

    @Override
    protected boolean gradientIsOutputs() {
        return true;
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        int last = x.length - 1;
        Tensor sum = x[0];
        for (int i = 1; i < last; i++) {
            ops().add(sum, x[i], ActivationFunction.IDENTITY, y);
            sum = y;
        }
        ops().add(sum, x[last], function(), y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        // Nothing to compute: the gradient of every input is dy.
    }
}
