package org.netloom.layer;

import org.netloom.spec.Concat;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Its inputs side by side along the channels; {@link #gradient} gives the part of each. */
public final class ConcatLayer extends Layer {
    public ConcatLayer(String name, Concat spec, Shape... inputs) {
        super(name, spec, null, inputs);
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        int at = 0;
        for (Tensor part : x) {
            int channels = part.shape().channels();
            ops().copyChannels(part, 0, y, at, channels, false);
            at += channels;
        }
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        int at = 0;
        for (int i = 0; i < dx.length; i++) {
            int channels = inputShapes().get(i).channels();
            if (dx[i] != null) {
                ops().copyChannels(dy, at, dx[i], 0, channels, false);
            }
            at += channels;
        }
    }
}
