package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Correlation;
import org.netloom.spec.Displacements;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Comparison of two maps: their products for every displacement. */
public final class CorrelationLayer extends Layer {
    private final Displacements geometry;
    private final double factor;

    public CorrelationLayer(String name, Correlation spec, Shape... inputs) {
        super(name, spec, null, inputs);
        geometry = spec.geometry(List.of(inputs));
        factor = spec.mean() ? 1.0 / geometry.c() : 1;
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().regions().correlation(geometry, factor, x[0], x[1], y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        for (int k = 0; k < dx.length; k++) {
            if (dx[k] != null) {
                ops().regions().correlationGradient(geometry, factor, dy, x[1 - k], k == 1, dx[k]);
            }
        }
    }
}
