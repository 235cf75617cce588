package org.netloom.layer;

import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.Shape;
import org.netloom.spec.Size;

/** Mean of each channel over the whole image, sequence or volume: one window of its size. */
public final class GlobalAveragePoolLayer extends PlaneAvgPoolLayer {
    public GlobalAveragePoolLayer(String name, GlobalAveragePool spec, Shape input) {
        super(name, spec, GlobalMaxPoolLayer.window(input), false, Size.of(0), input);
    }
}
