package org.netloom.data;

/** What the output of a network is compared with. */
public enum TargetKind {
    /** The labels or values that come with the data. */
    LABELS,
    /** The input itself, as the network gets it but without noise and cutout: an autoencoder. */
    INPUT
}
