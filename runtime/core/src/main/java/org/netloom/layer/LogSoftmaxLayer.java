package org.netloom.layer;

import org.netloom.spec.LogSoftmax;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Logarithm of softmax over the channels of every row. */
public final class LogSoftmaxLayer extends Layer {
    public LogSoftmaxLayer(String name, LogSoftmax spec, Shape input) {
        super(name, spec, null, input);
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
        ops().rows().logSoftmax(x[0], y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            ops().rows().logSoftmaxGradient(y, dy, dx[0]);
        }
    }
}
