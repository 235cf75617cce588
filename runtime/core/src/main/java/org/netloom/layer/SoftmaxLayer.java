package org.netloom.layer;

import org.netloom.spec.Shape;
import org.netloom.spec.Softmax;
import org.netloom.tensor.Tensor;

/** Softmax over the channels of every row. */
public final class SoftmaxLayer extends Layer {
    public SoftmaxLayer(String name, Softmax spec, Shape input) {
        super(name, spec, null, input);
    }

    @Override
    protected boolean inPlace() {
        return true;
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().softmax(x[0], y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            ops().softmaxGradient(y, dy, dx[0]);
        }
    }
}
