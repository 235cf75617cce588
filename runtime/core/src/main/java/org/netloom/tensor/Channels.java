package org.netloom.tensor;

/**
 * A block of channels of every row of a tensor: one gate of a recurrent layer, the queries of one head.
 *
 * @param tensor seen as rows of channels; it may be moved by {@link Tensor#bindTo} later
 * @param from first channel of the block
 * @param count channels in the block
 */
public record Channels(Tensor tensor, int from, int count) {
    /** All channels. */
    public static Channels of(Tensor tensor) {
        return new Channels(tensor, 0, tensor.shape().channels());
    }

    /** Rows of the tensor in use now. */
    public int rows() {
        return tensor.rows();
    }

    /** Distance of the block in neighbouring rows. */
    public int distance() {
        return tensor.shape().channels();
    }

    /** Index of the block's first element in row {@code row}, counted from the tensor's start. */
    public int at(int row) {
        return row * distance() + from;
    }
}
