package org.netloom.layer;

import java.util.List;
import org.netloom.spec.AvgPool2d;
import org.netloom.spec.Shape;

/** Mean of each window. */
public final class AvgPool2dLayer extends PlaneAvgPoolLayer {
    public AvgPool2dLayer(String name, AvgPool2d spec, Shape input) {
        super(name, spec, spec.geometry(List.of(input)), spec.countPadding(), spec.paddingAfter(input), input);
    }
}
