package org.netloom.layer;

import org.netloom.spec.Average;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Mean of its inputs. */
public final class AverageLayer extends Layer {
    public AverageLayer(String name, Average spec, Shape... inputs) {
        super(name, spec, null, inputs);
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        double share = 1.0 / x.length;
        ops().maps().weightedSum(share, x[0], share, x[1], y);
        for (int i = 2; i < x.length; i++) {
            ops().maps().weightedSum(1, y, share, x[i], y);
        }
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        for (Tensor d : dx) {
            if (d != null) {
                ops().maps().weightedSum(1.0 / x.length, dy, 0, dy, d);
            }
        }
    }
}
