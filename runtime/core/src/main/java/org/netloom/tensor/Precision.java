package org.netloom.tensor;

/** Width of stored numbers. */
public enum Precision {
    /** float32: everything a user runs. */
    FLOAT(4),
    /** float64: the oracle, for gradient checks. */
    DOUBLE(8);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }
}
