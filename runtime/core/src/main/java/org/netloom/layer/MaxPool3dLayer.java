package org.netloom.layer;

import org.netloom.spec.ConvGeometry;
import org.netloom.spec.MaxPool3d;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Maximum of each window of a volume. */
public final class MaxPool3dLayer extends VolumePoolLayer {
    public MaxPool3dLayer(String name, MaxPool3d spec, Shape input) {
        super(name, spec, spec.windows(input), input);
    }

    @Override
    void pool(ConvGeometry g, int bottom, int right, Tensor x, Tensor y) {
        ops().maxPool(g, x, y);
    }

    @Override
    void poolGradient(ConvGeometry g, int bottom, int right, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        ops().maxPoolGradient(g, x, y, dy, dx);
    }
}
