package org.netloom.train;

/** What the output is compared with. */
public enum Target {
    /** The labels or numbers of the data set. */
    LABELS,
    /** The input itself, after preprocessing: an autoencoder. */
    INPUT
}
