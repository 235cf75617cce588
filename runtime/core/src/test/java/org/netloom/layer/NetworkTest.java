package org.netloom.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.layer.Gradients.Pass;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Add;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Dropout;
import org.netloom.spec.Flatten;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

class NetworkTest {
    private static final Shape IN = Shape.of(6);

    /** A block as the generator writes it. */
    private static final class Residual extends Block {
        private final DenseLayer a = add(new DenseLayer("a", Dense.of(6), Tanh.of(), IN));
        private final DenseLayer b = add(new DenseLayer("b", Dense.of(6), IN));
        private final AddLayer sum = add(new AddLayer("sum", Add.of(), Tanh.of(), IN, IN));

        Residual(String name) {
            super(name);
        }

        Tensor forward(Tensor x) {
            return sum.forward(b.forward(a.forward(x)), x);
        }

        Tensor backward(Tensor dSum) {
            Tensor dB = sum.backward(dSum);
            Tensor dX = a.backward(b.backward(dB));
            return addInPlace(dX, dB);
        }
    }

    /** Blocks in a loop, and a passage that can be edited. */
    private static class Net extends Network {
        final Residual[] stage = {add(new Residual("stage[0]")), add(new Residual("stage[1]"))};
        final DenseLayer unused = add(new DenseLayer("unused", Dense.of(3), IN));
        final DenseLayer end = add(new DenseLayer("end", Dense.of(2), IN));

        Net() {
            super("net", IN, Shape.of(2));
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x;
            for (Residual r : stage) {
                y = r.forward(y);
            }
            return end.forward(y);
        }

        @Override
        public void backward(Tensor dOutput) {
            Tensor d = end.backward(dOutput);
            for (int i = stage.length - 1; i >= 0; i--) {
                d = stage[i].backward(d);
            }
        }

        @Override
        public String designHash() {
            return "";
        }
    }

    private static double step(Network n, Tensor x) {
        n.beginStep(1, 1);
        Tensor y = n.forward(x);
        double sum = 0;
        for (int i = 0; i < y.size(); i++) {
            sum += (i + 1) * y.get(i);
            n.outputGradient().set(i, i + 1);
        }
        n.backward(n.outputGradient());
        n.endBackward();
        return sum;
    }

    @Test
    void blocksNameTheirParametersAndShareMemoryRightly() {
        Net n = new Net();
        n.prepare(2, Gradients.ORACLE, Precision.DOUBLE, true);
        assertEquals("stage[0].a.weight", n.parameters().getFirst().name());
        assertEquals("stage[1].sum", n.stage[1].sum.name());
        Gradients.randomParameters(n, 3);
        Tensor x = Gradients.random(2, IN, Precision.DOUBLE, 4);
        for (Parameter p : n.parameters()) {
            step(n, x);
            double gradient = p.gradient().get(1);
            double at = p.value().get(1);
            p.value().set(1, at + 1e-5);
            double above = step(n, x);
            p.value().set(1, at - 1e-5);
            double below = step(n, x);
            p.value().set(1, at);
            assertEquals((above - below) / 2e-5, gradient, 1e-6 * (1 + Math.abs(gradient)), p.name());
        }
    }

    @Test
    void parametersThatAreNotReachedHaveGradientZero() {
        Net n = new Net();
        n.prepareForTraining(2, Gradients.ORACLE);
        Tensor all = n.allGradients();
        for (int i = 0; i < all.size(); i++) {
            all.set(i, 9);
        }
        step(n, Gradients.random(2, IN, Precision.FLOAT, 4));
        assertArrayEquals(
                new float[18],
                n.parameter("unused.weight").orElseThrow().gradient().toArray());
    }

    @Test
    void preparingAgainKeepsParametersAndNames() {
        Net n = new Net();
        n.prepareForTraining(2, Gradients.ORACLE);
        Gradients.randomParameters(n, 3);
        float[] before = n.allValues().toArray();
        List<String> names = n.parameters().stream().map(Parameter::name).toList();
        n.prepareForInference(5, Gradients.ORACLE);
        assertArrayEquals(before, n.allValues().toArray());
        n.prepare(3, Gradients.ORACLE, Precision.DOUBLE, true);
        assertArrayEquals(before, n.allValues().toArray());
        n.prepareForInference(5, Gradients.ORACLE);
        assertArrayEquals(before, n.allValues().toArray());
        assertEquals(names, n.parameters().stream().map(Parameter::name).toList());
        assertEquals(5, n.forward(Gradients.random(5, IN, Precision.FLOAT, 4)).batch());
    }

