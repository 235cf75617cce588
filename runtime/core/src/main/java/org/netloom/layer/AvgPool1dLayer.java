package org.netloom.layer;

import java.util.List;
import org.netloom.spec.AvgPool1d;
import org.netloom.spec.Shape;
import org.netloom.spec.Size;

/** Mean of each window of a sequence. */
public final class AvgPool1dLayer extends PlaneAvgPoolLayer {
    public AvgPool1dLayer(String name, AvgPool1d spec, Shape input) {
        super(
                name,
                spec,
                spec.geometry(List.of(input)),
                spec.countPadding(),
                Size.of(0, spec.paddingAfter(input)),
                input);
    }
}
