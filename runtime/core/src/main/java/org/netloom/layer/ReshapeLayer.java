package org.netloom.layer;

import org.netloom.spec.Reshape;
import org.netloom.spec.Shape;

/** The same numbers in another shape: a view, nothing is copied. */
public final class ReshapeLayer extends ViewLayer {
    public ReshapeLayer(String name, Reshape spec, Shape input) {
        super(name, spec, input);
    }
}
