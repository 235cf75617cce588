package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.loss.Loss;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.opencl.NeedsOpenCl;
import org.netloom.ops.Backend;
import org.netloom.ops.Devices;
import org.netloom.ops.Ops;
import org.netloom.ops.Randoms;
import org.netloom.optimize.HeInit;
import org.netloom.optimize.Initializers;
import org.netloom.optimize.Momentum;
import org.netloom.optimize.Optimizer;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.tensor.Whereabouts;

/** Training steps of a whole network on the first OpenCL device: those of the processor up to rounding, and twice the same. */
@NeedsOpenCl
class OpenClStepsTest {
    private static final int BATCH = 12;
    private static final int STEPS = 15;

    /** What a training leaves behind. */
    private record Trained(double[] losses, float[] parameters, float[] statistics) {}

    private static Trained train(Ops ops) {
        return train(new TinyConvNet(), ops);
    }

    private static Trained train(TinyConvNet network, Ops ops) {
        network.prepareForTraining(BATCH, ops);
        Initializers.initialize(network, HeInit.of(), 3);
        network.execution().parametersChanged();
        Loss loss = Loss.of(SoftmaxCrossEntropy.of(), network);
        Optimizer optimizer = Optimizer.of(Momentum.of(0.05), network);
        Tensor input = Tensor.allocate(BATCH, Shape.of(28, 28, 1), Precision.FLOAT);
        Tensor labels = Tensor.allocate(BATCH, loss.targetShape(network.outputShape()), Precision.FLOAT);
        double[] losses = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            // The last batch of an epoch is smaller.
            int samples = step % 5 == 4 ? BATCH - 5 : BATCH;
            input.setBatch(samples);
            labels.setBatch(samples);
            for (int s = 0; s < samples; s++) {
                labels.set(s, s % 10);
                for (int i = 0; i < 784; i++) {
                    input.set(s * 784 + i, Randoms.uniform(step, s * 784 + i) + (i % 10 == s % 10 ? 1 : 0));
                }
            }
            network.beginStep(5, step);
            List<Tensor> outputs = network.forward(List.of(input));
            losses[step] = loss.evaluate(outputs, labels, network.outputGradients());
            assertTrue(Double.isFinite(outputs.getFirst().get(3)), "a metric looks at the output");
            network.backward(network.outputGradients());
            network.endBackward();
            optimizer.step(1);
        }
        return new Trained(
                losses,
                network.allValues().toArray(),
                network.parameter("bn2.running_mean").orElseThrow().value().toArray());
    }

    @Test
    void stepsAreThoseOfTheProcessor() {
        Trained expected = train(Backend.ops(2));
        Trained actual = train(Devices.open("opencl", 2));
        for (int step = 0; step < STEPS; step++) {
            assertEquals(expected.losses()[step], actual.losses()[step], 1e-3, "loss of step " + step);
        }
        assertTrue(actual.losses()[STEPS - 2] < 0.8 * actual.losses()[0], "it learns");
        assertArrayEquals(expected.parameters(), actual.parameters(), 0.01f);
        assertArrayEquals(expected.statistics(), actual.statistics(), 0.01f);
    }

    @Test
    void twoRunsGiveTheSameBits() {
        Trained first = train(Devices.open("opencl", 2));
        Trained second = train(Devices.open("opencl", 2));
        assertArrayEquals(first.losses(), second.losses());
        assertArrayEquals(first.parameters(), second.parameters());
    }

    /** Activations and gradients never come here, though metrics have looked at outputs. */
    @Test
    void activationsStayOnTheDevice() {
        TinyConvNet network = new TinyConvNet();
        train(network, Devices.open("opencl", 2));
        assertTrue(Whereabouts.onlyOnDevice(network.outputGradient()), "activations and their gradients");
        assertTrue(Whereabouts.onlyOnDevice(network.allGradients()), "gradients of parameters");
    }
}
