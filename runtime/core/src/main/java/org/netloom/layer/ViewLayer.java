package org.netloom.layer;

import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** The same numbers in another shape: a view, nothing is copied. */
abstract class ViewLayer extends Layer {
    ViewLayer(String name, LayerSpec spec, Shape input) {
        super(name, spec, null, input);
    }

    @Override
    final Tensor planForward(Tensor[] x) {
        return execution().memory().view(x[0], outputShape());
    }

    @Override
    final Tensor[] planGradients(Tensor dy) {
        return new Tensor[] {execution().memory().view(dy, inputShape())};
    }

    @Override
    protected final void compute(Tensor[] x, Tensor y) {
        y.bindTo(x[0]);
    }

    @Override
    protected final void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            dx[0].bindTo(dy);
        }
    }
}
