package org.netloom.spec;

/** Which values of the forward pass a layer's backward pass reads again: they must live until then. */
public enum Retains {
    NOTHING,
    INPUT,
    OUTPUT,
    BOTH;

    public boolean input() {
        return this == INPUT || this == BOTH;
    }

    public boolean output() {
        return this == OUTPUT || this == BOTH;
    }
}
