package org.netloom.profile;

/** What a layer does in a training step. */
public enum StepPart {
    FORWARD("forward"),
    /** Gradient of the inputs; also that of the parameters where one operation gives both. */
    BY_DATA("by data"),
    /** Gradient of the parameters: weights, filters, biases. */
    BY_PARAMETERS("by parameters"),
    /**
     * The gradient through a fused activation, with that of the bias in front of it, both passes of a fused batch
     * normalisation, and what the layer does beside its operations.
     */
    OTHER("other");

    private final String text;

    StepPart(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
