package org.netloom.spec;

import java.util.List;

/**
 * Region of the network's input that one output element depends on, in input pixels (Araujo et al. 2019). The field of
 * output element (i, j) covers the rows {@code top + i*strideHeight} to {@code top + i*strideHeight + height - 1}.
 * Strides and offsets are fractions behind a transposed convolution. A field that covers the whole input by a global
 * operation has stride 0.
 *
 * @param height rows seen
 * @param width columns seen
 * @param strideHeight distance of the fields of neighbouring output rows
 * @param strideWidth distance of the fields of neighbouring output columns
 * @param top first row seen by output row 0 (negative: padding)
 * @param left first column seen by output column 0
 */
public record ReceptiveField(
        double height, double width, double strideHeight, double strideWidth, double top, double left) {

    /** One input pixel sees itself. */
    public static final ReceptiveField PIXEL = new ReceptiveField(1, 1, 1, 1, 0, 0);

    /** The smallest field that covers all given: what a merge of branches sees. */
    public static ReceptiveField union(List<ReceptiveField> fields) {
        ReceptiveField all = fields.isEmpty() ? PIXEL : fields.getFirst();
        for (ReceptiveField f : fields) {
            double top = Math.min(all.top, f.top);
            double left = Math.min(all.left, f.left);
            double bottom = Math.max(all.top + all.height, f.top + f.height);
            double right = Math.max(all.left + all.width, f.left + f.width);
            all = new ReceptiveField(
                    bottom - top,
                    right - left,
                    Math.max(all.strideHeight, f.strideHeight),
                    Math.max(all.strideWidth, f.strideWidth),
                    top,
                    left);
        }
        return all;
    }

    /** The field behind a window that slides over this one's outputs. */
    public ReceptiveField through(SlidingWindow v, SlidingWindow u) {
        return new ReceptiveField(
                height + (v.reach() - 1) * strideHeight,
                width + (u.reach() - 1) * strideWidth,
                strideHeight * v.stride(),
                strideWidth * u.stride(),
                top - v.before() * strideHeight,
                left - u.before() * strideWidth);
    }

    /**
     * The field behind a transposed convolution of this one's outputs: output row i sees the rows from {@code (i + before
     * - reach + 1)/stride} to {@code (i + before)/stride} of its input, those of them that are whole.
     */
    ReceptiveField spread(SpreadingWindow v, SpreadingWindow u) {
        return new ReceptiveField(
                height + (v.reach() - 1.0) / v.stride() * strideHeight,
                width + (u.reach() - 1.0) / u.stride() * strideWidth,
                strideHeight / v.stride(),
                strideWidth / u.stride(),
                top + (v.before() - v.reach() + 1.0) / v.stride() * strideHeight,
                left + (u.before() - u.reach() + 1.0) / u.stride() * strideWidth);
    }

    /** The field behind an operation that sees all of an {@code inHeight x inWidth} map of this one's outputs. */
    public ReceptiveField whole(int inHeight, int inWidth) {
        return new ReceptiveField(
                height + (inHeight - 1) * strideHeight, width + (inWidth - 1) * strideWidth, 0, 0, top, left);
    }

    /** The field behind an operation that sees all of a sample whose elements, or pixels, have this field. */
    public ReceptiveField whole(Shape in) {
        return switch (in.rank()) {
            case 2 -> whole(in.dim(0), 1);
            case 3 -> whole(in.dim(0), in.dim(1));
            case 4 -> whole(in.dim(1), in.dim(2));
            default -> this;
        };
    }

    /** The field behind a border or a cut: output (0, 0) stands where input (rows, columns) would. */
    ReceptiveField shifted(int rows, int columns) {
        return new ReceptiveField(
                height, width, strideHeight, strideWidth, top + rows * strideHeight, left + columns * strideWidth);
    }

    /**
     * The field behind a resampling to another size; as that of the transposed convolution that does the same where the
     * scale is a whole number.
     *
     * @param scaleHeight output rows for one input row
     * @param scaleWidth output columns for one input column
     * @param taps input rows that an output row is a mean of: 1 nearest, 2 linear, 4 cubic
     */
    ReceptiveField resized(double scaleHeight, double scaleWidth, int taps) {
        double rows = Math.max(0, taps * scaleHeight - 1) / scaleHeight;
        double columns = Math.max(0, taps * scaleWidth - 1) / scaleWidth;
        return new ReceptiveField(
                height + rows * strideHeight,
                width + columns * strideWidth,
                strideHeight / scaleHeight,
                strideWidth / scaleWidth,
                top + ((taps - 1) / 2.0 - rows) * strideHeight,
                left + ((taps - 1) / 2.0 - columns) * strideWidth);
    }
}
