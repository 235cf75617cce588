package org.netloom.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.netloom.layer.Gradients.Pass;
import org.netloom.ops.Backend;
import org.netloom.spec.Activation;
import org.netloom.spec.Add;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ConvTranspose2d;
import org.netloom.spec.Dense;
import org.netloom.spec.ELU;
import org.netloom.spec.GELU;
import org.netloom.spec.GroupNorm;
import org.netloom.spec.HardSigmoid;
import org.netloom.spec.HardSwish;
import org.netloom.spec.InstanceNorm;
import org.netloom.spec.LayerNorm;
import org.netloom.spec.LeakyReLU;
import org.netloom.spec.Mish;
import org.netloom.spec.ReLU;
import org.netloom.spec.ReLU6;
import org.netloom.spec.SELU;
import org.netloom.spec.Shape;
import org.netloom.spec.SiLU;
import org.netloom.spec.Sigmoid;
import org.netloom.spec.Softplus;
import org.netloom.spec.Tanh;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Layers with what is computed in the same pass: the same numbers as one after the other, and right gradients. */
class FusedLayersTest {
    private static final Shape IMAGE = Shape.of(4, 3, 2);
    private static final Shape VECTOR = Shape.of(5);
    private static final List<Activation> FUSIBLE = List.of(
            Sigmoid.of(),
            Tanh.of(),
            ReLU.of(),
            LeakyReLU.of().alpha(0.1),
            ELU.of().alpha(0.7),
            Softplus.of(),
            ReLU6.of(),
            SELU.of(),
            HardSigmoid.of());

    private static final Conv2d CONV = Conv2d.of(3, 2).padding(1);
    private static final Dense DENSE = Dense.of(4).bias(false);

    /** A layer with an activation (null for none) for an input. */
    private interface Maker extends BiFunction<Activation, Shape, Layer> {}

    private static Map<String, Maker> makers() {
        Map<String, Maker> all = new LinkedHashMap<>();
        all.put("conv", (f, s) -> new Conv2dLayer("a", CONV, f, s));
        all.put("transposed", (f, s) -> new ConvTranspose2dLayer("a", ConvTranspose2d.of(3, 2), f, s));
        all.put("dense", (f, s) -> new DenseLayer("a", DENSE, f, s));
        all.put("norm", (f, s) -> new BatchNormLayer("a", BatchNorm.of(), f, s));
        all.put("layer norm", (f, s) -> new LayerNormLayer("a", LayerNorm.of().axes(0), f, s));
        all.put("group norm", (f, s) -> new GroupNormLayer("a", GroupNorm.of(2), f, s));
        all.put("instance norm", (f, s) -> new InstanceNormLayer("a", InstanceNorm.of(), f, s));
        all.put("conv+norm", (f, s) -> new ConvBatchNormLayer("a", CONV, "n", BatchNorm.of(), f, s));
        all.put("dense+norm", (f, s) -> new DenseBatchNormLayer("a", DENSE, "n", BatchNorm.of(), f, s));
        return all;
    }

    private static Shape input(String maker) {
        return maker.startsWith("dense") ? VECTOR : IMAGE;
    }

    @TestFactory
    Stream<DynamicTest> gradients() {
        List<DynamicTest> tests = new ArrayList<>();
        makers().forEach((name, maker) -> {
            for (Activation f : FUSIBLE) {
                tests.add(dynamicTest(name + " + " + f, () -> checkOne(maker, f, input(name))));
            }
        });
        for (Activation f : FUSIBLE) {
            tests.add(dynamicTest("add + " + f, () -> {
                GraphNetwork.Builder g = GraphNetwork.of(IMAGE, IMAGE, IMAGE);
                g.add(s -> new AddLayer("a", Add.of(), f, s.toArray(Shape[]::new)), -1, -2, -3);
                Gradients.check(g.build(), List.of(IMAGE, IMAGE, IMAGE), 3, true);
            }));
        }
        return tests.stream();
    }

    private static void checkOne(Maker maker, Activation f, Shape in) {
        GraphNetwork fused = one(maker, f, in);
        Gradients.check(fused, List.of(in), 3, true);
        Gradients.check(fused, List.of(in), 3, false);
    }

    private static GraphNetwork one(Maker maker, Activation f, Shape in) {
        GraphNetwork.Builder g = GraphNetwork.of(in);
        g.add(s -> maker.apply(f, s.getFirst()));
        return g.build();
    }

