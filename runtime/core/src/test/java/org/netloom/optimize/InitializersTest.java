package org.netloom.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.netloom.layer.Gradients;
import org.netloom.layer.GraphNetwork;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.LSTM;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

class InitializersTest {
    private static GraphNetwork network(boolean other) {
        GraphNetwork.Builder g = GraphNetwork.of(Shape.of(6, 6, 8));
        if (other) {
            g.add("before", Conv2d.of(8, 1));
        }
        g.add("conv", Conv2d.of(50, 3));
        g.add("norm", BatchNorm.of());
        g.add("flat", Flatten.of());
        g.add("dense", Dense.of(10));
        GraphNetwork n = g.build();
        n.prepareForTraining(1, Gradients.ORACLE);
        return n;
    }

    private static Tensor weights(InitializerSpec spec, long seed, String name) {
        GraphNetwork n = network(false);
        Gradients.randomParameters(n, 9);
        Initializers.initialize(n, spec, seed);
        assertArrayEquals(new float[50], value(n, "conv.bias").toArray());
        assertEquals(1, value(n, "norm.scale").get(7));
        assertEquals(1, value(n, "norm.running_variance").get(7));
        return value(n, name);
    }

    private static Tensor value(GraphNetwork n, String name) {
        return n.parameter(name).orElseThrow().value();
    }

    private static double deviation(Tensor t) {
        double mean = 0;
        double square = 0;
        for (int i = 0; i < t.size(); i++) {
            mean += t.get(i) / t.size();
            square += t.get(i) * t.get(i) / t.size();
        }
        assertEquals(0, mean, 0.05 * Math.sqrt(square));
        return Math.sqrt(square);
    }

    @Test
    void distributions() {
        assertEquals(0.2, deviation(weights(GaussianInit.of().deviation(0.2), 1, "conv.weight")), 0.01);
        assertEquals(0.3 / Math.sqrt(3), deviation(weights(UniformInit.of().limit(0.3), 1, "conv.weight")), 0.01);
        assertEquals(Math.sqrt(2.0 / 72), deviation(weights(HeInit.of(), 1, "conv.weight")), 0.01);
        assertEquals(Math.sqrt(2.0 / (72 + 450)), deviation(weights(XavierInit.of(), 1, "conv.weight")), 0.005);
        assertEquals(Math.sqrt(2.0 / 800), deviation(weights(HeInit.of(), 1, "dense.weight")), 0.005);
        assertEquals(Math.sqrt(2.0 / 810), deviation(weights(XavierInit.of(), 1, "dense.weight")), 0.005);
        assertEquals(
                0.5, weights(ConstantInit.of().value(0.5), 1, "dense.weight").get(3));
    }

    @Test
    void limitsAreKept() {
        Tensor t = weights(UniformInit.of().limit(0.3), 1, "dense.weight");
        for (int i = 0; i < t.size(); i++) {
            assertTrue(Math.abs(t.get(i)) <= 0.3f);
        }
    }

    @Test
    void valuesFollowFromSeedAndNameAlone() {
        float[] first = weights(HeInit.of(), 1, "conv.weight").toArray();
        assertArrayEquals(first, weights(HeInit.of(), 1, "conv.weight").toArray());
        GraphNetwork other = network(true);
        Initializers.initialize(other, HeInit.of(), 1);
        assertArrayEquals(first, value(other, "conv.weight").toArray());
        assertNotEquals(first[0], weights(HeInit.of(), 2, "conv.weight").get(0));
        assertNotEquals(first[0], value(other, "before.weight").get(0));
    }

    @Test
    void theSameNumbersInBothPrecisions() {
        GraphNetwork wide = network(false);
        wide.prepare(1, Gradients.ORACLE, Precision.DOUBLE, true);
        Initializers.initialize(wide, HeInit.of(), 1);
        Tensor narrow = weights(HeInit.of(), 1, "conv.weight");
        for (int i = 0; i < 100; i++) {
            assertEquals((float) value(wide, "conv.weight").get(i), (float) narrow.get(i));
        }
    }

    /** The gates are i, f, g, o; those that forget begin open. */
    @Test
    void forgetGatesStartWhereTheSpecSays() {
        GraphNetwork.Builder g = GraphNetwork.of(Shape.of(5, 2));
        g.add("memory", LSTM.of(3).forgetBias(2));
        GraphNetwork n = g.build();
        n.prepareForTraining(1, Gradients.ORACLE);
        float[] start = {0, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0};
        assertArrayEquals(start, value(n, "memory.bias").toArray());
        Gradients.randomParameters(n, 9);
        Initializers.initialize(n, XavierInit.of(), 1);
        assertArrayEquals(start, value(n, "memory.bias").toArray());
    }
}
