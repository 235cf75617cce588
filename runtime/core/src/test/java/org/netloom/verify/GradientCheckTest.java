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
import org.netloom.spec.Add;
import org.netloom.spec.Dense;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
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
}
