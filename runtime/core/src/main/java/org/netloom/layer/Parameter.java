package org.netloom.layer;

import org.netloom.spec.ParameterShape;
import org.netloom.tensor.Tensor;

/** A trained parameter with its gradient, or a piece of running state without one. */
public final class Parameter {
    private final ParameterShape declared;
    private String name;
    private Tensor value;
    private Tensor gradient;
    private boolean gradientWritten;

    Parameter(String name, ParameterShape declared) {
        this.name = name;
        this.declared = declared;
    }

    /** Path and name: "conv1.weight", "stage2[0].bn1.running_mean". The path is complete once the network is prepared. */
    public String name() {
        return name;
    }

    void putInFront(String path) {
        name = path + "." + name;
    }

    public ParameterShape declared() {
        return declared;
    }

    public boolean trained() {
        return declared.trained();
    }

    /**
     * One sample of the declared shape; null until the network is prepared. Who writes to it says so by
     * {@link Execution#parametersChanged}.
     */
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
    boolean accumulate() {
        boolean before = gradientWritten;
        gradientWritten = true;
        return before;
    }

    /** True where the last backward pass reached this parameter. */
    boolean reached() {
        return gradientWritten;
    }

    /** "conv1.weight 5 x 5 x 1 x 6". */
    @Override
    public String toString() {
        return name + " " + declared.shape();
    }
}
