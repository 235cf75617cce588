package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/** Pixels become channels: {@code H x W x C} to {@code H/b x W/b x C*b*b}; the inverse of {@link DepthToSpace}. */
@Doc(
        summary = "Writes blocks of pixels as the channels of one: a smaller image that has lost nothing.",
        formula = "y[i, j, (u*b + v)*C + c] = x[i*b + u, j*b + v, c] (dcr)",
        use =
                "In place of pooling, where fine detail must reach the deep layers (the passthrough of YOLO v2), or to cut"
                        + " an image into patches.",
        avoid =
                "Not in front of large layers: the channels grow by the square of the block, and with them the filters behind it.",
        source = "Shi et al. 2016 for the inverse; Redmon and Farhadi 2017, YOLO9000; ONNX SpaceToDepth")
@Example(settings = "{\"blockSize\": 2}", inputs = "[4, 4, 1]")
public record SpaceToDepth(
        @Param(
                doc = "extent of the block that becomes one pixel",
                unit = "pixels",
                min = 1,
                max = 256,
                brief = "blocks of %s")
        int blockSize,

        @Param(doc = "order of the channels: dcr as TensorFlow, crd as PyTorch's PixelUnshuffle", def = "\"dcr\"")
        Rearrangement mode)
        implements LayerSpec {

    public static SpaceToDepth of(int blockSize) {
        return new SpaceToDepth(blockSize, Rearrangement.DCR);
    }

    public SpaceToDepth mode(Rearrangement value) {
        return new SpaceToDepth(blockSize, value);
    }

    @Override
    public Category category() {
        return Category.RESHAPE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape in = image(inputs);
        List<Problem> problems = new ArrayList<>();
        check("the height", in.height(), in, problems);
        check("the width", in.width(), in, problems);
        if (!problems.isEmpty()) {
            throw new NetloomException(problems);
        }
        return Limits.sample(
                in.height() / blockSize, in.width() / blockSize, (long) in.channels() * blockSize * blockSize);
    }

    private void check(String axis, int extent, Shape in, List<Problem> problems) {
        if (extent % blockSize != 0) {
            problems.add(CoreMessage.BLOCK_SIZE.problem(
                    "blockSize", axis, in, blockSize, "use ZeroPad or Crop in front, or another block"));
        }
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        Shape in = image(inputs);
        Shape out = outputShape(inputs);
        return List.of(
                new Formula("height", in.height() + "/" + blockSize, out.height()),
                new Formula("width", in.width() + "/" + blockSize, out.width()),
                new Formula("channels", in.channels() + "*" + blockSize + "*" + blockSize, out.channels()));
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        Shape in = image(inputs);
        Window block = Window.of(in, Size.of(blockSize), Size.of(blockSize), Size.of(1), Padding.VALID, false);
        return fields.getFirst().through(block.vertical(), block.horizontal());
    }
}
