package org.netloom.spec;

/** Sections of the palette and of the layer reference. */
public enum Category {
    INPUT("Input"),
    CONVOLUTION("Convolution"),
    POOLING("Pooling"),
    DENSE("Dense"),
    SEQUENCE("Sequence"),
    ACTIVATION("Activation"),
    NORMALIZATION("Normalization"),
    REGULARIZATION("Regularization"),
    MERGE("Merge"),
    RESHAPE("Reshape");

    private final String title;

    Category(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
