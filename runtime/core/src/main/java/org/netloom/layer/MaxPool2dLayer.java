package org.netloom.layer;

import java.util.List;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Maximum of each window. */
public final class MaxPool2dLayer extends Layer {
    private final ConvGeometry geometry;

    public MaxPool2dLayer(String name, MaxPool2d spec, Shape input) {
        super(name, spec, null, input);
        geometry = spec.geometry(List.of(input));
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().maxPool(geometry, x[0], y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            ops().maxPoolGradient(geometry, x[0], y, dy, dx[0]);
        }
    }
}
