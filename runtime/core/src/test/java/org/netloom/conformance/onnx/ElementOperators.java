package org.netloom.conformance.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.netloom.spec.Dropout;
import org.netloom.spec.ELU;
import org.netloom.spec.GELU;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.LeakyReLU;
import org.netloom.spec.ReLU;
import org.netloom.spec.Sigmoid;
import org.netloom.spec.Softmax;
import org.netloom.spec.Softplus;
import org.netloom.spec.Tanh;

/** Element by element: activations, sums and products of several inputs, dropout; softmax along an axis. */
final class ElementOperators {
    private ElementOperators() {}

    static void register(Map<String, Operator> table) {
        activation(table, "Relu", _ -> ReLU.of());
        activation(table, "Sigmoid", _ -> Sigmoid.of());
        activation(table, "Tanh", _ -> Tanh.of());
        activation(table, "Softplus", _ -> Softplus.of());
        activation(table, "LeakyRelu", c -> LeakyReLU.of().alpha(c.number("alpha", 0.01)));
        activation(table, "Elu", c -> ELU.of().alpha(c.number("alpha", 1)));
        activation(table, "Gelu", ElementOperators::gelu);
        activation(table, "Selu", ElementOperators::selu);
        activation(table, "Mish", _ -> Bench.layer("Mish"));
        activation(table, "HardSwish", _ -> Bench.layer("HardSwish"));
        activation(table, "HardSigmoid", ElementOperators::hardSigmoid);
        activation(table, "Clip", ElementOperators::clip);
        table.put("PRelu", ElementOperators::prelu);
        merge(table, "Add", "Add");
        merge(table, "Sum", "Add");
        merge(table, "Mul", "Multiply");
        merge(table, "Sub", "Subtract");
        merge(table, "Max", "Maximum");
        merge(table, "Mean", "Average");
        table.put("Softmax", c -> along(c, Softmax.of()));
        table.put("LogSoftmax", c -> along(c, Bench.layer("LogSoftmax")));
        table.put("Dropout", ElementOperators::dropout);
    }

    private static void activation(Map<String, Operator> table, String name, Function<Call, LayerSpec> spec) {
        table.put(name, c -> {
            Array x = c.input(0);
            return List.of(
                    Bench.apply(c, spec.apply(c), x.reshaped(1, x.size())).reshaped(x.dims()));
        });
    }

    private static LayerSpec gelu(Call c) {
        return c.text("approximate", "none").equals("tanh") ? Bench.layer("GELU", "approximate", "tanh") : GELU.of();
    }

    /** The constants of the paper, which ONNX writes out, are no settings. */
    private static LayerSpec selu(Call c) {
        double alpha = c.number("alpha", 1.6732632);
        double scale = c.number("gamma", 1.0507009);
        boolean paper = Math.abs(alpha - 1.6732632) < 1e-6 && Math.abs(scale - 1.0507009) < 1e-6;
        return paper ? Bench.layer("SELU") : Bench.layer("SELU", "alpha", alpha, "gamma", scale);
    }

    private static LayerSpec hardSigmoid(Call c) {
        return Bench.layer("HardSigmoid", "alpha", c.number("alpha", 0.2), "beta", c.number("beta", 0.5));
    }

    private static LayerSpec clip(Call c) {
        double max = c.has(2) ? c.input(2).value() : c.number("max", Float.MAX_VALUE);
        // Where the limits are the wrong way round, the upper one holds.
        double min = Math.min(max, c.has(1) ? c.input(1).value() : c.number("min", -Float.MAX_VALUE));
        if (min == 0 && max == 6) {
            return Bench.layer("ReLU6");
        }
        return Bench.layer("HardTanh", "min", min, "max", max);
    }

