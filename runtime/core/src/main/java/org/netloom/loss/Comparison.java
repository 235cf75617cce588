package org.netloom.loss;

/** What a loss compares the outputs of a network with; decides which data it fits and what a prediction means. */
public enum Comparison {
    /** The index of one of several classes, for each row of channels. */
    CLASS,
    /** Yes or no, a number in 0..1, for each output. */
    ANSWERS,
    /** A number for each output. */
    NUMBERS,
    /** A probability for each output; those of a row of channels add up to 1. */
    DISTRIBUTION,
    /** The objects of an image, each with its class and box. */
    BOXES,
    /** One number for each sample: 1 where two outputs should be alike, 0 where they should differ. */
    PAIR,
    /** Nothing: the outputs are compared with one another. */
    NOTHING,
    /** One number for each sample: 1 where it is real, 0 where it was generated. */
    ORIGIN;

    /** True where a table's column of whole numbers would stand for classes. */
    public boolean labels() {
        return this == CLASS || this == ANSWERS || this == PAIR || this == NOTHING;
    }
}
