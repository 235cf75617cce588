package org.netloom.layer;

import org.netloom.spec.Activation;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** An activation on its own, element by element. */
public final class ActivationLayer extends Layer {
    private final ActivationFunction f;

    public ActivationLayer(String name, Activation spec, Shape input) {
        super(name, spec, null, input);
        f = spec.function();
    }

    @Override
    protected boolean inPlace() {
        return true;
    }

    @Override
    protected boolean gradientInPlace() {
        return true;
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().activate(inUse(f), x[0], y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            ops().activateGradient(f, f.kind().fusible() ? y : x[0], dy, dx[0]);
        }
    }
}
