package org.netloom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.netloom.layer.Network;
import org.netloom.layer.Parameter;
import org.netloom.ops.Randoms;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Compares the gradients of a network's inputs with central differences, in double precision. */
public final class InputGradientCheck {
    private static final int BATCH = 2;
    private static final double STEP = 1e-6;
    private static final double SHORT_STEP = 1e-8;

    private InputGradientCheck() {}

    /** Moves each input as a whole along a random direction. */
    public static void check(Network network) {
        try (Workers workers = new Workers(1)) {
            network.prepare(BATCH, new ScalarOps(workers), Precision.DOUBLE, true);
            List<Tensor> inputs = network.inputShapes().stream()
                    .map(s -> Tensor.allocate(BATCH, s, Precision.DOUBLE))
                    .toList();
            long stream = 1;
            for (Tensor t : inputs) {
                fill(t, stream++);
            }
            for (Parameter p : network.parameters()) {
                if (p.trained()) {
                    fill(p.value(), stream++);
                }
            }
            network.execution().parametersChanged();
            loss(network, inputs);
            List<Tensor> gradients = network.outputGradients();
            for (int k = 0; k < gradients.size(); k++) {
                for (int i = 0; i < gradients.get(k).size(); i++) {
                    gradients.get(k).set(i, weight(k, i));
                }
            }
            network.backward(gradients);
            network.endBackward();
            double[] slopes = new double[inputs.size()];
            for (int k = 0; k < slopes.length; k++) {
                Tensor gradient = network.inputGradient(k);
                assertEquals(network.inputShapes().get(k), gradient.shape());
                for (int i = 0; i < gradient.size(); i++) {
                    slopes[k] += gradient.get(i) * direction(k, i);
                }
            }
            for (int k = 0; k < slopes.length; k++) {
                double slope = slope(network, inputs, k, STEP);
                double most = 1e-4 * Math.max(1, Math.abs(slope));
                // A maximum or a ReLU may have its kink within the step; hardly within a much shorter one too.
                double again = Math.abs(slope - slopes[k]) <= most ? slope : slope(network, inputs, k, SHORT_STEP);
                assertEquals(again, slopes[k], most, network.name() + ", input " + k);
            }
        }
    }

    private static double slope(Network network, List<Tensor> inputs, int k, double step) {
        move(inputs.get(k), k, step);
        double above = loss(network, inputs);
        move(inputs.get(k), k, -2 * step);
        double below = loss(network, inputs);
        move(inputs.get(k), k, step);
        return (above - below) / (2 * step);
    }

    private static double loss(Network network, List<Tensor> inputs) {
        network.beginStep(3, 0);
        List<Tensor> outputs = network.forward(inputs);
        double sum = 0;
        for (int k = 0; k < outputs.size(); k++) {
            for (int i = 0; i < outputs.get(k).size(); i++) {
                sum += outputs.get(k).get(i) * weight(k, i);
            }
        }
        return sum;
    }

    private static double weight(int output, int i) {
        return Randoms.uniform(Randoms.key(11, output), i) - 0.5;
    }

    private static double direction(int input, int i) {
        return Randoms.uniform(Randoms.key(12, input), i) < 0.5 ? -1 : 1;
    }

    private static void move(Tensor t, int input, double step) {
        for (int i = 0; i < t.size(); i++) {
            t.set(i, t.get(i) + step * direction(input, i));
        }
    }

    private static void fill(Tensor t, long stream) {
        for (int i = 0; i < t.size(); i++) {
            t.set(i, 0.8 * (Randoms.uniform(Randoms.key(5, stream), i) - 0.5));
        }
    }
}