    @Test
    void inferenceTakesLessMemoryThanTraining() {
        Net n = new Net();
        long training = n.prepareForTraining(64, Gradients.ORACLE).activationBytes();
        long inference = n.prepareForInference(64, Gradients.ORACLE).activationBytes();
        assertTrue(inference < training, inference + " bytes for inference, " + training + " for training");
        assertEquals(3 * 64 * 6 * 4, inference);
    }

    @Test
    void theBytesNeededAreKnownWithoutAllocating() {
        Net n = new Net();
        long activations = n.prepareForTraining(8, Gradients.ORACLE).activationBytes();
        assertEquals(activations + 2 * 4 * n.parameterCount(), n.bytesNeeded(8, Precision.FLOAT, true));
        assertTrue(n.bytesNeeded(1 << 20, Precision.FLOAT, true) > 1L << 27);
    }

    @Test
    void aBatchOverThePlanIsRefused() {
        Net n = new Net();
        n.prepareForInference(2, Gradients.ORACLE);
        Tensor three = Gradients.random(3, IN, Precision.FLOAT, 1);
        assertMessage("memory is planned for 1 to 2", () -> n.forward(three));
    }

    @Test
    void aLayerCalledTwiceIsRefused() {
        Net n = new Net() {
            @Override
            public Tensor forward(Tensor x) {
                return end.forward(stage[0].forward(stage[0].forward(x)));
            }
        };
        assertMessage("forward of stage[0].a is called a second time", () -> n.prepareForTraining(2, null));
    }

    @Test
    void aBackwardPassCalledTwiceIsRefused() {
        Net n = new Net() {
            @Override
            public void backward(Tensor d) {
                end.backward(d);
                end.backward(d);
            }
        };
        assertMessage("backward of end is called a second time", () -> n.prepareForTraining(2, null));
    }

    @Test
    void wrongShapesInEditedCodeAreNamed() {
        Net input = new Net() {
            @Override
            public Tensor forward(Tensor x) {
                return end.forward(unused.forward(x));
            }
        };
        assertMessage("end was made for an input of 6, but gets 3", () -> input.prepareForTraining(2, null));
        Net output = new Net() {
            @Override
            public Tensor forward(Tensor x) {
                return unused.forward(x);
            }
        };
        assertMessage("declares an output of 2, but forward returns 3", () -> output.prepareForTraining(2, null));
        Net gradient = new Net() {
            @Override
            public void backward(Tensor d) {
                stage[1].backward(d);
            }
        };
        assertMessage("but gets a gradient of 2", () -> gradient.prepareForTraining(2, null));
    }

    @Test
    void layersThatWereNotAddedAreNamed() {
        DenseLayer loose = new DenseLayer("loose", Dense.of(2), IN);
        Net n = new Net() {
            @Override
            public Tensor forward(Tensor x) {
                return loose.forward(x);
            }
        };
        assertMessage("loose is called, but belongs to no prepared network", () -> n.prepareForTraining(2, null));
        Tensor x = Gradients.random(1, IN, Precision.FLOAT, 1);
        assertMessage("belongs to no prepared network", () -> new Net().forward(x));
    }

    @Test
    void namesTakenAreRefused() {
        GraphNetwork.Builder g = GraphNetwork.of(IN);
        g.add("a", Tanh.of());
        g.add("a", Tanh.of());
        assertMessage("two members named 'a'", g::build);
    }

