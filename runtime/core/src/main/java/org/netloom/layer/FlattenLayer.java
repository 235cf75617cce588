package org.netloom.layer;

import org.netloom.spec.Flatten;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** The same numbers as one vector: a view, nothing is copied. */
public final class FlattenLayer extends Layer {
    public FlattenLayer(String name, Flatten spec, Shape input) {
        super(name, spec, null, input);
    }

    @Override
    Tensor planForward(Tensor[] x) {
        return execution().memory().view(x[0], outputShape());
    }

    @Override
    Tensor[] planGradients(Tensor dy) {
        return new Tensor[] {execution().memory().view(dy, inputShape())};
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        y.bindTo(x[0]);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            dx[0].bindTo(dy);
        }
    }
}
