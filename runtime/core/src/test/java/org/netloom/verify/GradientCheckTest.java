package org.netloom.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.layer.AddLayer;
import org.netloom.layer.DenseLayer;
import org.netloom.layer.Network;
import org.netloom.loss.MeanSquared;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.spec.Add;
import org.netloom.spec.Dense;
import org.netloom.spec.Shape;
import org.netloom.spec.Step;
import org.netloom.spec.Tanh;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

class GradientCheckTest {
    /** One layer with a shortcut around the next; the backward pass forgets the shortcut if told. */
    private static final class Shortcut extends Network {
        private final boolean forgets;
        private final DenseLayer first = add(new DenseLayer("first", Dense.of(4), Tanh.of(), Shape.of(3)));
        private final DenseLayer second = add(new DenseLayer("second", Dense.of(4), Shape.of(4)));
        private final AddLayer sum = add(new AddLayer("sum", Add.of(), Shape.of(4), Shape.of(4)));

        Shortcut(boolean forgets) {
            super("shortcut", Shape.of(3), Shape.of(4));
            this.forgets = forgets;
        }

        @Override
        public Tensor forward(Tensor input) {
            Tensor firstOut = first.forward(input);
            return sum.forward(second.forward(firstOut), firstOut);
        }

        @Override
        public void backward(Tensor dSum) {
            Tensor dSecond = sum.backward(dSum);
            Tensor dFirst = second.backward(dSecond);
            first.backwardToParameters(forgets ? dFirst : addInPlace(dFirst, dSecond));
        }

        @Override
        public String designHash() {
            return "";
        }
    }

    @Test
    void aRightNetworkHasNoDifferences() {
        assertEquals(List.of(), GradientCheck.differences(new Shortcut(false), 3, 1));
        assertEquals(List.of(), GradientCheck.differences(new Shortcut(false), 3, 1, 1));
    }

    @Test
    void aForgottenBranchIsFoundAndNamed() {
        List<String> wrong = GradientCheck.differences(new Shortcut(true), 3, 1);
        assertEquals(2, wrong.size());
        assertTrue(wrong.getFirst().startsWith("first.weight: "), wrong.getFirst());
        assertTrue(wrong.getLast().startsWith("first.bias: "), wrong.getLast());
        assertEquals(1, GradientCheck.differences(new Shortcut(true), 3, 1, 1).size());
    }

    @Test
    void aNetworkLearnsAFewSamples() {
        double[] classes = LearningCheck.losses(new Shortcut(false), SoftmaxCrossEntropy.of(), 8, 20, 1);
        assertTrue(classes[19] < classes[0]);
        double[] values = LearningCheck.losses(new Shortcut(false), MeanSquared.of(), 8, 20, 1);
        assertTrue(values[19] < values[0]);
    }

    /** A dense layer with a threshold fused behind it. */
    private static final class Thresholds extends Network {
        private final DenseLayer first = add(new DenseLayer("first", Dense.of(4), Tanh.of(), Shape.of(3)));
        private final DenseLayer last = add(new DenseLayer("last", Dense.of(2), Step.of(), Shape.of(4)));

        Thresholds() {
            super("thresholds", Shape.of(3), Shape.of(2));
        }

        @Override
        public Tensor forward(Tensor input) {
            return last.forward(first.forward(input));
        }

        @Override
        public void backward(Tensor dLast) {
            first.backwardToParameters(last.backward(dLast));
        }

        @Override
        public String designHash() {
            return "";
        }
    }

    /** The gradient of a threshold is that of a line; what stands around it is checked all the same. */
    @Test
    void aThresholdIsALineMeanwhile() {
        Thresholds network = new Thresholds();
        assertEquals(List.of(), GradientCheck.differences(network, 3, 1));
    }

    /** With half the squared error the gradient of a weight is {@code (y - t)*x}: the delta rule (Widrow and Hoff 1960). */
    @Test
    void aThresholdLearnsByTheDeltaRule() {
        Thresholds network = new Thresholds();
        try (Workers workers = new Workers(1)) {
            network.prepare(1, new ScalarOps(workers), Precision.DOUBLE, true);
            network.parameters().getFirst().value().setAll(new float[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0});
            network.parameter("last.weight").orElseThrow().value().setAll(new float[] {1, -1, 2, -2, 1, -1, 0, 0});
            network.execution().parametersChanged();
            network.beginStep(1, 1);
            Tensor x = Tensor.allocate(1, Shape.of(3), Precision.DOUBLE);
            x.set(0, 0.5);
            Tensor y = network.forward(x);
            assertEquals(1, y.get(0));
            assertEquals(0, y.get(1));
            network.outputGradient().set(0, y.get(0) - 0);
            network.outputGradient().set(1, y.get(1) - 1);
            network.backward(network.outputGradient());
            network.endBackward();
            Tensor gradient = network.parameter("last.weight").orElseThrow().gradient();
            assertEquals(Math.tanh(0.5), gradient.get(0), 1e-12);
            assertEquals(-Math.tanh(0.5), gradient.get(1), 1e-12);
            assertEquals(0, gradient.get(2), 1e-12);
        }
    }
}