    @TestFactory
    Stream<DynamicTest> sameAsOneAfterTheOther() {
        return makers().entrySet().stream()
                .map(e -> dynamicTest(e.getKey(), () -> {
                    Shape in = input(e.getKey());
                    for (Activation f : FUSIBLE) {
                        GraphNetwork.Builder g = GraphNetwork.of(in);
                        g.add(s -> e.getValue().apply(null, s.getFirst()));
                        g.add("f", f);
                        sameNumbers(g.build(), one(e.getValue(), f, in), in);
                    }
                }));
    }

    private static void sameNumbers(GraphNetwork apart, GraphNetwork fused, Shape in) {
        Pass a = Gradients.run(apart, List.of(in), 3, Gradients.ORACLE, Precision.DOUBLE, true);
        Pass b = Gradients.run(fused, List.of(in), 3, Gradients.ORACLE, Precision.DOUBLE, true);
        Gradients.assertClose("output", a.output(), b.output(), 1e-12);
        Gradients.assertClose("input", apart.inputGradient(0), fused.inputGradient(0), 1e-12);
        Gradients.assertClose("parameters", apart.allGradients(), fused.allGradients(), 1e-12);
    }

    /** In a network for inference the normalisation is folded into the weights; in one for training it is not. */
    @TestFactory
    Stream<DynamicTest> folding() {
        return Stream.of("conv+norm", "dense+norm")
                .map(name -> dynamicTest(name, () -> {
                    Shape in = input(name);
                    for (BatchNorm norm :
                            List.of(BatchNorm.of(), BatchNorm.of().affine(false).epsilon(0.1))) {
                        Maker maker = name.startsWith("conv")
                                ? (f, s) -> new ConvBatchNormLayer("a", CONV, "n", norm, f, s)
                                : (f, s) -> new DenseBatchNormLayer("a", Dense.of(4), "n", norm, f, s);
                        folds(one(maker, ReLU.of(), in), in);
                    }
                }));
    }

    private static void folds(GraphNetwork n, Shape in) {
        Pass pass = Gradients.run(n, List.of(in), 3, Gradients.ORACLE, Precision.DOUBLE, false);
        Tensor expected = Gradients.copy(pass.output());
        Tensor x = pass.inputs().getFirst();
        n.prepare(3, Gradients.ORACLE, Precision.DOUBLE, false);
        Gradients.assertClose("folded", expected, n.forward(x), 1e-12);

        Parameter weight = n.parameters().getFirst();
        weight.value().set(0, weight.value().get(0) + 1);
        n.execution().parametersChanged();
        Tensor folded = Gradients.copy(n.forward(x));
        n.prepare(3, Gradients.ORACLE, Precision.DOUBLE, true);
        n.training(false);
        Gradients.assertClose("folded again", n.forward(x), folded, 1e-12);

        Pass fast = Gradients.run(n, List.of(in), 3, Backend.ops(2), Precision.FLOAT, false);
        Tensor apart = Gradients.copy(fast.output());
        n.prepareForInference(3, Backend.ops(2));
        Gradients.assertClose("folded float32", apart, n.forward(fast.inputs().getFirst()), 1e-5);
    }

    @Test
    void parametersKeepTheNamesOfBothNodes() {
        GraphNetwork.Builder g = GraphNetwork.of(IMAGE);
        g.add(s -> new ConvBatchNormLayer("conv1", CONV, "bn1", BatchNorm.of(), ReLU.of(), s.getFirst()));
        GraphNetwork n = g.build();
        n.prepareForInference(1, Gradients.ORACLE);
        assertEquals(
                List.of(
                        "conv1.weight",
                        "conv1.bias",
                        "bn1.scale",
                        "bn1.shift",
                        "bn1.running_mean",
                        "bn1.running_variance"),
                n.parameters().stream().map(Parameter::name).toList());
        assertTrue(n.layers().getFirst().toString().contains("bn1"), n.layers().toString());
    }

    @Test
    void whatNeedsItsInputInTheBackwardPassIsNotFused() {
        for (Activation f : List.of(GELU.of(), SiLU.of(), Mish.of(), HardSwish.of())) {
            assertThrows(IllegalArgumentException.class, () -> new Conv2dLayer("a", CONV, f, IMAGE));
        }
    }
}
