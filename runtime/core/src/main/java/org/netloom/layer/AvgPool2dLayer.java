package org.netloom.layer;

import java.util.List;
import org.netloom.spec.AvgPool2d;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Shape;
import org.netloom.spec.Size;
import org.netloom.tensor.Tensor;

/** Mean of each window. */
public final class AvgPool2dLayer extends Layer {
    private final ConvGeometry geometry;
    private final boolean countPadding;
    private final int bottom;
    private final int right;

    public AvgPool2dLayer(String name, AvgPool2d spec, Shape input) {
        super(name, spec, null, input);
        geometry = spec.geometry(List.of(input));
        countPadding = spec.countPadding();
        Size after = spec.paddingAfter(input);
        bottom = after.height();
        right = after.width();
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().avgPool(geometry, countPadding, bottom, right, x[0], y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            ops().avgPoolGradient(geometry, countPadding, bottom, right, dy, dx[0]);
        }
    }
}
