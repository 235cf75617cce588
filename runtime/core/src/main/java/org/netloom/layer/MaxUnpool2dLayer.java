package org.netloom.layer;

import java.util.List;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.MaxUnpool2d;
import org.netloom.spec.Shape;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/**
 * Values put back to where the maxima of a pool were: the gradient of the pool, with the values in place of a gradient.
 * The switches do not move with what was pooled, whose gradient is 0.
 */
public final class MaxUnpool2dLayer extends Layer {
    private final ConvGeometry geometry;
    private Tensor maxima;

    public MaxUnpool2dLayer(String name, MaxUnpool2d spec, Shape... inputs) {
        super(name, spec, null, inputs);
        geometry = spec.geometry(List.of(inputs));
    }

    @Override
    protected void reserve(Memory memory, int batch, boolean training) {
        maxima = memory.create(batch, inputShapes().getFirst());
    }

    @Override
    protected void reserveBackward(Memory memory, int batch) {
        memory.touch(maxima);
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        maxima.setBatch(y.batch());
        ops().maxPool(geometry, x[1], maxima);
        ops().maxPoolGradient(geometry, x[1], maxima, x[0], y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            ops().regions().pickMaxima(geometry, x[1], maxima, dy, dx[0]);
        }
        if (dx[1] != null) {
            ops().fill(dx[1], 0);
        }
    }
}
