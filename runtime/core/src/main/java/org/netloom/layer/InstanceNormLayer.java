package org.netloom.layer;

import org.netloom.spec.Activation;
import org.netloom.spec.InstanceNorm;
import org.netloom.spec.Shape;

/** Normalisation of every channel over the positions of a sample (Ulyanov et al. 2016). */
public final class InstanceNormLayer extends GroupedNormLayer {
    public InstanceNormLayer(String name, InstanceNorm spec, Shape input) {
        this(name, spec, null, input);
    }

    public InstanceNormLayer(String name, InstanceNorm spec, Activation activation, Shape input) {
        super(name, spec, activation, input);
    }
}
