package org.netloom.layer;

import org.netloom.spec.ConvGeometry;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Maximum of each window of images, or of sequences as images of one row. */
abstract class PlaneMaxPoolLayer extends Layer {
    private final ConvGeometry geometry;

    PlaneMaxPoolLayer(String name, LayerSpec spec, ConvGeometry geometry, Shape input) {
        super(name, spec, null, input);
        this.geometry = geometry;
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
