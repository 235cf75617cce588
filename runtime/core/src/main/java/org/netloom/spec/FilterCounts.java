package org.netloom.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Parameters and products of a convolution along any number of axes.
 *
 * @param kernel extents of a filter
 * @param channels of the input
 * @param groups of channels convolved separately
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FilterCounts(int[] kernel, int channels, int filters, int groups, boolean bias) {
    private long window() {
        return Arrays.stream(kernel).asLongStream().reduce(1, (a, b) -> a * b);
    }

    /** Weights {@code kernel x channels/groups x filters}, and a bias. */
    List<ParameterShape> parameters() {
        long[] dims = Arrays.copyOf(Arrays.stream(kernel).asLongStream().toArray(), kernel.length + 2);
        dims[kernel.length] = channels / groups;
        dims[kernel.length + 1] = filters;
        List<ParameterShape> parameters = new ArrayList<>();
        parameters.add(new ParameterShape(
                "weight",
                ParameterShape.Role.WEIGHT,
                Limits.parameter(dims),
                window() * (channels / groups),
                window() * (filters / groups)));
        if (bias) {
            parameters.add(new ParameterShape("bias", ParameterShape.Role.BIAS, Shape.of(filters), 0, 0));
        }
        return parameters;
    }

    private String factors() {
        return Arrays.stream(kernel).mapToObj(Integer::toString).collect(Collectors.joining("*"));
    }

    /** "(5*5*3 + 1)*20 = 1520". */
    Formula formula() {
        String patch = factors() + "*" + (groups == 1 ? "" + channels : "(" + channels + "/" + groups + ")");
        long count = (window() * (channels / groups) + (bias ? 1 : 0)) * filters;
        return new Formula("parameters", bias ? "(" + patch + " + 1)*" + filters : patch + "*" + filters, count);
    }

    /** "28*28*20*5*5*3": each output element is a sum over its window. */
    Formula multiplyAdds(Shape out) {
        return new Formula(
                "multiply-adds",
                out.toString().replace(" x ", "*") + "*" + factors() + "*" + channels / groups,
                out.elements() * window() * (channels / groups));
    }
}
