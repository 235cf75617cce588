package org.netloom.conformance;

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
import org.netloom.layer.AddLayer;
import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.ConvBatchNormLayer;
import org.netloom.layer.Gradients;
import org.netloom.layer.GraphNetwork;
import org.netloom.optimize.Clipping;
import org.netloom.optimize.Momentum;
import org.netloom.optimize.Optimizer;
import org.netloom.optimize.Regularization;
import org.netloom.spec.Add;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;

/** The training of a small convolutional network with batch norm and a shortcut against PyTorch, layer by layer and fused. */
@Tag("conformance")
class TorchCnnTest {
    private static final String FILE = "cnn-training.json";
    private static final String NET = "conv3x3(k)-bn-relu = a; conv3x3(k)-bn; add a; relu;"
            + " conv3x3(2k, stride 2, pad 1)-relu-maxpool2; global average; dense 4";
    private static final Tally TALLY = new Tally(FILE);

    @TestFactory
    Stream<DynamicTest> training() {
        List<DynamicTest> tests = Torch.cases(FILE).stream()
                .flatMap(c -> Stream.of(true, false)
                        .map(fused -> TALLY.test((fused ? "cnn fused" : "cnn layer by layer"), () -> check(c, fused))))
                .toList();
        return Tally.orSkip(FILE, tests);
    }

    @AfterAll
    static void print() {
        TALLY.print();
    }

    private static Optional<Consumer<Precision>> check(Map<String, Object> c, boolean fused) {
        if (!((String) c.get("net")).replaceAll("dense \\d+", "dense 4").equals(NET)) {
            return Optional.empty();
        }
        String training = (String) c.get("training");
        Momentum spec = Momentum.of(after(training, "lr")).momentum(after(training, "momentum"));
        Regularization decay =
                Regularization.of().l2(after(training, "weight decay")).biases(true);
        return Optional.of(precision -> {
            GraphNetwork n = fused ? fused(c) : apart(c);
            int batch = Torch.values(c.get("batches")).dims()[1];
            n.prepare(batch, Gradients.ops(precision), precision, true);
            TorchTraining.run(c, n, Optimizer.of(spec, decay, Clipping.of(), n), precision);
        });
    }

    private static double after(String text, String word) {
        Matcher m = Pattern.compile("\\b" + word + " ([-+.\\deE]+)").matcher(text);
        return m.find() ? Double.parseDouble(m.group(1)) : 0;
    }

    private static int outputs(Map<String, Object> c, String layer) {
        return Torch.values(Torch.object(c.get("initial")).get(layer + ".weight"))
                .dims()[0];
    }

    private static Conv2d conv(Map<String, Object> c, String layer) {
        return Conv2d.of(outputs(c, layer), 3)
                .padding(1)
                .bias(Torch.object(c.get("initial")).containsKey(layer + ".bias"));
    }

    private static Shape input(Map<String, Object> c) {
        Values batches = Torch.values(c.get("batches"));
        return batches.get(0).channelsLast().sample();
    }

    private static GraphNetwork apart(Map<String, Object> c) {
        GraphNetwork.Builder g = GraphNetwork.of(input(c));
        g.add("c1", conv(c, "c1"));
        g.add("b1", BatchNorm.of());
        int a = g.add("r1", ReLU.of());
        g.add("c2", conv(c, "c2"));
        int b = g.add("b2", BatchNorm.of());
        g.add("sum", Add.of(), b, a);
        g.add("r2", ReLU.of());
        g.add("c3", conv(c, "c3").stride(2));
        g.add("r3", ReLU.of());
        return end(c, g);
    }

    private static GraphNetwork fused(Map<String, Object> c) {
        GraphNetwork.Builder g = GraphNetwork.of(input(c));
        BatchNorm norm = BatchNorm.of();
        int a = g.add(s -> new ConvBatchNormLayer("c1", conv(c, "c1"), "b1", norm, ReLU.of(), s.getFirst()));
        int b = g.add(s -> new ConvBatchNormLayer("c2", conv(c, "c2"), "b2", norm, s.getFirst()));
        g.add(s -> new AddLayer("sum", Add.of(), ReLU.of(), s.toArray(Shape[]::new)), b, a);
        g.add(s -> new Conv2dLayer("c3", conv(c, "c3").stride(2), ReLU.of(), s.getFirst()));
        return end(c, g);
    }

    private static GraphNetwork end(Map<String, Object> c, GraphNetwork.Builder g) {
        g.add("pool", MaxPool2d.of(2));
        g.add("mean", GlobalAveragePool.of());
        g.add("fc", Dense.of(outputs(c, "fc")));
        return g.build();
    }
}
