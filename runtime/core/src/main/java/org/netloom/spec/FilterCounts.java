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
 * @param connections input channels of each filter; none: all
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FilterCounts(
        int[] kernel, int channels, int filters, int groups, boolean bias, List<List<Integer>> connections) {
    private long window() {
        return Arrays.stream(kernel).asLongStream().reduce(1, (a, b) -> a * b);
    }

    /** Weights {@code kernel x channels/groups x filters}, and a bias. */
    List<ParameterShape> parameters() {
        long[] dims = Arrays.copyOf(Arrays.stream(kernel).asLongStream().toArray(), kernel.length + 2);
        dims[kernel.length] = channels / groups;
        dims[kernel.length + 1] = filters;
        List<ParameterShape> parameters = new ArrayList<>();
        // Partly connected: as many inputs and outputs as there are on average.
        parameters.add(new ParameterShape(
                        "weight",
                        ParameterShape.Role.WEIGHT,
                        Limits.parameter(dims),
                        window() * pairs() / filters,
                        window() * pairs() / channels)
                .without(Connections.absent(connections, channels)));
        if (bias) {
            parameters.add(new ParameterShape("bias", ParameterShape.Role.BIAS, Shape.of(filters), 0, 0));
        }
        return parameters;
    }

    private String factors() {
        return Arrays.stream(kernel).mapToObj(Integer::toString).collect(Collectors.joining("*"));
    }

    /** Pairs of an input channel and a filter that sees it. */
    private long pairs() {
        return connections.isEmpty() ? (long) channels / groups * filters : Connections.count(connections);
    }

    /** "(5*5*3 + 1)*20 = 1520", or "5*5*60 + 16 = 1516" where not all are connected. */
    Formula formula() {
        long count = window() * pairs() + (bias ? filters : 0);
        if (!connections.isEmpty()) {
            return new Formula("parameters", factors() + "*" + pairs() + (bias ? " + " + filters : ""), count);
        }
        String patch = factors() + "*" + (groups == 1 ? "" + channels : "(" + channels + "/" + groups + ")");
        return new Formula("parameters", bias ? "(" + patch + " + 1)*" + filters : patch + "*" + filters, count);
    }

    /** "28*28*20*5*5*3": each output element is a sum over its window. */
    Formula multiplyAdds(Shape out) {
        long places = out.elements() / filters;
        String pairs =
                connections.isEmpty() ? filters + "*" + factors() + "*" + channels / groups : factors() + "*" + pairs();
        String extents = Arrays.stream(out.dims())
                .limit(out.rank() - 1)
                .mapToObj(d -> d + "*")
                .collect(Collectors.joining());
        return new Formula("multiply-adds", extents + pairs, places * window() * pairs());
    }
}
