package org.netloom.layer;

import java.util.List;
import org.netloom.ops.TapMap;
import org.netloom.spec.Crop;
import org.netloom.spec.Shape;

/** The inner part of the image. */
public final class CropLayer extends MapLayer {
    public CropLayer(String name, Crop spec, Shape input) {
        super(name, spec, map(spec, input), input);
    }

    private static TapMap map(Crop spec, Shape in) {
        Shape out = spec.outputShape(List.of(in));
        int w = out.width();
        int first = spec.cropping().top() * in.width() + spec.cropping().left();
        return TapMap.moving(
                in.height() * in.width(), out.height() * w, in.channels(), o -> first + o / w * in.width() + o % w);
    }
}
