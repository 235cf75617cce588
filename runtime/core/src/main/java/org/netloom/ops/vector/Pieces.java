package org.netloom.ops.vector;

import org.netloom.ops.Workers;

/**
 * Element-wise work in pieces of one size, whatever the number of threads.
 *
 * @param workers that run it
 */
record Pieces(Workers workers) {
    /** Elements of one piece: 64 KiB, so that a second pass finds it in the cache. */
    private static final int SIZE = 1 << 14;

    /** Runs over n elements; {@code cost} of one in loads of a vector. */
    void run(int n, int cost, Workers.RangeTask task) {
        workers.pieces(n, SIZE, (long) n * cost / Lanes.V, task);
    }

    /** Adds the sums of pieces in their order. */
    double sum(int n, int cost, Workers.RangeSum task) {
        return workers.sum(n, SIZE, (long) n * cost / Lanes.V, task);
    }
}
