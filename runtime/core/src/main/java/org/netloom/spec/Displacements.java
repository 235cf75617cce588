package org.netloom.spec;

/**
 * The numbers of a correlation of two maps {@code H W C}: for every pixel the displacements by -steps to steps times the
 * stride, along both axes.
 *
 * @param steps displacements to each side
 * @param stride pixels from one displacement to the next
 */
public record Displacements(int h, int w, int c, int steps, int stride) {
    /** Displacements along one axis. */
    public int side() {
        return 2 * steps + 1;
    }

    /** Displacements, the channels of the output: row by row. */
    public int count() {
        return side() * side();
    }

    /** Rows that displacement k goes down. */
    public int down(int k) {
        return (k / side() - steps) * stride;
    }

    /** Columns that displacement k goes right. */
    public int right(int k) {
        return (k % side() - steps) * stride;
    }

    /** True for a pixel of the map. */
    public boolean inside(int row, int column) {
        return row >= 0 && row < h && column >= 0 && column < w;
    }
}
