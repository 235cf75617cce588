package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Multiply;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Product of its inputs; one of two may be a gate of one number per channel. */
public final class MultiplyLayer extends Layer {
    /** Which input is the gate, -1 for none. */
    private final int gate;

    public MultiplyLayer(String name, Multiply spec, Shape... inputs) {
        super(name, spec, null, inputs);
        gate = spec.gate(List.of(inputs));
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        if (gate >= 0) {
            ops().maps().multiply(x[1 - gate], x[gate], false, y);
            return;
        }
        ops().maps().multiply(x[0], x[1], false, y);
        for (int i = 2; i < x.length; i++) {
            ops().maps().multiply(y, x[i], false, y);
        }
    }

    /** That of an input is dy times all others. */
    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        for (int i = 0; i < dx.length; i++) {
            if (dx[i] == null) {
                continue;
            }
            if (i == gate) {
                ops().maps().productSums(dy, x[1 - gate], dx[i]);
                continue;
            }
            Tensor product = dy;
            for (int k = 0; k < x.length; k++) {
                if (k != i) {
                    ops().maps().multiply(product, x[k], false, dx[i]);
                    product = dx[i];
                }
            }
        }
    }
}
