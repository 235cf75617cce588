package org.netloom.layer;

import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * A layer that disturbs its input in training and hands it on otherwise: in a network prepared for inference its output is
 * its input. What it draws at random follows from seed, step and place in the network.
 */
abstract class TrainingOnlyLayer extends Layer {
    private final boolean idle;
    private boolean active;
    private long key;

    /** @param idle true where its settings make it do nothing even in training */
    TrainingOnlyLayer(String name, LayerSpec spec, Shape input, boolean idle) {
        super(name, spec, null, input);
        this.idle = idle;
    }

    /** Writes the disturbed x to y, which may be x. */
    abstract void disturb(Tensor x, long key, Tensor y);

    /** Writes the gradient of the x of {@link #disturb} with the same key; dx may be dy. */
    abstract void disturbGradient(Tensor dy, long key, Tensor dx);

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
        active = execution().training() && !idle;
        if (active) {
            key = execution().randomKey(index());
            disturb(x[0], key, y);
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
        if (active) {
            disturbGradient(dy, key, dx[0]);
        } else {
            pass(dy, dx[0]);
        }
    }

    final void pass(Tensor from, Tensor to) {
        if (!from.sameMemory(to)) {
            ops().copy(from, to);
        }
    }
}
