package org.netloom.layer;

import org.netloom.spec.ParameterShape;
import org.netloom.tensor.Tensor;

/** A trained parameter with its gradient, or a piece of running state without one. */
public final class Parameter {
    private final String name;
    private final ParameterShape declared;
    private Tensor value;
    private Tensor gradient;
    private boolean gradientWritten;

    Parameter(String name, ParameterShape declared) {
        this.name = name;
        this.declared = declared;
    }

    /** Path and name: "conv1.weight", "stage2[0].bn1.running_mean". */
    public String name() {
        return name;
    }

    public ParameterShape declared() {
        return declared;
    }

    public boolean trained() {
        return declared.trained();
    }

    public Tensor value() {
        return value;
    }

    /** The gradient of the last backward pass; null for running state and in networks prepared for inference. */
    public Tensor gradient() {
        return gradient;
    }

    void bind(Tensor newValue, Tensor newGradient) {
        value = newValue;
        gradient = newGradient;
    }

    /** Forgets the gradient: the next one replaces it. */
    void beginStep() {
        gradientWritten = false;
    }

    /**
     * To be asked once by each layer call that is about to write the gradient: true where an earlier one of this step has
     * already written, so that this one must add to it.
     */
    public boolean accumulate() {
        boolean before = gradientWritten;
        gradientWritten = true;
        return before;
    }

    /** True where the last backward pass reached this parameter. */
    boolean reached() {
        return gradientWritten;
    }
}
