package org.netloom.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.netloom.ops.Backend;
import org.netloom.ops.Candidate;
import org.netloom.ops.Ops;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.spec.ParameterShape.Role;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Checks gradients by central differences on the double-precision oracle. */
public final class Gradients {
    /** Small enough for the truncation, large enough for the rounding: both are near 1e-10. */
    private static final double H = 1e-5;

    private static final double TOLERANCE = 1e-6;

    public static final Ops ORACLE = new ScalarOps(new Workers(1));

    /** What a user runs: what another module brings along for its tests, or what this one chooses. */
    private static final Ops FAST =
            ServiceLoader.load(Candidate.class).findFirst().map(Candidate::ops).orElseGet(Backend::ops);

    private Gradients() {}

    /** Values that are neither small nor special: about N(0, 1). */
    public static Tensor random(int batch, Shape shape, Precision precision, long seed) {
        Tensor t = Tensor.allocate(batch, shape, precision);
        fill(t, new Random(seed), 1);
        return t;
    }

    /** Makes indices of random numbers, where there are any. */
    private static void toIndices(Tensor t, int indices) {
        for (int i = 0; indices > 0 && i < t.size(); i++) {
            t.set(i, Math.floorMod((long) (1000 * t.get(i)), (long) indices));
        }
    }

    static void fill(Tensor t, Random random, double deviation) {
        for (int i = 0; i < t.size(); i++) {
            // Float32 values, so that all precisions start from the same numbers.
            t.set(i, (float) (deviation * random.nextGaussian()));
        }
    }

    /** Gives every parameter a random value; running variances are positive. */
    public static void randomParameters(Network network, long seed) {
        Random random = new Random(seed);
        for (Parameter p : network.parameters()) {
            fill(p.value(), random, 0.5);
            if (p.declared().role() == Role.RUNNING_VARIANCE) {
                for (int i = 0; i < p.value().size(); i++) {
                    p.value().set(i, (float) (0.5 + Math.abs(p.value().get(i))));
                }
            }
        }
        network.execution().parametersChanged();
    }

    /** The oracle for float64, what a user runs for float32. */
    public static Ops ops(Precision precision) {
        return precision == Precision.DOUBLE ? ORACLE : FAST;
    }

    /** One pass with random values: what it took and what came out. */
    public record Pass(GraphNetwork network, List<Tensor> inputs, Tensor output, Tensor dOutput) {
        /** The number whose gradient {@code dOutput} is: the sum of outputs times random factors. */
        double value() {
            forward();
            double sum = 0;
            for (int i = 0; i < output.size(); i++) {
                sum += output.get(i) * dOutput.get(i);
            }
            return sum;
        }

        private void forward() {
            network.others(inputs.subList(1, inputs.size()));
            network.beginStep(7, 3);
            network.forward(inputs.getFirst());
        }
    }

    /** Runs forward and backward with random inputs, parameters and output gradient. */
    public static Pass run(
            GraphNetwork network, List<Shape> shapes, int batch, Ops ops, Precision precision, boolean training) {
        network.prepare(batch, ops, precision, true);
        network.training(training);
        randomParameters(network, 5);
        List<Tensor> inputs = new ArrayList<>();
        for (Shape s : shapes) {
            int k = inputs.size();
            Tensor t = random(batch, s, precision, 11 + k);
            toIndices(t, network.indicesOf(k));
            inputs.add(t);
        }
        network.others(inputs.subList(1, inputs.size()));
        network.beginStep(7, 3);
        Tensor output = network.forward(inputs.getFirst());
        Tensor dOutput = network.outputGradient();
        fill(dOutput, new Random(17), 1);
        Pass pass = new Pass(network, inputs, output, copy(dOutput));
        network.backward(dOutput);
        network.endBackward();
        return pass;
    }

    static Tensor copy(Tensor t) {
        Tensor c = Tensor.allocate(t.batch(), t.shape(), t.precision());
        for (int i = 0; i < t.size(); i++) {
            c.set(i, t.get(i));
        }
        return c;
    }

    /** Every parameter and every input of a network, in training or inference mode. */
    public static void check(GraphNetwork network, List<Shape> shapes, int batch, boolean training) {
        Pass pass = run(network, shapes, batch, ORACLE, Precision.DOUBLE, training);
        List<Tensor> dInputs = new ArrayList<>();
        for (int k = 0; k < shapes.size(); k++) {
            dInputs.add(network.inputGradient(k) == null ? null : copy(network.inputGradient(k)));
        }
        for (Parameter p : network.parameters()) {
            if (p.trained()) {
                compare(p.name(), pass, p.value(), copy(p.gradient()));
            }
        }
        for (int k = 0; k < shapes.size(); k++) {
            if (network.indicesOf(k) > 0) {
                assertClose(
                        "gradient of indices",
                        Tensor.allocate(batch, shapes.get(k), Precision.DOUBLE),
                        dInputs.get(k),
                        0);
            } else if (dInputs.get(k) != null) {
                compare("input " + k, pass, pass.inputs().get(k), dInputs.get(k));
            }
        }
    }

    private static void compare(String what, Pass pass, Tensor value, Tensor gradient) {
        for (int i = 0; i < value.size(); i++) {
            double at = value.get(i);
            value.set(i, at + H);
            double above = pass.value();
            value.set(i, at - H);
            double below = pass.value();
            value.set(i, at);
            double numeric = (above - below) / (2 * H);
            assertEquals(numeric, gradient.get(i), TOLERANCE * (1 + Math.abs(numeric)), what + "[" + i + "]");
        }
    }

    /** Two tensors of the same numbers but for rounding, relative to the largest of them. */
    public static void assertClose(String what, Tensor expected, Tensor actual, double relative) {
        double scale = 0;
        for (int i = 0; i < expected.size(); i++) {
            scale = Math.max(scale, Math.abs(expected.get(i)));
        }
        assertTrue(expected.size() <= actual.size(), what);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), actual.get(i), relative * (scale + 1e-3), what + "[" + i + "]");
        }
    }
}
