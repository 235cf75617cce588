package org.netloom.spec;

/** Padding along one, two or three axes: {@code same}, or a number of zeros on each side. */
public sealed interface Sided permits Padding, Padding1d, Padding3d {
    /** True where the zeros follow from the input: its extent divided by the stride, rounded up, comes out. */
    boolean same();

    /** Zeros in front of and behind the first axis, the second one, ...; all 0 for {@code same}. */
    int[] sides();
}
