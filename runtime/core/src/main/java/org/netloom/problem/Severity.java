package org.netloom.problem;

/** How much a problem matters. */
public enum Severity {
    /** The design or run cannot go on until this is mended. */
    ERROR,
    /** The design or run works, but probably not as meant. */
    WARNING
}
