package org.netloom.profile;

/** What a step does beside its layers. */
public enum Section {
    /** The loss of the outputs and its gradient. */
    LOSS("loss"),
    /** Regularisation, clipping and the update of the parameters. */
    OPTIMIZER("optimizer"),
    /** Gradients that are added where a value has several consumers, and the like. */
    BETWEEN("between layers"),
    /** The check that all gradients are numbers, and the generated statements themselves. */
    REST("rest");

    private final String text;

    Section(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
