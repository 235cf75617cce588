package org.netloom.layer;

import org.netloom.spec.ConvGeometry;
import org.netloom.spec.GlobalMaxPool;
import org.netloom.spec.Shape;

/** Maximum of each channel over the whole image, sequence or volume: one window of its size. */
public final class GlobalMaxPoolLayer extends PlaneMaxPoolLayer {
    public GlobalMaxPoolLayer(String name, GlobalMaxPool spec, Shape input) {
        super(name, spec, window(input), input);
    }

    /** All places of a sample as the rows of one window. */
    static ConvGeometry window(Shape input) {
        int c = input.channels();
        int places = input.size() / c;
        return new ConvGeometry(places, 1, c, 1, 1, c, places, 1, 1, 1, 1, 1, 0, 0, 1);
    }
}
