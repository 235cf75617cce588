package org.netloom.spec;

/**
 * How the elements of a sample fall into groups that are normalised together: they are read as rows of {@code positions x
 * groups x channels}, and a group holds its channels at all positions of a row.
 *
 * @param positions places at which a group's channels occur: the pixels of an image, or 1
 * @param groups of a row
 * @param channels of a group
 */
public record GroupGeometry(int positions, int groups, int channels) {
    /** Channels of all groups: learned factors and summands are one for each. */
    public int width() {
        return groups * channels;
    }

    /** Elements of a row. */
    public int elements() {
        return positions * width();
    }

    /** Elements that are normalised together. */
    public int groupElements() {
        return positions * channels;
    }
}
