package org.netloom.layer;

import org.netloom.spec.Shape;
import org.netloom.spec.Subtract;
import org.netloom.tensor.Tensor;

/** Its first input less its second. */
public final class SubtractLayer extends Layer {
    public SubtractLayer(String name, Subtract spec, Shape... inputs) {
        super(name, spec, null, inputs);
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().maps().weightedSum(1, x[0], -1, x[1], y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            ops().copy(dy, dx[0]);
        }
        if (dx[1] != null) {
            ops().maps().weightedSum(-1, dy, 0, dy, dx[1]);
        }
    }
}
