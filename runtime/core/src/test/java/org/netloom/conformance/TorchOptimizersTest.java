package org.netloom.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.netloom.conformance.Torch.Values;
import org.netloom.layer.DenseLayer;
import org.netloom.layer.Gradients;
import org.netloom.layer.GraphNetwork;
import org.netloom.optimize.AdaGrad;
import org.netloom.optimize.Adam;
import org.netloom.optimize.AdamW;
import org.netloom.optimize.Clipping;
import org.netloom.optimize.Momentum;
import org.netloom.optimize.Optimizer;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.optimize.Regularization;
import org.netloom.optimize.RmsProp;
import org.netloom.optimize.Sgd;
import org.netloom.spec.Dense;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.tensor.Precision;

/** Optimizers against PyTorch: a small network's losses and its weights at the end. */
@Tag("conformance")
class TorchOptimizersTest {
    private static final String FILE = "optimizers.json";
    private static final Tally TALLY = new Tally(FILE);

    @TestFactory
    Stream<DynamicTest> optimizers() {
        return Tally.orSkip(
                FILE,
                Torch.cases(FILE).stream()
                        .map(c -> TALLY.test(c.get("optimizer"), () -> check(c)))
                        .toList());
    }

    @AfterAll
    static void print() {
        TALLY.print();
    }

    private static Optional<Consumer<Precision>> check(Map<String, Object> c) {
        String repr = (String) c.get("repr");
        return spec(repr).map(spec -> precision -> {
            GraphNetwork n = network(c, precision);
            TorchTraining.run(c, n, Optimizer.of(spec, regularization(c, spec), clipping(c), n), precision);
        });
    }

    /** {@code lr: 0.1}, {@code betas: (0.9, 0.999)} of what PyTorch prints. */
    private static Map<String, String> settings(String repr) {
        Map<String, String> settings = new HashMap<>();
        Matcher m = Pattern.compile("(\\w+): (\\([^)]*\\)|\\S+)").matcher(repr);
        while (m.find()) {
            settings.put(m.group(1), m.group(2));
        }
        return settings;
    }

    private static Optional<OptimizerSpec> spec(String repr) {
        Map<String, String> s = settings(repr);
        for (String off :
                List.of("amsgrad", "maximize", "centered", "dampening", "lr_decay", "initial_accumulator_value")) {
            if (!List.of("False", "0", "0.0").contains(s.getOrDefault(off, "0"))) {
                return Optional.empty();
            }
        }
        double rate = number(s, "lr", 0);
        double momentum = number(s, "momentum", 0);
        return Optional.ofNullable(
                switch (repr.strip().split("\\W", 2)[0]) {
                    case "SGD" ->
                        momentum == 0
                                ? Sgd.of(rate)
                                : Momentum.of(rate)
                                        .momentum(momentum)
                                        .nesterov(s.get("nesterov").equals("True"));
                    case "Adagrad" -> AdaGrad.of(rate).epsilon(number(s, "eps", 1e-10));
                    case "RMSprop" ->
                        momentum == 0
                                ? RmsProp.of(rate)
                                        .decay(number(s, "alpha", 0.99))
                                        .epsilon(number(s, "eps", 1e-8))
                                : null;
                    case "Adam" ->
                        Adam.of(rate).beta1(beta(s, 0)).beta2(beta(s, 1)).epsilon(number(s, "eps", 1e-8));
                    case "AdamW" ->
                        AdamW.of(rate)
                                .weightDecay(number(s, "weight_decay", 0))
                                .beta1(beta(s, 0))
                                .beta2(beta(s, 1))
                                .epsilon(number(s, "eps", 1e-8));
                    default -> null;
                });
    }

    private static double number(Map<String, String> settings, String key, double otherwise) {
        return settings.containsKey(key) ? Double.parseDouble(settings.get(key)) : otherwise;
    }

    private static double beta(Map<String, String> settings, int i) {
        String[] both = settings.get("betas").replaceAll("[()\\s]", "").split(",", 2);
        return Double.parseDouble(both[i]);
    }

    /** PyTorch decays every parameter. */
    private static Regularization regularization(Map<String, Object> c, OptimizerSpec spec) {
        Map<String, String> s = settings((String) c.get("repr"));
        double l2 = spec instanceof AdamW ? 0 : number(s, "weight_decay", 0);
        return Regularization.of()
                .l2(l2)
                .l1(TorchLossesTest.setting((String) c.get("optimizer"), "l1", 0))
                .biases(true);
    }

    private static Clipping clipping(Map<String, Object> c) {
        String name = (String) c.get("optimizer");
        return Clipping.of()
                .norm(TorchLossesTest.setting(name, "clip_norm", 0))
                .value(TorchLossesTest.setting(name, "clip_value", 0));
    }

    /** Dense layers with tanh between them, named by their places in PyTorch's sequence: "0", "2". */
    private static GraphNetwork network(Map<String, Object> c, Precision precision) {
        Map<String, Object> initial = Torch.object(c.get("initial"));
        List<String> layers = initial.keySet().stream()
                .filter(k -> k.endsWith(".weight"))
                .map(k -> k.substring(0, k.indexOf('.')))
                .sorted()
                .toList();
        Values batches = Torch.values(c.get("batches"));
        GraphNetwork.Builder g = GraphNetwork.of(Shape.of(batches.dims()[2]));
        for (String layer : layers) {
            int units = Torch.values(initial.get(layer + ".weight")).dims()[0];
            Dense dense = Dense.of(units).bias(initial.containsKey(layer + ".bias"));
            Tanh tanh = layer.equals(layers.getLast()) ? null : Tanh.of();
            g.add(s -> new DenseLayer(layer, dense, tanh, s.getFirst()));
        }
        GraphNetwork n = g.build();
        n.prepare(batches.dims()[1], Gradients.ops(precision), precision, true);
        return n;
    }
}
