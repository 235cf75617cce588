package org.netloom.layer;

import java.util.List;
import org.netloom.ops.TapMap;
import org.netloom.spec.Shape;
import org.netloom.spec.ZeroPad;

/** The image with a border around it. */
public final class ZeroPadLayer extends MapLayer {
    public ZeroPadLayer(String name, ZeroPad spec, Shape input) {
        super(name, spec, map(spec, input), input);
    }

    private static TapMap map(ZeroPad spec, Shape in) {
        Shape out = spec.outputShape(List.of(in));
        int w = out.width();
        return TapMap.moving(in.height() * in.width(), out.height() * w, in.channels(), o -> {
                    int row = spec.source(o / w, spec.padding().top(), in.height());
                    int column = spec.source(o % w, spec.padding().left(), in.width());
                    return row < 0 || column < 0 ? -1 : row * in.width() + column;
                })
                .rest(spec.value());
    }
}
