package org.netloom.layer;

import org.netloom.spec.Activation;
import org.netloom.spec.LayerNorm;
import org.netloom.spec.Shape;

/** Layer normalisation over the last axes of every sample (Ba et al. 2016). */
public final class LayerNormLayer extends GroupedNormLayer {
    public LayerNormLayer(String name, LayerNorm spec, Shape input) {
        this(name, spec, null, input);
    }

    public LayerNormLayer(String name, LayerNorm spec, Activation activation, Shape input) {
        super(name, spec, activation, input);
    }
}
