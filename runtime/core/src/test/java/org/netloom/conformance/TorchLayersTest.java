package org.netloom.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.netloom.conformance.Torch.Values;
import org.netloom.layer.Gradients;
import org.netloom.layer.GraphNetwork;
import org.netloom.layer.Parameter;
import org.netloom.spec.Flatten;
import org.netloom.spec.LayerSpec;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Layers against PyTorch: output, gradients of input and parameters, running statistics. */
@Tag("conformance")
class TorchLayersTest {
    private static final String FILE = "layers.json";
    private static final Tally TALLY = new Tally(FILE);

    @TestFactory
    Stream<DynamicTest> layers() {
        return Tally.orSkip(
                FILE,
                Torch.cases(FILE).stream()
                        .map(c -> TALLY.test(c.get("case"), () -> check(c)))
                        .toList());
    }

    @AfterAll
    static void print() {
        TALLY.print();
    }

    private static Optional<Consumer<Precision>> check(Map<String, Object> c) {
        TorchModule module = TorchModule.parse((String) c.get("module"));
        Values x = Torch.values(c.get("input"));
        List<LayerSpec> specs = TorchLayers.specs(module, (String) c.get("case"), x.rank(), training(c));
        return specs.stream()
                .filter(s -> explains(c, module, s))
                .findFirst()
                .or(() -> specs.stream().findFirst())
                .map(s -> precision -> run(c, module, s, precision));
    }

    /** Where what a module prints leaves a choice, its output decides. */
    private static boolean explains(Map<String, Object> c, TorchModule module, LayerSpec spec) {
        try {
            Tally.assertClose(
                    "output",
                    output(c.get("output"), spec, c),
                    forward(c, module, spec, Precision.DOUBLE).output());
            return true;
        } catch (AssertionError _) {
            return false;
        }
    }

    private static boolean training(Map<String, Object> c) {
        return !Boolean.FALSE.equals(c.get("training"));
    }

    private record Forward(GraphNetwork network, Tensor output) {}

    private static Forward forward(Map<String, Object> c, TorchModule module, LayerSpec spec, Precision precision) {
        Values x = Torch.values(c.get("input")).channelsLast();
        GraphNetwork.Builder g = GraphNetwork.of(x.sample());
        g.add("layer", spec);
        GraphNetwork n = g.build();
        n.prepare(x.dims()[0], Gradients.ops(precision), precision, true);
        n.training(training(c));
        Torch.object(c.getOrDefault("parameters", Map.of())).forEach((name, values) -> {
            if (!name.equals("num_batches_tracked")) {
                Torch.values(values).weights().fill(parameter(n, module, name).value());
            }
        });
        n.beginStep(1, 1);
        return new Forward(n, n.forward(x.tensor(precision)));
    }

    private static void run(Map<String, Object> c, TorchModule module, LayerSpec spec, Precision precision) {
        Forward forward = forward(c, module, spec, precision);
        GraphNetwork n = forward.network();
        Tally.assertClose("output", output(c.get("output"), spec, c), forward.output());
        output(c.get("grad_output"), spec, c).fill(n.outputGradient());
        n.backward(n.outputGradient());
        n.endBackward();
        if (c.get("grad_input") != null) {
            Tally.assertClose(
                    "gradient of the input", Torch.values(c.get("grad_input")).channelsLast(), n.inputGradient(0));
        }
        Torch.object(c.getOrDefault("grad_parameters", Map.of()))
                .forEach((name, values) -> Tally.assertClose(
                        "gradient of " + name,
                        Torch.values(values).weights(),
                        parameter(n, module, name).gradient()));
        Torch.object(c.getOrDefault("buffers_after", Map.of())).forEach((name, values) -> {
            if (!name.equals("num_batches_tracked")) {
                Tally.assertClose(
                        name, Torch.values(values), parameter(n, module, name).value());
            }
        });
    }

    /** A flattened output lies in the order of its input: channels first there, last here. */
    private static Values output(Object json, LayerSpec spec, Map<String, Object> c) {
        Values y = Torch.values(json);
        return spec instanceof Flatten
                ? y.reshaped(Torch.values(c.get("input")).dims()).channelsLast()
                : y.channelsLast();
    }

    private static Parameter parameter(GraphNetwork n, TorchModule module, String torchName) {
        String name = TorchLayers.name(module, torchName);
        return n.parameter("layer." + name)
                .orElseThrow(() -> new AssertionError("no parameter " + name + " in " + n.parameters()));
    }
}
