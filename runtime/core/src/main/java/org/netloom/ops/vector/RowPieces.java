package org.netloom.ops.vector;

import org.netloom.tensor.Tensor;

/**
 * Rows in pieces whose number follows from the sizes alone.
 *
 * @param rows of all pieces
 * @param channels of a row
 * @param length rows of a piece; the last may have fewer
 */
record RowPieces(int rows, int channels, int length) {
    /** Elements of a piece: it stays in the second-level cache for a second pass. */
    private static final int PIECE = 1 << 15;

    /** Pieces at most; adding them up is serial. */
    private static final int PIECES = 128;

    /** Numbers that all pieces together may sum up: for very long rows there are fewer pieces. */
    private static final int NUMBERS = 1 << 20;

    private static final int FEWEST = 8;

    static RowPieces of(Tensor x) {
        return of(x.rows(), x.shape().channels());
    }

    static RowPieces of(int rows, int channels) {
        int most = Math.clamp(NUMBERS / channels, FEWEST, PIECES);
        int length = Math.max(Math.ceilDiv(PIECE, channels), Math.ceilDiv(rows, most));
        return new RowPieces(rows, channels, length);
    }

    int count() {
        return Math.ceilDiv(rows, length);
    }

    int first(int piece) {
        return piece * length;
    }

    int rowsOf(int piece) {
        return Math.min(length, rows - piece * length);
    }

    long cost() {
        return (long) rows * Math.ceilDiv(channels, Lanes.V);
    }
}
