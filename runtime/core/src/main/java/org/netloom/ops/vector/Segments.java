package org.netloom.ops.vector;

import java.util.Arrays;

/**
 * The sums of a product, cut into runs over which the left operand lies along memory (the row of a matrix, one row of the
 * window of a convolution), and the runs gathered in blocks that one call of a kernel takes.
 *
 * @param at start of each run behind the start of a row
 * @param length of each run
 * @param end one past the last run of each block
 * @param steps of each block
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares it
record Segments(int[] at, int[] length, int[] end, int[] steps) {
    /** Most steps of a block: a panel of 72 KiB with AVX-512. */
    static final int BLOCK = 576;

    /** Distance of the rows of a copied block: an odd number of cache lines, so that they do not compete for one place. */
    static final int DISTANCE = 592;

    /** One run of k elements. */
    static Segments of(int k) {
        return of(new int[1], new int[] {k});
    }

    /** These runs, cut where a block ends; blocks are nearly equal. */
    static Segments of(int[] starts, int[] lengths) {
        int total = Arrays.stream(lengths).sum();
        int blocks = Math.ceilDiv(total, BLOCK);
        int most = lengths.length + blocks;
        int[] at = new int[most];
        int[] length = new int[most];
        int[] end = new int[blocks];
        int[] steps = new int[blocks];
        int s = 0;
        int passed = 0;
        int block = 0;
        for (int run = 0; run < lengths.length; run++) {
            for (int from = 0; from < lengths[run]; ) {
                int boundary = (int) ((long) total * (block + 1) / blocks);
                int n = Math.min(lengths[run] - from, boundary - passed);
                at[s] = starts[run] + from;
                length[s++] = n;
                from += n;
                passed += n;
                steps[block] += n;
                if (passed == boundary) {
                    end[block++] = s;
                }
            }
        }
        return new Segments(Arrays.copyOf(at, s), Arrays.copyOf(length, s), end, steps);
    }

    int blocks() {
        return end.length;
    }

    /** Steps of all blocks. */
    int total() {
        return Arrays.stream(steps).sum();
    }

    /** First run of a block. */
    int begin(int block) {
        return block == 0 ? 0 : end[block - 1];
    }
}
