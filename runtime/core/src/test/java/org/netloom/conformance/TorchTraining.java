package org.netloom.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netloom.conformance.Torch.Values;
import org.netloom.layer.GraphNetwork;
import org.netloom.layer.Parameter;
import org.netloom.loss.Loss;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.optimize.Optimizer;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Trains on the batches of a case and compares every loss and the final parameters. */
final class TorchTraining {
    private TorchTraining() {}

    /** Our name of a parameter: "b1.weight" of a batch norm is its scale. */
    private static String name(GraphNetwork n, String torchName) {
        int dot = torchName.lastIndexOf('.');
        String layer = torchName.substring(0, dot);
        String part = torchName.substring(dot + 1);
        boolean norm = n.parameter(layer + ".scale").isPresent();
        return layer + "."
                + switch (part) {
                    case "weight" -> norm ? "scale" : part;
                    case "bias" -> norm ? "shift" : part;
                    case "running_var" -> "running_variance";
                    default -> part;
                };
    }

    private static Parameter parameter(GraphNetwork n, String torchName) {
        String name = name(n, torchName);
        return n.parameter(name)
                .orElseThrow(() -> new AssertionError("no parameter " + name + " in " + n.parameters()));
    }

    static void load(GraphNetwork n, Map<String, Object> values) {
        values.forEach((name, v) -> {
            if (!name.endsWith("num_batches_tracked")) {
                Torch.values(v).weights().fill(parameter(n, name).value());
            }
        });
        n.execution().parametersChanged();
    }

    static void run(Map<String, Object> c, GraphNetwork n, Optimizer optimizer, Precision precision) {
        load(n, Torch.object(c.get("initial")));
        Values batches = Torch.values(c.get("batches"));
        Values labels = Torch.values(c.get("labels"));
        Values losses = Torch.values(c.get("losses"));
        Loss loss = Loss.of(SoftmaxCrossEntropy.of(), n);
        List<Double> found = new ArrayList<>();
        for (int step = 0; step < batches.dims()[0]; step++) {
            Tensor x = batches.get(step).channelsLast().tensor(precision);
            Tensor target = Tensor.allocate(x.batch(), Shape.of(1), precision);
            labels.get(step).fill(target);
            n.beginStep(1, step);
            found.add(loss.evaluate(n.forward(x), target, n.outputGradient()));
            n.backward(n.outputGradient());
            n.endBackward();
            optimizer.step(1);
        }
        for (int step = 0; step < found.size(); step++) {
            Tally.assertClose("loss of step " + step, losses.data()[step], found.get(step), precision);
        }
        Torch.object(c.get("final")).forEach((name, v) -> {
            if (!name.endsWith("num_batches_tracked")) {
                Tally.assertClose(
                        "final " + name,
                        Torch.values(v).weights(),
                        parameter(n, name).value());
            }
        });
    }
}
