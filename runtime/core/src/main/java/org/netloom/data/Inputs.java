package org.netloom.data;

import java.util.Arrays;
import java.util.List;
import org.netloom.spec.Shape;

/** How the inputs of a network lie in a sample: one behind the other. */
public final class Inputs {
    private Inputs() {}

    /**
     * True where a sample holds the inputs: the only one as it is, several as a row of all their numbers, or stacked along
     * the first extent, as two images lie one above the other.
     */
    public static boolean in(Shape sample, List<Shape> inputs) {
        if (inputs.size() == 1) {
            return sample.equals(inputs.getFirst());
        }
        long numbers = inputs.stream().mapToLong(Shape::elements).sum();
        return sample.elements() == numbers && (sample.isVector() || stacked(sample, inputs));
    }

    /** All extents behind the first are the same. */
    private static boolean stacked(Shape sample, List<Shape> inputs) {
        int[] rest = rest(sample);
        return inputs.stream().allMatch(s -> Arrays.equals(rest, rest(s)));
    }

    private static int[] rest(Shape shape) {
        int[] dims = shape.dims();
        return Arrays.copyOfRange(dims, 1, dims.length);
    }
}
