package org.netloom.data;

/** Whether the first row of a CSV file holds names. */
public enum HeaderChoice {
    AUTO,
    YES,
    NO
}
