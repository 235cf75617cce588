package org.netloom.layer;

import org.netloom.spec.Flatten;
import org.netloom.spec.Shape;

/** The same numbers as one vector: a view, nothing is copied. */
public final class FlattenLayer extends ViewLayer {
    public FlattenLayer(String name, Flatten spec, Shape input) {
        super(name, spec, input);
    }
}
