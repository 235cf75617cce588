package org.netloom.layer;

import org.netloom.spec.AvgPool3d;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Mean of each window of a volume: both passes divide by what they count, and the product is what the window counts. */
public final class AvgPool3dLayer extends VolumePoolLayer {
    private final boolean countPadding;

    public AvgPool3dLayer(String name, AvgPool3d spec, Shape input) {
        super(name, spec, spec.windows(input), input);
        countPadding = spec.countPadding();
    }

    @Override
    void pool(ConvGeometry g, int bottom, int right, Tensor x, Tensor y) {
        ops().avgPool(g, countPadding, bottom, right, x, y);
    }

    @Override
    void poolGradient(ConvGeometry g, int bottom, int right, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        ops().avgPoolGradient(g, countPadding, bottom, right, dy, dx);
    }
}
