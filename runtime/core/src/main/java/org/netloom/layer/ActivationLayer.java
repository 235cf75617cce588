package org.netloom.layer;

import org.netloom.spec.Activation;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** An activation on its own: element by element, or softmax over the channels of every row. */
public final class ActivationLayer extends Layer {
    private final ActivationKind function;
    private final double alpha;

    public ActivationLayer(String name, Activation spec, Shape input) {
        super(name, spec, null, input);
        function = spec.kind();
        alpha = spec.alpha();
    }

    private boolean softmax() {
        return function == ActivationKind.IDENTITY;
    }

    @Override
    protected boolean inPlace() {
        return true;
    }

    @Override
    protected boolean gradientInPlace() {
        return !softmax();
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        if (softmax()) {
            ops().softmax(x[0], y);
        } else {
            ops().activate(function, alpha, x[0], y);
        }
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] == null) {
            return;
        }
        if (softmax()) {
            ops().softmaxGradient(y, dy, dx[0]);
        } else {
            ops().activateGradient(function, alpha, function.fusible() ? y : x[0], dy, dx[0]);
        }
    }
}
