package org.netloom.spec;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.netloom.problem.CoreMessage;

/** Sizes beyond which a tensor cannot be held; below them all arithmetic of shapes and counts fits its types. */
final class Limits {
    /** Elements of one sample or of one parameter: 1 GiB of floats. */
    static final long ELEMENTS = 1L << 28;

    private Limits() {}

    /** The shape of a sample, if it is not too large. */
    static Shape sample(long... dims) {
        return check("a sample", dims);
    }

    static Shape sample(int... dims) {
        return check("a sample", Arrays.stream(dims).asLongStream().toArray());
    }

    /** The shape of a parameter, if it is not too large. */
    static Shape parameter(long... dims) {
        return check("a parameter", dims);
    }

    private static Shape check(String what, long... dims) {
        double elements = 1;
        for (long d : dims) {
            elements *= d;
        }
        if (elements > ELEMENTS) {
            String shape = Arrays.stream(dims).mapToObj(Long::toString).collect(Collectors.joining(" x "));
            throw CoreMessage.TOO_LARGE.exception(what, shape, "%.0f".formatted(elements), ELEMENTS);
        }
        return Shape.of(Arrays.stream(dims).mapToInt(Math::toIntExact).toArray());
    }
}
