package org.netloom.layer;

import org.netloom.spec.Dropout;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Sets a random share of the values to 0 in training; in a network prepared for inference its output is its input. The
 * mask follows from seed, step and place in the network, so it is not stored but drawn again in the backward pass.
 */
public final class DropoutLayer extends Layer {
    private final double rate;
    private boolean dropped;
    private long key;

    public DropoutLayer(String name, Dropout spec, Shape input) {
        super(name, spec, null, input);
        rate = spec.rate();
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
    Tensor planForward(Tensor[] x) {
        return execution().training()
                ? super.planForward(x)
                : execution().memory().view(x[0], outputShape());
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        dropped = execution().training() && rate > 0;
        if (dropped) {
            key = execution().randomKey(index());
            ops().dropout(x[0], rate, key, y);
        } else if (!execution().preparedForTraining()) {
            y.bindTo(x[0]);
        } else {
            pass(x[0], y);
        }
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] == null) {
            return;
        }
        if (dropped) {
            ops().dropout(dy, rate, key, dx[0]);
        } else {
            pass(dy, dx[0]);
        }
    }

    private void pass(Tensor from, Tensor to) {
        if (!from.sameMemory(to)) {
            ops().copy(from, to);
        }
    }
}
