package org.netloom.ops;

/**
 * The sums of a product, cut into runs over which the left operand lies along memory: the whole row of a matrix, or one
 * row of the window of a convolution. Run s starts {@code at[s]} behind the start of a row and holds {@code length[s]}
 * elements.
 */
record Segments(int[] at, int[] length) {
    /** Most steps whose panel should stay in the second-level cache while all rows pass: 192 KiB with AVX-512. */
    static final int BLOCK = 1536;

    /** One run of k elements, cut in nearly equal parts of at most {@code most}. */
    static Segments of(int k, int most) {
        int parts = Math.ceilDiv(k, most);
        int[] at = new int[parts];
        int[] length = new int[parts];
        for (int s = 0; s < parts; s++) {
            at[s] = (int) ((long) k * s / parts);
            length[s] = (int) ((long) k * (s + 1) / parts) - at[s];
        }
        return new Segments(at, length);
    }

    int count() {
        return at.length;
    }

    /** Steps of the runs from {@code from} up to, not including, {@code to}. */
    int steps(int from, int to) {
        int steps = 0;
        for (int s = from; s < to; s++) {
            steps += length[s];
        }
        return steps;
    }

    int steps() {
        return steps(0, count());
    }

    /** End of the block of runs that starts with run {@code from}: at least one run, at most {@link #BLOCK} steps. */
    int blockEnd(int from) {
        int to = from + 1;
        while (to < count() && steps(from, to + 1) <= BLOCK) {
            to++;
        }
        return to;
    }
}
