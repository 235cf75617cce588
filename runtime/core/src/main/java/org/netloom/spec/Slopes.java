package org.netloom.spec;

/** How many learned slopes a parametric ReLU has. */
public enum Slopes {
    /** One for each channel. */
    CHANNEL,
    /** One for all. */
    SHARED,
    /** One for each element of a sample. */
    ELEMENT
}
