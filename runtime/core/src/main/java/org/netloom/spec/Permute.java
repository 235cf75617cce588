package org.netloom.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/** The axes of a sample in another order. */
@Doc(
        summary = "Exchanges the axes of a sample: order 2, 1, 3 turns rows of an image into columns.",
        formula = "axis k of y is axis order[k] of x; y[i,j] = x[j,i] for order 2, 1",
        use = "To read a sequence along its features, or an image column by column. Reshape keeps the order of the"
                + " numbers, this moves them.",
        avoid = "Not in a row of layers for images, which all take height, width, channels as they are.",
        source = "axes numbered from 1, without the batch, as in Keras; ONNX Transpose")
@Example(settings = "{\"order\": [3, 1, 2]}", inputs = "[4, 3, 2]")
public record Permute(
        @Param(
                doc = "which axis of the input each axis of the output is, numbered from 1",
                min = 1,
                max = 4,
                brief = "axes %s")
        List<Integer> order)
        implements LayerSpec {

    public Permute {
        order = List.copyOf(order);
    }

    public static Permute of(List<Integer> order) {
        return new Permute(order);
    }

    public static Permute of(int... order) {
        return new Permute(Arrays.stream(order).boxed().toList());
    }

    @Override
    public List<Problem> conflicts() {
        int rank = order.size();
        List<Integer> axes = IntStream.rangeClosed(1, rank).boxed().toList();
        return order.containsAll(axes) && rank > 0
                ? List.of()
                : List.of(CoreMessage.RANGE.problem(
                        "order", "each of the axes 1 to " + Math.max(1, rank) + " once", order));
    }

    @Override
    public Category category() {
        return Category.RESHAPE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape in = single(inputs);
        if (in.rank() != order.size()) {
            List<Object> swapped = new ArrayList<>();
            for (int axis = in.rank(); axis >= 1; axis--) {
                swapped.add((long) axis);
            }
            throw new NetloomException(CoreMessage.PERMUTE_RANK
                    .problem("order", order, order.size(), in, in.rank())
                    .with(new Fix.SetParameter("order " + swapped, "order", swapped)));
        }
        return Shape.of(order.stream().mapToInt(axis -> in.dim(axis - 1)).toArray());
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }

    /** Rows and columns may change places; where channels move into space, that of the input as a whole. */
    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        ReceptiveField f = fields.getFirst();
        if (order.equals(List.of(2, 1, 3))) {
            return new ReceptiveField(f.width(), f.height(), f.strideWidth(), f.strideHeight(), f.left(), f.top());
        }
        return order.equals(List.of(1, 2, 3)) ? f : f.whole(single(inputs));
    }
}
