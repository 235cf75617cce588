package org.netloom.ops;

import org.netloom.tensor.Tensor;

/**
 * Sums of columns in double, pieces of rows being added in their order.
 *
 * @param workers that run it
 */
record ScalarSums(Workers workers) {
    /** A number of row r and channel c. */
    @FunctionalInterface
    interface Term {
        double at(int row, int channel);
    }

    /** Per channel the sum of a term over all rows. */
    double[] of(int rows, int channels, Term term) {
        int piece = Workers.piece(channels);
        double[][] parts = new double[Math.ceilDiv(rows, piece)][channels];
        workers.run(parts.length, (long) rows * channels, part -> {
            double[] sums = parts[part];
            for (int r = part * piece; r < Math.min(rows, (part + 1) * piece); r++) {
                for (int c = 0; c < channels; c++) {
                    sums[c] += term.at(r, c);
                }
            }
        });
        double[] sums = new double[channels];
        for (double[] part : parts) {
            for (int c = 0; c < channels; c++) {
                sums[c] += part[c];
            }
        }
        return sums;
    }

    /** Writes sums to a tensor, or adds them to what it holds. */
    static void write(double[] sums, boolean accumulate, Tensor to) {
        for (int c = 0; c < sums.length; c++) {
            to.set(c, accumulate ? to.get(c) + sums[c] : sums[c]);
        }
    }
}
