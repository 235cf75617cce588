package org.netloom.spec;

import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Problem;

/** The place where samples enter. */
@Doc(
        summary = "The samples that enter the network, all of one shape.",
        formula = "x: height x width x channels, length x channels, depth x height x width x channels, or features",
        use =
                "Once in a network. Images are height, width, channels (1 for grey, 3 for colour); sequences are length and"
                        + " channels of a step; rows of a table are one number, their features.",
        avoid = "Not in the middle of a network: data that join later are an input of their own.",
        source = "channels last as in Keras and TensorFlow")
public record Input(
        @Param(
                doc =
                        "extents of one sample: height, width, channels; length, channels; depth, height, width, channels; or"
                                + " features",
                min = 1,
                max = 16777216,
                brief = "%s")
        Shape shape)
        implements LayerSpec {

    public static Input of(Shape shape) {
        return new Input(shape);
    }

    public static Input of(int... shape) {
        return new Input(Shape.of(shape));
    }

    @Override
    public List<Problem> conflicts() {
        return shape.rank() >= 1 && shape.rank() <= 4
                ? List.of()
                : List.of(CoreMessage.RANGE.problem(
                        "shape",
                        "one extent (features), two (length, channels), three (height, width, channels) or four (depth,"
                                + " height, width, channels)",
                        shape));
    }

    @Override
    public Category category() {
        return Category.INPUT;
    }

    @Override
    public Arity arity() {
        return Arity.NONE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        checkArity(inputs);
        return Limits.sample(shape.dims());
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }
}
