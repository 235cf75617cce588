package org.netloom.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;

/** The rule of merges that work element by element: all inputs have one shape. */
final class SameShapes {
    private SameShapes() {}

    /** The shape of all inputs; throws, with convolutions that would bring them together, where they differ. */
    static Shape of(LayerSpec spec, List<Shape> inputs) {
        spec.checkArity(inputs);
        Shape first = inputs.getFirst();
        if (inputs.stream().allMatch(first::equals)) {
            return first;
        }
        throw new NetloomException(CoreMessage.SHAPES_DIFFER
                .problem("", spec.typeName(), list(inputs))
                .with(fixes(inputs).toArray(Fix[]::new)));
    }

    /** "8 x 8 x 16, 4 x 4 x 32". */
    static String list(List<Shape> inputs) {
        return inputs.stream().map(Shape::toString).collect(Collectors.joining(", "));
    }

    /** A 1x1 convolution for every input that differs from the smallest image, the end of the block's main path. */
    private static List<Fix> fixes(List<Shape> inputs) {
        List<Fix> fixes = new ArrayList<>();
        if (!inputs.stream().allMatch(Shape::isImage)) {
            return fixes;
        }
        Shape main = inputs.stream()
                .min(Comparator.comparingInt(Shape::height).thenComparingInt(s -> -s.channels()))
                .orElseThrow();
        for (int i = 0; i < inputs.size(); i++) {
            if (!inputs.get(i).equals(main)) {
                int port = i;
                projection(inputs.get(i), main)
                        .map(c -> new Fix.InsertBefore(label(c), port, c))
                        .ifPresent(fixes::add);
            }
        }
        return fixes;
    }

    private static String label(Conv2d projection) {
        Size step = projection.stride();
        String stride = step.equals(Size.of(1))
                ? ""
                : " with stride " + (step.height() == step.width() ? step.height() : step.toString());
        return "1x1 convolution to " + projection.filters() + " channels" + stride + " on the shortcut";
    }

    /** The 1x1 convolution that turns one shape into another, where a stride does it. */
    private static Optional<Conv2d> projection(Shape from, Shape to) {
        Size stride = Size.of(Math.ceilDiv(from.height(), to.height()), Math.ceilDiv(from.width(), to.width()));
        Conv2d projection = Conv2d.of(to.channels(), 1).stride(stride);
        return Math.ceilDiv(from.height(), stride.height()) == to.height()
                        && Math.ceilDiv(from.width(), stride.width()) == to.width()
                ? Optional.of(projection)
                : Optional.empty();
    }
}
