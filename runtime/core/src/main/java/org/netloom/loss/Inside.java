package org.netloom.loss;

/** What a loss applies to the outputs before it compares them, so that no layer should do it in front. */
public enum Inside {
    NOTHING,
    SOFTMAX,
    SIGMOID
}
