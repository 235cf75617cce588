package org.netloom.data;

/** Which numbers a change of coordinates mixes. */
public enum Over {
    /** All numbers of a sample. */
    SAMPLE,
    /** The channels of each pixel or row. */
    CHANNELS
}
