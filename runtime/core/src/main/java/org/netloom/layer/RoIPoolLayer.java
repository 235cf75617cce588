package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Regions;
import org.netloom.spec.RoIPool;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Maxima of the bins of boxes; the boxes have no gradient. */
public final class RoIPoolLayer extends Layer {
    private final Regions geometry;

    public RoIPoolLayer(String name, RoIPool spec, Shape... inputs) {
        super(name, spec, null, inputs);
        geometry = spec.geometry(List.of(inputs));
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().regions().regionMaxima(geometry, x[0], x[1], y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            ops().regions().regionMaximaGradient(geometry, x[0], x[1], dy, dx[0]);
        }
        if (dx[1] != null) {
            ops().fill(dx[1], 0);
        }
    }
}
