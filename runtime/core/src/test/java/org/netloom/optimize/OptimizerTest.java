package org.netloom.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.netloom.layer.Gradients;
import org.netloom.layer.GraphNetwork;
import org.netloom.layer.Parameter;
import org.netloom.ops.Backend;
import org.netloom.ops.Ops;
import org.netloom.problem.NetloomException;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Dense;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecFamily;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** The formulas themselves are held against reference values elsewhere; here: order, scope, state, agreement. */
class OptimizerTest {
    private static final List<OptimizerSpec> ALL = List.of(
            Sgd.of(0.1),
            Momentum.of(0.1),
            Momentum.of(0.1).nesterov(true),
            AdaGrad.of(0.1),
            RmsProp.of(0.01),
            Adam.of(0.01),
            AdamW.of(0.01).weightDecay(0.1));

    private static GraphNetwork network(Ops ops, Precision precision) {
        GraphNetwork.Builder g = GraphNetwork.of(Shape.of(5));
        g.add("a", Dense.of(7));
        g.add("n", BatchNorm.of());
        g.add("b", Dense.of(3));
        GraphNetwork n = g.build();
        n.prepare(2, ops, precision, true);
        Gradients.randomParameters(n, 1);
        return n;
    }

    private static void randomGradients(GraphNetwork n, long seed) {
        Random random = new Random(seed);
        for (Parameter p : n.parameters()) {
            for (int i = 0; p.trained() && i < p.value().size(); i++) {
                p.gradient().set(i, (float) random.nextGaussian());
            }
        }
    }

    @Test
    void everyOptimizerIsTested() {
        for (var type : SpecFamily.of(OptimizerSpec.class).types()) {
            assertTrue(ALL.stream().anyMatch(type.type()::isInstance), type.name());
        }
    }

    @TestFactory
    Stream<DynamicTest> float32AgainstTheOracle() {
        return ALL.stream()
                .map(spec -> dynamicTest(spec.toString(), () -> {
                    GraphNetwork wide = network(Gradients.ORACLE, Precision.DOUBLE);
                    GraphNetwork narrow = network(Backend.ops(2), Precision.FLOAT);
                    Optimizer exact = of(spec, wide);
                    Optimizer fast = of(spec, narrow);
                    for (int step = 0; step < 5; step++) {
                        randomGradients(wide, step);
                        randomGradients(narrow, step);
                        exact.step(0.5);
                        fast.step(0.5);
                    }
                    Gradients.assertClose("values", wide.allValues(), narrow.allValues(), 1e-5);
                }));
    }

    private static Optimizer of(OptimizerSpec spec, GraphNetwork n) {
        return Optimizer.of(
                spec,
                Regularization.of().l1(0.01).l2(0.1),
                Clipping.of().norm(2).value(1),
                n);
    }

    /** What a checkpoint saves is all there is. */
    @TestFactory
    Stream<DynamicTest> goesOnFromItsState() {
        return ALL.stream()
                .map(spec -> dynamicTest(spec.toString(), () -> {
                    GraphNetwork n = network(Backend.ops(1), Precision.FLOAT);
                    GraphNetwork resumed = network(Backend.ops(1), Precision.FLOAT);
                    Optimizer optimizer = of(spec, n);
                    run(optimizer, n, 0, 4);
                    Optimizer second = of(spec, resumed);
                    second.steps(optimizer.steps());
                    for (Map.Entry<String, Tensor> e : optimizer.state().entrySet()) {
                        second.state().get(e.getKey()).setAll(e.getValue().toArray());
                    }
                    resumed.allValues().setAll(n.allValues().toArray());
                    run(optimizer, n, 4, 8);
                    run(second, resumed, 4, 8);
                    assertArrayEquals(
                            n.allValues().toArray(), resumed.allValues().toArray());
                }));
    }

    private static void run(Optimizer optimizer, GraphNetwork n, int from, int to) {
        for (int step = from; step < to; step++) {
            randomGradients(n, step);
            optimizer.step(1);
        }
    }

    @Test
    void regularisationLeavesBiasesAloneUnlessTold() {
        GraphNetwork n = network(Gradients.ORACLE, Precision.DOUBLE);
        Optimizer.of(Sgd.of(1), Regularization.of().l2(0.5), Clipping.of(), n).step(1);
        GraphNetwork all = network(Gradients.ORACLE, Precision.DOUBLE);
        Optimizer.of(Sgd.of(1), Regularization.of().l2(0.5).biases(true), Clipping.of(), all)
                .step(1);
        GraphNetwork before = network(Gradients.ORACLE, Precision.DOUBLE);
        for (String name : List.of("a.weight", "a.bias", "n.scale", "n.shift", "b.weight")) {
            double start = value(before, name);
            assertEquals(name.endsWith("weight") ? start / 2 : start, value(n, name), 1e-12, name);
            assertEquals(start / 2, value(all, name), 1e-12, name);
        }
    }

    private static double value(GraphNetwork n, String name) {
        return n.parameter(name).orElseThrow().value().get(1);
    }

    @Test
    void l1PullsByItsSign() {
        GraphNetwork n = network(Gradients.ORACLE, Precision.DOUBLE);
        double start = value(n, "a.weight");
        Optimizer.of(Sgd.of(1), Regularization.of().l1(0.001), Clipping.of(), n).step(1);
        assertEquals(start - 0.001 * Math.signum(start), value(n, "a.weight"), 1e-12);
    }

    @Test
    void clippingLimitsElementsThenTheNormOfAll() {
        GraphNetwork n = network(Gradients.ORACLE, Precision.DOUBLE);
        randomGradients(n, 1);
        Optimizer.of(Sgd.of(1), Regularization.of(), Clipping.of().value(0.25), n)
                .step(0);
        double largest = 0;
        for (int i = 0; i < n.allGradients().size(); i++) {
            largest = Math.max(largest, Math.abs(n.allGradients().get(i)));
        }
        assertEquals(0.25, largest);
        Optimizer clipped =
                Optimizer.of(Sgd.of(1), Regularization.of(), Clipping.of().norm(0.5), n);
        clipped.step(0);
        assertEquals(0.5, Math.sqrt(Gradients.ORACLE.sumOfSquares(n.allGradients())), 1e-5);
        clipped.step(0);
        assertEquals(0.5, Math.sqrt(Gradients.ORACLE.sumOfSquares(n.allGradients())), 1e-5);
    }

    @Test
    void needsANetworkForTraining() {
        GraphNetwork n = network(Gradients.ORACLE, Precision.FLOAT);
        n.prepareForInference(1, Gradients.ORACLE);
        NetloomException e = assertThrows(NetloomException.class, () -> Optimizer.of(Sgd.of(1), n));
        assertTrue(e.getMessage().contains("prepareForTraining"), e.getMessage());
    }
}
