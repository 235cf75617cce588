package org.netloom.spec;

/** In which order the channels of a pixel stand for the pixels of a block: the two modes of ONNX DepthToSpace. */
public enum Rearrangement {
    /** Depth, column, row: channel {@code (u*b + v)*C + c} is channel c of pixel (u, v) of the block (TensorFlow). */
    DCR {
        @Override
        public int channel(int u, int v, int c, int block, int channels) {
            return (u * block + v) * channels + c;
        }
    },

    /** Column, row, depth: channel {@code (c*b + u)*b + v} is channel c of pixel (u, v) of the block (PyTorch's PixelShuffle). */
    CRD {
        @Override
        public int channel(int u, int v, int c, int block, int channels) {
            return (c * block + u) * block + v;
        }
    };

    /**
     * The channel of the deep image that holds channel c of pixel (u, v) of a block.
     *
     * @param block extent of the block
     * @param channels of the flat image
     */
    public abstract int channel(int u, int v, int c, int block, int channels);
}
