package org.netloom.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.netloom.layer.Network;
import org.netloom.layer.Parameter;
import org.netloom.ops.Backend;
import org.netloom.ops.Randoms;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.spec.ParameterShape.Role;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * Compares the backward pass of a network with central differences, in double precision on {@link ScalarOps}. The loss is
 * a random weighted sum of the outputs; input, weights and biases are random, so that no activation stands on its kink.
 * A threshold, whose gradient passes straight through, computes the line y = x meanwhile.
 *
 * <p>A parameter is moved as a whole, along a random direction: two forward passes check all of its numbers at once.
 */
public final class GradientCheck {
    private static final double STEP = 1e-6;

    /** Among many thousand ReLUs one may have its kink within the step; hardly within this one too. */
    private static final double SHORT_STEP = 1e-8;

    private static final double RELATIVE = 1e-4;
    private static final double ABSOLUTE = 1e-7;

    private final Network network;
    private final List<Tensor> inputs;
    private final List<Tensor> directions;
    private final long seed;

    private GradientCheck(Network network, int batch, long seed, Workers workers) {
        this.network = network;
        this.seed = seed;
        network.prepare(batch, new ScalarOps(workers), Precision.DOUBLE, true);
        network.execution().thresholdsAsLines(true);
        inputs = RandomInputs.draw(network, batch, Precision.DOUBLE, Randoms.key(seed, 0));
        directions = network.outputShapes().stream()
                .map(s -> Tensor.allocate(batch, s, Precision.DOUBLE))
                .toList();
        long stream = 1;
        for (Tensor t : directions) {
            fill(t, stream++, 1, 0);
        }
        for (Parameter p : network.parameters()) {
            start(p, stream++);
        }
        network.execution().parametersChanged();
    }

    /**
     * Checks every trained parameter of a network.
     *
     * @param batch samples that go through it; with batch norm at least 2
     * @param seed of input and parameters
     * @return a line for each parameter whose gradient is wrong; empty where all are right
     */
    public static List<String> differences(Network network, int batch, long seed) {
        return differences(network, batch, seed, Integer.MAX_VALUE);
    }

    /**
     * As above, for large networks: parameters are moved in groups, each of which takes two forward passes.
     *
     * @param groups at most this many
     * @return a line for each group in which a gradient is wrong
     */
    public static List<String> differences(Network network, int batch, long seed, int groups) {
        try (Workers workers = new Workers(Backend.defaultThreads())) {
            return new GradientCheck(network, batch, seed, workers).run(groups);
        }
    }

    private List<String> run(int groups) {
        network.beginStep(seed, 0);
        network.forward(inputs);
        List<Tensor> gradients = network.outputGradients();
        for (int k = 0; k < gradients.size(); k++) {
            for (int i = 0; i < gradients.get(k).size(); i++) {
                gradients.get(k).set(i, directions.get(k).get(i));
            }
        }
        network.backward(gradients);
        network.endBackward();
        List<Parameter> trained =
                network.parameters().stream().filter(Parameter::trained).toList();
        int count = Math.min(groups, trained.size());
        List<String> wrong = new ArrayList<>();
        for (int g = 0; g < count; g++) {
            int from = (int) ((long) g * trained.size() / count);
            int to = (int) ((long) (g + 1) * trained.size() / count);
            compare(trained.subList(from, to), 1000L + g, wrong);
        }
        return wrong;
    }

    private void compare(List<Parameter> group, long stream, List<String> wrong) {
        List<float[]> moves = new ArrayList<>();
        double byBackward = 0;
        long numbers = 0;
        for (Parameter p : group) {
            float[] signs = signs(p, Randoms.key(seed, stream, moves.size()));
            moves.add(signs);
            numbers += signs.length;
            for (int i = 0; i < signs.length; i++) {
                byBackward += p.gradient().get(i) * signs[i];
            }
        }
        List<double[]> before = group.stream().map(GradientCheck::values).toList();
        long outputs = directions.stream().mapToLong(Tensor::size).sum();
        double absolute = ABSOLUTE * Math.sqrt((double) numbers * outputs);
        double byDifferences = slope(group, before, moves, STEP);
        if (!close(byBackward, byDifferences, absolute)
                && !close(byBackward, slope(group, before, moves, SHORT_STEP), absolute)) {
            String names = group.stream().map(Parameter::name).collect(Collectors.joining(", "));
            wrong.add(String.format(
                    Locale.ROOT, "%s: %.8g by backward, %.8g by differences", names, byBackward, byDifferences));
        }
    }

    /** False for NaN. */
    private static boolean close(double a, double b, double absolute) {
        return Math.abs(a - b) <= RELATIVE * Math.max(Math.abs(a), Math.abs(b)) + absolute;
    }

    private double slope(List<Parameter> group, List<double[]> before, List<float[]> moves, double step) {
        move(group, before, moves, step);
        double above = loss();
        move(group, before, moves, -step);
        double slope = (above - loss()) / (2 * step);
        move(group, before, moves, 0);
        return slope;
    }

    private static float[] signs(Parameter p, long key) {
        float[] signs = new float[p.value().size()];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = (Randoms.bits(key, i) & 1) == 0 ? 1 : -1;
        }
        return signs;
    }

    private static double[] values(Parameter p) {
        double[] values = new double[p.value().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = p.value().get(i);
        }
        return values;
    }

    private void move(List<Parameter> group, List<double[]> from, List<float[]> moves, double step) {
        for (int k = 0; k < group.size(); k++) {
            for (int i = 0; i < from.get(k).length; i++) {
                group.get(k).value().set(i, from.get(k)[i] + step * moves.get(k)[i]);
            }
        }
        network.execution().parametersChanged();
    }

    private double loss() {
        network.beginStep(seed, 0);
        List<Tensor> outputs = network.forward(inputs);
        double sum = 0;
        for (int k = 0; k < outputs.size(); k++) {
            for (int i = 0; i < outputs.get(k).size(); i++) {
                sum += outputs.get(k).get(i) * directions.get(k).get(i);
            }
        }
        return sum;
    }

    /** Weights as He et al. 2015, all else around its declared start. */
    private void start(Parameter p, long stream) {
        if (p.trained()) {
            boolean weight = p.declared().role() == Role.WEIGHT;
            double spread = weight ? Math.sqrt(2.0 / p.declared().fanIn()) : 0.2;
            fill(p.value(), stream, spread, weight ? 0 : p.declared().role().start());
        }
    }

    /** Uniform with the given standard deviation and mean. */
    private void fill(Tensor t, long stream, double deviation, double mean) {
        long key = Randoms.key(seed, stream);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, mean + deviation * Math.sqrt(12) * (Randoms.uniform(key, i) - 0.5));
        }
    }
}
