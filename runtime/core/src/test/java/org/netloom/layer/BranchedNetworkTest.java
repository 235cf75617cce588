package org.netloom.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.problem.NetloomException;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Concat;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.verify.GradientCheck;

/** Networks with several inputs and outputs, with shared parameters, auxiliary outputs and gradients of their inputs. */
class BranchedNetworkTest {
    private static final Shape IMAGE = Shape.of(5, 5, 2);

    /** Two towers with one set of parameters, joined; one of them has an auxiliary output. */
    private static final class Siamese extends BranchedNetwork {
        private final Tower left = add(new Tower("left"));
        private final Tower right = add(new Tower("right"), left);
        private final ConcatLayer both = add(new ConcatLayer("both", Concat.of(), Shape.of(27), Shape.of(27)));
        private final DenseLayer same = add(new DenseLayer("same", Dense.of(2), Shape.of(54)));
        private final DenseLayer kind = add(new DenseLayer("kind", Dense.of(3), Shape.of(27)));

        Siamese() {
            super("siamese", List.of(IMAGE, IMAGE), List.of(Shape.of(2), Shape.of(3)), List.of("same", "kind"));
        }

        @Override
        public List<Tensor> forward(List<Tensor> inputs) {
            Tensor l = left.forward(inputs.get(0));
            Tensor out = same.forward(both.forward(l, right.forward(inputs.get(1))));
            if (!preparedForTraining()) {
                return List.of(out);
            }
            return List.of(out, kind.forward(l));
        }

        @Override
        public void backward(List<Tensor> dOutputs) {
            Tensor dKind = kind.backward(dOutputs.get(1));
            both.backward(same.backward(dOutputs.get(0)));
            inputGradient(1, right.backward(both.gradient(1)));
            inputGradient(0, left.backward(sum(both.gradient(0), dKind)));
        }

        @Override
        public String designHash() {
            return "siamese";
        }
    }

    /** Convolution with batch norm, and a dense layer's activation. */
    private static final class Tower extends Block {
        private final ConvBatchNormLayer conv =
                add(new ConvBatchNormLayer("conv", Conv2d.of(3, 3), "bn", BatchNorm.of(), (ReLU) ReLU.of(), IMAGE));
        private final FlattenLayer flat = add(new FlattenLayer("flat", Flatten.of(), Shape.of(3, 3, 3)));
        private final ActivationLayer tanh = add(new ActivationLayer("tanh", Tanh.of(), Shape.of(27)));

        Tower(String name) {
            super(name);
        }

        Tensor forward(Tensor x) {
            return tanh.forward(flat.forward(conv.forward(x)));
        }

        Tensor backward(Tensor d) {
            return conv.backward(flat.backward(tanh.backward(d)));
        }
    }

    @Test
    void sharedParametersAreOneSet() {
        Siamese n = new Siamese();
        n.prepareForTraining(2, org.netloom.ops.Backend.ops(1));
        long tower = 3 * 3 * 2 * 3 + 3 + 2 * 3;
        assertEquals(tower + 54 * 2 + 2 + 27 * 3 + 3, n.parameterCount());
        assertTrue(n.parameter("left.conv.weight").isPresent());
        assertTrue(n.parameter("right.conv.weight").isEmpty());
        assertEquals(n.parameters().size(), n.parameters().stream().distinct().count());
    }

    @Test
    void gradientsOfSharedParametersAdd() {
        assertEquals(List.of(), GradientCheck.differences(new Siamese(), 3, 1));
    }

    @Test
    void gradientsOfTheInputs() {
        Siamese n = new Siamese();
        List<Tensor> x = inputs(n, Precision.DOUBLE);
        n.prepare(2, Gradients.ORACLE, Precision.DOUBLE, true);
        fillParameters(n);
        for (int input = 0; input < 2; input++) {
            n.beginStep(1, 1);
            n.forward(x);
            n.outputGradients().forEach(BranchedNetworkTest::ones);
            n.backward(n.outputGradients());
            double byBackward = n.inputGradient(input).get(7);
            Tensor t = x.get(input);
            double before = t.get(7);
            t.set(7, before + 1e-5);
            double above = sum(n.forward(x));
            t.set(7, before - 1e-5);
            double below = sum(n.forward(x));
            t.set(7, before);
            assertEquals((above - below) / 2e-5, byBackward, 1e-6, "input " + input);
        }
    }

    @Test
    void auxiliaryOutputsAreLeftAwayInInference() {
        Siamese n = new Siamese();
        n.prepareForInference(2, org.netloom.ops.Backend.ops(1));
        assertEquals(1, n.forward(inputs(n, Precision.FLOAT)).size());
    }

    @Test
    void oneTensorForSeveralInputsIsRefused() {
        Siamese n = new Siamese();
        n.prepareForInference(2, org.netloom.ops.Backend.ops(1));
        Tensor x = Tensor.allocate(1, IMAGE, Precision.FLOAT);
        NetloomException e = assertThrows(NetloomException.class, () -> n.forward(x));
        assertTrue(e.getMessage().contains("2 inputs"), e.getMessage());
    }

    @Test
    void layersOfOtherSizesCannotShare() {
        DenseLayer a = new DenseLayer("a", Dense.of(2), Shape.of(3));
        DenseLayer b = new DenseLayer("b", Dense.of(2), Shape.of(4));
        NetloomException e = assertThrows(NetloomException.class, () -> b.shareParameters(a));
        assertTrue(e.getMessage().startsWith("NL-128: b cannot share the parameters of a"), e.getMessage());
    }

    private static List<Tensor> inputs(Network n, Precision precision) {
        return n.inputShapes().stream()
                .map(s -> Gradients.random(2, s, precision, 5))
                .toList();
    }

    private static void fillParameters(Network n) {
        for (Parameter p : n.parameters()) {
            if (p.trained()) {
                for (int i = 0; i < p.value().size(); i++) {
                    p.value().set(i, Math.sin(i + 1.0) / 2 + 0.1);
                }
            }
        }
        n.execution().parametersChanged();
        assertSame(n.parameters().getFirst(), n.layers().getFirst().parameters().getFirst());
    }

    private static void ones(Tensor t) {
        for (int i = 0; i < t.size(); i++) {
            t.set(i, 1);
        }
    }

    private static double sum(List<Tensor> outputs) {
        double sum = 0;
        for (Tensor t : outputs) {
            for (int i = 0; i < t.size(); i++) {
                sum += t.get(i);
            }
        }
        return sum;
    }
}
