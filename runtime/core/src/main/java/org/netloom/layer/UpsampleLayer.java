package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Shape;
import org.netloom.spec.Upsample;

/** The image at another size. */
public final class UpsampleLayer extends MapLayer {
    public UpsampleLayer(String name, Upsample spec, Shape input) {
        super(name, spec, Resampling.map(spec, input, spec.outputShape(List.of(input))), input);
    }
}
