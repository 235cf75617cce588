package org.netloom.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.netloom.conformance.Torch.Values;
import org.netloom.layer.Gradients;
import org.netloom.layer.GraphNetwork;
import org.netloom.loss.BinaryCrossEntropy;
import org.netloom.loss.Comparison;
import org.netloom.loss.Huber;
import org.netloom.loss.Loss;
import org.netloom.loss.LossSpec;
import org.netloom.loss.MeanAbsolute;
import org.netloom.loss.MeanSquared;
import org.netloom.loss.MultiClassHinge;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.spec.Tanh;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Losses against PyTorch: value and gradient. */
@Tag("conformance")
class TorchLossesTest {
    private static final String FILE = "losses.json";
    private static final Tally TALLY = new Tally(FILE);

    @TestFactory
    Stream<DynamicTest> losses() {
        return Tally.orSkip(
                FILE,
                Torch.cases(FILE).stream()
                        .map(c -> TALLY.test(
                                c.get("case"), () -> spec(c).map(spec -> precision -> run(c, spec, precision))))
                        .toList());
    }

    @AfterAll
    static void print() {
        TALLY.print();
    }

    /** The loss a case names: "softmax-cross-entropy label_smoothing=0.1". */
    private static Optional<LossSpec> spec(Map<String, Object> c) {
        String name = (String) c.get("case");
        if (name.contains("reduction") || name.contains("pos_weight") || name.contains("ignore_index")) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (name.split(" ", 2)[0]) {
                    case "softmax-cross-entropy", "cross-entropy" ->
                        SoftmaxCrossEntropy.of()
                                .labelSmoothing(setting(name, "label_smoothing", 0))
                                .classWeights(weights(c));
                    case "binary-cross-entropy-with-logits", "bce-with-logits" -> BinaryCrossEntropy.of();
                    case "mse" -> MeanSquared.of();
                    case "l1", "mae" -> MeanAbsolute.of();
                    case "huber" -> Huber.of().delta(setting(name, "delta", 1));
                    case "multi-class" ->
                        MultiClassHinge.of().margin(setting(name, "margin", 1)).power((int) setting(name, "p", 1));
                    case "smooth-l1" -> setting(name, "beta", 1) == 1 ? Huber.of() : null;
                    default -> null;
                });
    }

    static double setting(String name, String key, double otherwise) {
        Matcher m = Pattern.compile("\\b" + key + "=([-+.\\deE]+)").matcher(name);
        return m.find() ? Double.parseDouble(m.group(1)) : otherwise;
    }

    private static List<Double> weights(Map<String, Object> c) {
        return c.get("class_weights") == null
                ? List.of()
                : Arrays.stream(Torch.values(c.get("class_weights")).data())
                        .boxed()
                        .toList();
    }

    private static void run(Map<String, Object> c, LossSpec spec, Precision precision) {
        Values x = Torch.values(c.get("input")).channelsLast();
        GraphNetwork.Builder g = GraphNetwork.of(x.sample());
        g.add("any", Tanh.of());
        GraphNetwork n = g.build();
        n.prepare(1, Gradients.ops(precision), precision, false);
        Tensor target = target(Torch.values(c.get("target")), spec).tensor(precision);
        Tensor gradient = Tensor.allocate(x.dims()[0], x.sample(), precision);
        double loss = Loss.of(spec, n).evaluate(x.tensor(precision), target, gradient);
        Tally.assertClose("loss", Torch.number(c.get("loss")), loss, precision);
        Tally.assertClose("gradient", Torch.values(c.get("grad_input")).channelsLast(), gradient);
    }

    /** Labels lie in the order of the rows already. */
    private static Values target(Values t, LossSpec spec) {
        if (spec.comparison() == Comparison.CLASS) {
            int n = t.dims()[0];
            return t.reshaped(n, t.data().length / n);
        }
        return t.channelsLast();
    }
}
