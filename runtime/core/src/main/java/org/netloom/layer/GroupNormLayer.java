package org.netloom.layer;

import org.netloom.spec.Activation;
import org.netloom.spec.GroupNorm;
import org.netloom.spec.Shape;

/** Normalisation of groups of channels over all positions of a sample (Wu and He 2018). */
public final class GroupNormLayer extends GroupedNormLayer {
    public GroupNormLayer(String name, GroupNorm spec, Shape input) {
        this(name, spec, null, input);
    }

    public GroupNormLayer(String name, GroupNorm spec, Activation activation, Shape input) {
        super(name, spec, activation, input);
    }
}