    @Test
    void aNetworkForInferenceDoesNotTrain() {
        Net n = new Net();
        n.prepareForInference(2, Gradients.ORACLE);
        assertMessage("call prepareForTraining first", () -> n.training(true));
        assertMessage("call prepareForTraining first", n::outputGradient);
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable action) {
        String message = assertThrows(NetloomException.class, action).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void theFirstNodeWithANaNIsNamed() {
        GraphNetwork.Builder g = GraphNetwork.of(IN);
        g.add("first", Dense.of(6));
        g.add(s -> new DenseBatchNormLayer("second", Dense.of(3), "norm", BatchNorm.of(), ReLU.of(), s.getFirst()));
        GraphNetwork n = g.build();
        Pass pass = Gradients.run(n, List.of(IN), 3, Gradients.ORACLE, Precision.FLOAT, true);
        n.execution().checking(true);
        n.forward(pass.inputs().getFirst());
        n.outputGradient().set(0, Double.NaN);
        assertEquals("norm", finding(() -> n.backward(n.outputGradient())).node());
        n.parameter("second.weight").orElseThrow().value().set(0, Double.NaN);
        NotFiniteException e = finding(() -> n.forward(pass.inputs().getFirst()));
        assertEquals("second", e.node());
        assertEquals("output", e.what());
    }

    private static NotFiniteException finding(org.junit.jupiter.api.function.Executable action) {
        return assertThrows(NotFiniteException.class, action);
    }

    @Test
    void dropoutCopiesNothingInInferenceAndFlattenNever() {
        GraphNetwork.Builder g = GraphNetwork.of(Shape.of(2, 3, 1));
        g.add("flat", Flatten.of());
        g.add("drop", Dropout.of(0.5));
        GraphNetwork n = g.build();
        n.prepareForInference(2, Gradients.ORACLE);
        assertEquals(0, n.activationBytes());
        Tensor x = Gradients.random(2, Shape.of(2, 3, 1), Precision.FLOAT, 1);
        assertSame(x.data(), n.forward(x).data());
        Tensor other = Gradients.random(2, Shape.of(2, 3, 1), Precision.FLOAT, 2);
        assertArrayEquals(other.toArray(), n.forward(other).toArray());
    }

    @Test
    void dropoutDependsOnSeedStepAndPlaceOnly() {
        GraphNetwork.Builder g = GraphNetwork.of(Shape.of(1000));
        g.add("drop", Dropout.of(0.25));
        GraphNetwork n = g.build();
        n.prepareForTraining(1, Gradients.ORACLE);
        Tensor ones = Tensor.allocate(1, Shape.of(1000), Precision.FLOAT);
        Gradients.ORACLE.fill(ones, 1);
        float[] first = dropped(n, ones, 1, 1);
        assertArrayEquals(first, dropped(n, ones, 1, 1));
        assertNotEquals(
                List.of(first[0], first[1], first[2], first[3], first[4], first[5], first[6], first[7]), List.of(0f));
        assertTrue(differ(first, dropped(n, ones, 1, 2)));
        assertTrue(differ(first, dropped(n, ones, 2, 1)));
        int kept = 0;
        for (float v : first) {
            assertTrue(v == 0 || v == (float) (1 / 0.75), "kept values are scaled: " + v);
            kept += v == 0 ? 0 : 1;
        }
        assertEquals(750, kept, 60);
    }

    private static float[] dropped(Network n, Tensor x, long seed, long step) {
        n.beginStep(seed, step);
        return n.forward(x).toArray();
    }

    private static boolean differ(float[] a, float[] b) {
        return !java.util.Arrays.equals(a, b);
    }

    /** A first layer's gradient of its input is nobody's: it is neither computed nor planned. */
    @Test
    void theFirstLayerMayLeaveOutTheGradientOfItsInput() {
        Shape image = Shape.of(8, 8, 3);
        class First extends Network {
            final Conv2dLayer conv = add(new Conv2dLayer("conv", Conv2d.of(2, 3), ReLU.of(), image));
            final boolean whole;

            First(boolean whole) {
                super("first", image, Shape.of(6, 6, 2));
                this.whole = whole;
            }

            @Override
            public Tensor forward(Tensor x) {
                return conv.forward(x);
            }

            @Override
            public void backward(Tensor d) {
                if (whole) {
                    conv.backward(d);
                } else {
                    conv.backwardToParameters(d);
                }
            }

            @Override
            public String designHash() {
                return "";
            }
        }
        First some = new First(false);
        First all = new First(true);
        some.prepareForTraining(4, Gradients.ORACLE);
        all.prepareForTraining(4, Gradients.ORACLE);
        assertTrue(some.activationBytes() < all.activationBytes());
        Tensor x = Gradients.random(4, image, Precision.FLOAT, 1);
        for (First n : List.of(some, all)) {
            Gradients.randomParameters(n, 3);
            step(n, x);
        }
        assertArrayEquals(all.allGradients().toArray(), some.allGradients().toArray());
    }
}
