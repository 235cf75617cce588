package org.netloom.layer;

import org.netloom.spec.ConvGeometry;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Mean of each channel over the whole image or sequence: one window of its size. */
public final class GlobalAveragePoolLayer extends Layer {
    private final ConvGeometry geometry;

    public GlobalAveragePoolLayer(String name, GlobalAveragePool spec, Shape input) {
        super(name, spec, null, input);
        int c = input.channels();
        int h = input.dim(0);
        int w = input.size() / (h * c);
        geometry = new ConvGeometry(h, w, c, 1, 1, c, h, w, 1, 1, 1, 1, 0, 0, 1);
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().avgPool(geometry, false, 0, 0, x[0], y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            ops().avgPoolGradient(geometry, false, 0, 0, dy, dx[0]);
        }
    }
}
