package org.netloom.opencl;

/**
 * How the rows of a matrix are split so that a device sums them by channels in a fixed order: every group of work items
 * sums a few channels of a piece of the rows, its lanes taking turns.
 *
 * @param vector channels of a work item
 * @param columns work items of a group side by side
 * @param lanes work items of a group that share a column; a power of two
 * @param piece rows of a piece
 */
record RowPieces(int rows, int channels, int vector, int columns, int lanes, int piece) {
    /** Numbers of a piece on a processor: they stay in its cache while all channels are summed. */
    private static final int NEAR = 1 << 16;

    /** Work items side by side that read all of what memory gives at once. */
    private static final int WIDE = 32;

    private static final int GROUP = 256;

    /** The same where there is little to read and much to add up: memory gives eight numbers at least. */
    private static final int NARROW = 8;

    /** Groups that keep the largest cards busy. */
    private static final int GROUPS = 1024;

    /** Fewer rows are not worth a piece. */
    private static final int LEAST = 8;

    static RowPieces of(OpenClDevice device, int rows, int channels) {
        return of(device, rows, channels, Vectors.width(device, channels));
    }

    /** With so many channels to a work item of a processor. */
    static RowPieces of(OpenClDevice device, int rows, int channels, int vector) {
        if (device.facts().processor()) {
            return new RowPieces(rows, channels, vector, 1, 1, Math.clamp(NEAR / channels, LEAST, 1 << 12));
        }
        int columns = Math.min(WIDE, Integer.highestOneBit(2 * channels - 1));
        int lanes =
                Integer.highestOneBit(Math.max(1, Math.min(GROUP, device.facts().group()) / columns));
        int pieces = Math.max(1, GROUPS / Math.ceilDiv(channels, columns));
        return new RowPieces(
                rows, channels, vector, columns, lanes, Math.max(LEAST * lanes, Math.ceilDiv(rows, pieces)));
    }

    /** The same with pieces of so many rows. */
    RowPieces withPiece(int rowsOfPiece) {
        return new RowPieces(rows, channels, vector, columns, lanes, rowsOfPiece);
    }

    int pieces() {
        return Math.ceilDiv(rows, piece);
    }

    /** For adding up the pieces: on a card more lanes to a column. */
    RowPieces totals() {
        int narrow = Math.min(NARROW, columns);
        return new RowPieces(rows, channels, vector, narrow, lanes * (columns / narrow), piece);
    }

    /** What kernels are compiled with. */
    String options() {
        return options(vector, columns, lanes);
    }

    static String options(int vector, int columns, int lanes) {
        return Vectors.option(vector) + " -DCOLUMNS=" + columns + " -DLANES=" + lanes;
    }

    /** Runs one group for some channels of each piece. */
    void overPieces(Launch launch) {
        run(launch, pieces());
    }

    /** Runs one group for some channels of all pieces. */
    void overChannels(Launch launch) {
        run(launch, 1);
    }

    private void run(Launch launch, int groups) {
        long width = (long) Math.ceilDiv(channels / vector, columns) * columns;
        launch.run(new long[] {width, (long) groups * lanes}, new long[] {columns, lanes});
    }
}
