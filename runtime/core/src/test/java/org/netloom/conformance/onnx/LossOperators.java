package org.netloom.conformance.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.netloom.layer.Gradients;
import org.netloom.layer.GraphNetwork;
import org.netloom.loss.Loss;
import org.netloom.loss.LossSpec;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Losses of classes: one class for each row, channels in front. */
final class LossOperators {
    private LossOperators() {}

    static void register(Map<String, Operator> table) {
        table.put("SoftmaxCrossEntropyLoss", c -> {
            Array loss = loss(c, "SoftmaxCrossEntropy");
            return c.asksFor(1) ? List.of(loss, logarithms(c)) : List.of(loss);
        });
        table.put("NegativeLogLikelihoodLoss", c -> List.of(loss(c, "NegativeLogLikelihood")));
    }

    /** Logarithms of the probabilities, the optional second output. */
    private static Array logarithms(Call c) {
        return ElementOperators.onLastAxis(c.input(0), 1, rows -> Bench.apply(c, Bench.layer("LogSoftmax"), rows));
    }

    private static Array loss(Call c, String type) {
        Array x = c.input(0);
        int classes = x.dim(1);
        Array rows = x.channelsLast().reshaped(x.size() / classes, classes);
        Array labels = c.input(1);
        double[] weights = c.has(2) ? c.input(2).data() : null;
        List<Object> settings = new ArrayList<>();
        if (weights != null) {
            settings.addAll(List.of(
                    "classWeights",
                    Arrays.stream(weights).boxed().map(w -> (Object) w).toList()));
        }
        int ignored = c.integer("ignore_index", -1);
        boolean ignores = c.has("ignore_index");
        if (ignores) {
            settings.addAll(List.of("ignore", ignored));
        }
        LossSpec spec = Bench.spec(LossSpec.class, type, settings.toArray());
        String reduction = c.text("reduction", "mean");
        double[] share = Arrays.stream(labels.data())
                .map(l -> ignores && l == ignored ? 0 : weights == null ? 1 : weights[(int) l])
                .toArray();
        if (!reduction.equals("none")) {
            double mean = evaluate(c, spec, rows, labels);
            // A sum is the mean times what it was divided by.
            double value = reduction.equals("sum") ? mean * Arrays.stream(share).sum() : mean;
            return Array.of(new int[0], value);
        }
        double[] each = IntStream.range(0, rows.dim(0))
                .mapToDouble(r -> share[r] == 0
                        ? 0
                        : share[r]
                                * evaluate(
                                        c,
                                        spec,
                                        rows.part(r).reshaped(1, classes),
                                        Array.of(new int[] {1}, labels.data()[r])))
                .toArray();
        return new Array(labels.dims(), each);
    }

    private static double evaluate(Call c, LossSpec spec, Array rows, Array labels) {
        GraphNetwork.Builder graph = GraphNetwork.of(Shape.of(rows.dim(1)));
        graph.add("any", Tanh.of());
        GraphNetwork network = graph.build();
        Precision precision = c.precision();
        network.prepare(1, Gradients.ops(precision), precision, false);
        Tensor target = labels.reshaped(labels.size(), 1).tensor(precision);
        return Loss.of(spec, network).evaluate(rows.tensor(precision), target, null);
    }
}
