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
 * @param total steps of all blocks
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares it
record Segments(int[] at, int[] length, int[] end, int[] steps, int total) {
    /** Most steps of a block: a panel of 72 KiB with AVX-512. */
    static final int BLOCK = 576;

    /** Distance of the rows of a copied block: an odd number of cache lines, so that they do not compete for one place. */
    static final int DISTANCE = 592;

    /** Lengths that single runs are kept of: more than a network has. */
    private static final int KEPT = 256;

    /** Single runs that were asked for; never changed in place. */
    private static volatile Segments[] kept = {};

    /** One run of k elements, made once. */
    static Segments of(int k) {
        Segments[] known = kept;
        for (Segments s : known) {
            if (s.total == k) {
                return s;
            }
        }
        Segments made = of(new int[1], new int[] {k});
        Segments[] more = Arrays.copyOf(known, known.length % KEPT + 1);
        more[more.length - 1] = made;
        kept = more;
        return made;
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
        return new Segments(Arrays.copyOf(at, s), Arrays.copyOf(length, s), end, steps, total);
    }

    int blocks() {
        return end.length;
    }

    /** First run of a block. */
    int begin(int block) {
        return block == 0 ? 0 : end[block - 1];
    }
}
