package org.netloom.spec;

import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;

/** Channels become pixels: {@code H x W x C} to {@code H*b x W*b x C/(b*b)}. */
@Doc(
        summary = "Writes the channels of every pixel as a block of pixels: a larger image with fewer channels.",
        formula = "y[i*b + u, j*b + v, c] = x[i, j, (u*b + v)*C' + c] (dcr), C' = C/(b*b)",
        use = "Behind a convolution with b*b times the channels it enlarges an image without the checkerboard of a"
                + " transposed convolution (sub-pixel convolution, super resolution).",
        avoid =
                "Not without a convolution in front that makes the channels: neighbouring pixels would have nothing to do with each other.",
        source = "Shi et al. 2016, Efficient Sub-Pixel Convolutional Neural Network; modes as ONNX DepthToSpace")
@Example(settings = "{\"blockSize\": 2}", inputs = "[2, 2, 4]")
public record DepthToSpace(
        @Param(
                doc = "extent of the block that a pixel becomes",
                unit = "pixels",
                min = 1,
                max = 256,
                brief = "blocks of %s")
        int blockSize,

        @Param(doc = "order of the channels: dcr as TensorFlow, crd as PyTorch's PixelShuffle", def = "\"dcr\"")
        Rearrangement mode)
        implements LayerSpec {

    public static DepthToSpace of(int blockSize) {
        return new DepthToSpace(blockSize, Rearrangement.DCR);
    }

    public DepthToSpace mode(Rearrangement value) {
        return new DepthToSpace(blockSize, value);
    }

    @Override
    public Category category() {
        return Category.RESHAPE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape in = image(inputs);
        int square = blockSize * blockSize;
        if (in.channels() % square != 0) {
            throw new NetloomException(CoreMessage.BLOCK_SIZE.problem(
                    "blockSize",
                    "the channels",
                    in,
                    blockSize + "*" + blockSize + " = " + square,
                    "give the layer in front a multiple of " + square + " channels"));
        }
        return Limits.sample((long) in.height() * blockSize, (long) in.width() * blockSize, in.channels() / square);
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        Shape in = image(inputs);
        Shape out = outputShape(inputs);
        return List.of(
                new Formula("height", in.height() + "*" + blockSize, out.height()),
                new Formula("width", in.width() + "*" + blockSize, out.width()),
                new Formula("channels", in.channels() + "/(" + blockSize + "*" + blockSize + ")", out.channels()));
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        return fields.getFirst().resized(blockSize, blockSize, 1);
    }
}
