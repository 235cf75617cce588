package org.netloom.spec;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.netloom.problem.CoreMessage;

/** Branches side by side. */
@Doc(
        summary = "Puts the channels of its inputs behind each other.",
        formula = "y[i,j,:] = [x1[i,j,:], x2[i,j,:], ...], the same for every step of a sequence",
        use = "Closes an inception module or joins a skip connection of a U-Net. The inputs have the same height and"
                + " width, or length; use same padding in the branches.",
        avoid =
                "Not in every block of a deep network without a 1x1 convolution behind it: the channels, and with them the costs, only grow.",
        source = "Szegedy et al. 2015, Going Deeper with Convolutions; Ronneberger et al. 2015; Huang et al. 2017")
public record Concat() implements LayerSpec {
    public static Concat of() {
        return new Concat();
    }

    @Override
    public Category category() {
        return Category.MERGE;
    }

    @Override
    public Arity arity() {
        return Arity.MANY;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        checkArity(inputs);
        Shape first = inputs.getFirst();
        for (Shape s : inputs) {
            if (!fits(s, first)) {
                throw CoreMessage.CONCAT_DIFFERS.exception(
                        inputs.stream().map(Shape::toString).collect(Collectors.joining(", ")));
            }
        }
        long channels = inputs.stream().mapToLong(Shape::channels).sum();
        long[] dims = Arrays.stream(first.dims()).asLongStream().toArray();
        dims[dims.length - 1] = channels;
        return Limits.sample(dims);
    }

    private static boolean fits(Shape a, Shape b) {
        int places = a.rank() - 1;
        return a.rank() == b.rank() && Arrays.equals(a.dims(), 0, places, b.dims(), 0, places);
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        String sum = inputs.stream().map(s -> "" + s.channels()).collect(Collectors.joining(" + "));
        return List.of(new Formula("channels", sum, outputShape(inputs).channels()));
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }
}
