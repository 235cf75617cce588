package org.netloom.spec;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Extent of one sample, without the batch: {@code H x W x C} for images (channels last), {@code L x C} for sequences
 * (one row of channels per step), {@code C} for vectors. Also used for the extent of a parameter, where it may have any rank.
 */
public final class Shape {
    private final int[] dims;

    private Shape(int[] dims) {
        this.dims = dims;
    }

    /**
     * A shape of the given extents.
     *
     * @throws IllegalArgumentException if an extent is less than 1
     */
    public static Shape of(int... dims) {
        for (int d : dims) {
            if (d < 1) {
                throw new IllegalArgumentException("extents must be at least 1, but are " + Arrays.toString(dims));
            }
        }
        return new Shape(dims.clone());
    }

    public int rank() {
        return dims.length;
    }

    public int dim(int axis) {
        return dims[axis];
    }

    public int[] dims() {
        return dims.clone();
    }

    /** True for {@code H x W x C}. */
    public boolean isImage() {
        return dims.length == 3;
    }

    /** True for {@code D x H x W x C}. */
    public boolean isVolume() {
        return dims.length == 4;
    }

    /** True for {@code L x C}. */
    public boolean isSequence() {
        return dims.length == 2;
    }

    /** True for {@code C}. */
    public boolean isVector() {
        return dims.length == 1;
    }

    /** H of an image. */
    public int height() {
        return image()[0];
    }

    /** W of an image. */
    public int width() {
        return image()[1];
    }

    /** L of a sequence. */
    public int length() {
        if (!isSequence()) {
            throw new IllegalStateException("L x C expected, but is " + this);
        }
        return dims[0];
    }

    /** The last extent: C. */
    public int channels() {
        return dims[dims.length - 1];
    }

    /** Number of elements. */
    public long elements() {
        long n = 1;
        for (int d : dims) {
            n = Math.multiplyExact(n, d);
        }
        return n;
    }

    /** {@link #elements()} as an int. */
    public int size() {
        return Math.toIntExact(elements());
    }

    private int[] image() {
        if (!isImage()) {
            throw new IllegalStateException("H x W x C expected, but is " + this);
        }
        return dims;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Shape s && Arrays.equals(dims, s.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** "28 x 28 x 1". */
    @Override
    public String toString() {
        return Arrays.stream(dims).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
    }
}
