package org.netloom.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 *
 * <p>A parameter is moved as a whole, along a random direction: two forward passes check all of its numbers at once.
 */
public final class GradientCheck {
    private static final double STEP = 1e-6;
    private static final double RELATIVE = 1e-4;
    private static final double ABSOLUTE = 1e-7;

    private final Network network;
    private final Tensor input;
    private final Tensor direction;
    private final long seed;

    private GradientCheck(Network network, int batch, long seed, Workers workers) {
        this.network = network;
        this.seed = seed;
        network.prepare(batch, new ScalarOps(workers), Precision.DOUBLE, true);
        input = Tensor.allocate(batch, network.inputShape(), Precision.DOUBLE);
        direction = Tensor.allocate(batch, network.outputShape(), Precision.DOUBLE);
        fill(input, 1, 1, 0);
        fill(direction, 2, 1, 0);
        long stream = 3;
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
        try (Workers workers = new Workers(Backend.defaultThreads())) {
            return new GradientCheck(network, batch, seed, workers).run();
        }
    }

    private List<String> run() {
        network.beginStep(seed, 0);
        network.forward(input);
        Tensor gradient = network.outputGradient();
        for (int i = 0; i < gradient.size(); i++) {
            gradient.set(i, direction.get(i));
        }
        network.backward(gradient);
        network.endBackward();
        List<String> wrong = new ArrayList<>();
        long stream = 1000;
        for (Parameter p : network.parameters()) {
            if (p.trained()) {
                compare(p, stream++, wrong);
            }
        }
        return wrong;
    }

    private void compare(Parameter p, long stream, List<String> wrong) {
        Tensor value = p.value();
        double[] before = new double[value.size()];
        double byBackward = 0;
        for (int i = 0; i < before.length; i++) {
            before[i] = value.get(i);
            byBackward += p.gradient().get(i) * sign(stream, i);
        }
        double byDifferences = (moved(value, before, stream, STEP) - moved(value, before, stream, -STEP)) / (2 * STEP);
        moved(value, before, stream, 0);
        double allowed = RELATIVE * Math.max(Math.abs(byBackward), Math.abs(byDifferences))
                + ABSOLUTE * Math.sqrt((double) before.length * direction.size());
        // Written so that NaN is wrong.
        if (!(Math.abs(byBackward - byDifferences) <= allowed)) {
            wrong.add(String.format(
                    Locale.ROOT, "%s: %.8g by backward, %.8g by differences", p.name(), byBackward, byDifferences));
        }
    }

    /** The loss with a parameter moved along its direction. */
    private double moved(Tensor value, double[] from, long stream, double step) {
        for (int i = 0; i < from.length; i++) {
            value.set(i, from[i] + step * sign(stream, i));
        }
        network.execution().parametersChanged();
        return step == 0 ? 0 : loss();
    }

    private double loss() {
        network.beginStep(seed, 0);
        Tensor output = network.forward(input);
        double sum = 0;
        for (int i = 0; i < output.size(); i++) {
            sum += output.get(i) * direction.get(i);
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

    private double sign(long stream, int i) {
        return (Randoms.bits(Randoms.key(seed, stream), i) & 1) == 0 ? 1 : -1;
    }
}
