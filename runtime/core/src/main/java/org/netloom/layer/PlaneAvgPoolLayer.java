package org.netloom.layer;

import org.netloom.spec.ConvGeometry;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.spec.Size;
import org.netloom.tensor.Tensor;

/** Mean of each window of images, or of sequences as images of one row. */
abstract class PlaneAvgPoolLayer extends Layer {
    private final ConvGeometry geometry;
    private final boolean countPadding;
    private final Size after;

    /** @param after zeros below and to the right */
    PlaneAvgPoolLayer(
            String name, LayerSpec spec, ConvGeometry geometry, boolean countPadding, Size after, Shape input) {
        super(name, spec, null, input);
        this.geometry = geometry;
        this.countPadding = countPadding;
        this.after = after;
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().avgPool(geometry, countPadding, after.height(), after.width(), x[0], y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            ops().avgPoolGradient(geometry, countPadding, after.height(), after.width(), dy, dx[0]);
        }
    }
}