    /** Whatever the slope is stretched along, it is one per number of a vector. */
    private static List<Array> prelu(Call c) {
        Array x = c.input(0);
        Array slope = c.input(1);
        if (slope.size() == 1) {
            Array y = Bench.apply(
                    c,
                    Bench.layer("PReLU", "slopes", "shared"),
                    Map.of("slope", slope.reshaped(1)),
                    x.reshaped(1, x.size()));
            return List.of(y.reshaped(x.dims()));
        }
        Array all = slope.broadcast(x.dims()).reshaped(x.size());
        Array y = Bench.apply(c, Bench.layer("PReLU"), Map.of("slope", all), x.reshaped(1, x.size()));
        return List.of(y.reshaped(x.dims()));
    }

    private static void merge(Map<String, Operator> table, String name, String type) {
        table.put(name, c -> List.of(merge(c, Bench.layer(type), c.inputs().toArray(Array[]::new))));
    }

    /** Inputs of one extent: what is stretched there is stretched before it comes here. */
    static Array merge(Call c, LayerSpec spec, Array... inputs) {
        int[] dims =
                Arrays.stream(inputs).map(Array::dims).reduce(Array::common).orElseThrow();
        if (inputs.length == 1) {
            return inputs[0];
        }
        int size = Array.product(dims, 0, dims.length);
        Array[] same = Arrays.stream(inputs)
                .map(a -> a.broadcast(dims).reshaped(1, size))
                .toArray(Array[]::new);
        return Bench.apply(c, spec, same).reshaped(dims);
    }

    /** A function of the channels, along any axis. Before version 13 it was along all axes from the given one. */
    private static List<Array> along(Call c, LayerSpec spec) {
        Array x = c.input(0);
        if (c.opset() < 13) {
            int axis = Math.floorMod(c.integer("axis", 1), Math.max(1, x.rank()));
            Array rows = x.reshaped(x.product(0, axis), x.product(axis, x.rank()));
            return List.of(Bench.apply(c, spec, rows).reshaped(x.dims()));
        }
        int axis = Math.floorMod(c.integer("axis", -1), x.rank());
        return List.of(onLastAxis(x, axis, rows -> Bench.apply(c, spec, rows)));
    }

    /** Applies a function of rows of channels along an axis. */
    static Array onLastAxis(Array x, int axis, Function<Array, Array> function) {
        Array last = x.permuted(x.moved(axis, x.rank() - 1));
        int channels = last.dim(-1);
        Array y =
                function.apply(last.reshaped(last.size() / channels, channels)).reshaped(last.dims());
        return y.permuted(y.moved(x.rank() - 1, axis));
    }

    /**
     * In inference nothing changes. In training every number is dropped or divided by what is kept; which ones are dropped
     * is a matter of the generator of random numbers, so the reference and the layer are both held to that rule.
     */
    private static List<Array> dropout(Call c) {
        Array x = c.input(0);
        double ratio = c.has(1) ? c.input(1).value() : c.number("ratio", 0.5);
        boolean training = c.has(2) ? c.input(2).value() != 0 : c.opset() < 7 && !c.is("is_test");
        Array flat = x.reshaped(1, x.size());
        Array y = Bench.run(c, Dropout.of(ratio), training, Map.of(), flat)
                .output()
                .reshaped(x.dims());
        Array mask = Array.filled(x.dims(), 1);
        if (training && ratio > 0) {
            assertDropped(x, y, ratio);
            throw new Rule((expected) -> assertDropped(x, expected, ratio));
        }
        return List.of(y, mask);
    }

    /** Each number is 0 or divided by {@code 1 - ratio}; the share of zeros is within five deviations. */
    private static void assertDropped(Array x, Array y, double ratio) {
        int dropped = 0;
        for (int i = 0; i < x.size(); i++) {
            if (y.data()[i] == 0) {
                dropped++;
            } else {
                double kept = x.data()[i] / (1 - ratio);
                assertEquals(kept, y.data()[i], 1e-5 * Math.abs(kept), "a kept number");
            }
        }
        double deviation = Math.sqrt(x.size() * ratio * (1 - ratio));
        assertEquals(x.size() * ratio, dropped, 5 * deviation + 1, "number of zeros");
    }
}
