package org.netloom.layer;

import org.netloom.spec.Maximum;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Largest of its inputs; the gradient goes to the first that is the largest. */
public final class MaximumLayer extends Layer {
    public MaximumLayer(String name, Maximum spec, Shape... inputs) {
        super(name, spec, null, inputs);
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().maps().maximum(x[0], x[1], y);
        for (int i = 2; i < x.length; i++) {
            ops().maps().maximum(y, x[i], y);
        }
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        for (int i = 0; i < dx.length; i++) {
            if (dx[i] != null) {
                ops().maps().maximumGradient(x, i, y, dy, dx[i]);
            }
        }
    }
}
