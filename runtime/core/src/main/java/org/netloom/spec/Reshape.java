package org.netloom.spec;

import java.util.List;
import org.netloom.problem.CoreMessage;

/** The same numbers in another shape. */
@Doc(
        summary = "Gives the numbers of a sample another shape, without moving them.",
        formula = "y = x read row by row, pixel by pixel, channel by channel; the product of the extents stays",
        use = "Behind a dense layer, to begin a generator with a small image; or to read the rows of an image as the"
                + " steps of a sequence. Permute moves numbers, this does not.",
        avoid =
                "Not to exchange axes: the numbers keep their order, so an image would be scrambled. Permute does that.",
        source = "order of the elements: channels last, as in Keras")
@Example(settings = "{\"shape\": [7, 7, 16]}", inputs = "[784]")
public record Reshape(
        @Param(doc = "extents of the output, the channels last", min = 1, max = 16777216, brief = "to %s")
        Shape shape) implements LayerSpec {

    public static Reshape of(Shape shape) {
        return new Reshape(shape);
    }

    public static Reshape of(int... shape) {
        return new Reshape(Shape.of(shape));
    }

    @Override
    public Category category() {
        return Category.RESHAPE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape in = single(inputs);
        double wanted = 1;
        for (int d : shape.dims()) {
            wanted *= d;
        }
        if (wanted != in.elements()) {
            throw CoreMessage.RESHAPE_COUNT.exception(in, in.elements(), shape, "%.0f".formatted(wanted));
        }
        return shape;
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        Shape in = single(inputs);
        return List.of(new Formula("elements", in.toString().replace(" x ", "*"), in.elements()));
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }

    /** Neighbours need not stay neighbours, so that of the input as a whole. */
    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        return fields.getFirst().whole(single(inputs));
    }
}
