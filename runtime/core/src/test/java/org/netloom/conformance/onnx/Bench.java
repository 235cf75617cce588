package org.netloom.conformance.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.layer.Gradients;
import org.netloom.layer.GraphNetwork;
import org.netloom.layer.Parameter;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.MessageKey;
import org.netloom.problem.NetloomException;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecFamily;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Runs layers of the catalogue on given values: batch first, channels last. */
final class Bench {
    private Bench() {}

    /**
     * A spec by its name and settings as in a design file.
     *
     * @throws NotApplicable where the catalogue has no such type, or the setting no such value
     */
    static <T extends Spec> T spec(Class<T> family, String type, Object... namesAndValues) {
        if (!knows(family, type)) {
            throw new NotApplicable("the catalogue has no " + type);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(SpecFamily.TYPE, type);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.put((String) namesAndValues[i], notation(namesAndValues[i + 1]));
        }
        try {
            return SpecFamily.of(family).fromJson(json);
        } catch (NetloomException e) {
            if (e.problems().getFirst().key() == CoreMessage.UNKNOWN_PARAMETER) {
                throw new AssertionError("the mapping to " + type + " is out of date", e);
            }
            throw new NotApplicable(e.problems().getFirst().text());
        }
    }

    static LayerSpec layer(String type, Object... namesAndValues) {
        return spec(LayerSpec.class, type, namesAndValues);
    }

    /** True where there is a layer of that name. */
    static boolean knows(String type) {
        return knows(LayerSpec.class, type);
    }

    private static <T extends Spec> boolean knows(Class<T> family, String type) {
        return SpecFamily.of(family).types().stream().anyMatch(t -> t.name().equals(type));
    }

    /** Numbers as the reader of design files gives them. */
    private static Object notation(Object value) {
        return switch (value) {
            case Integer i -> (long) i;
            case int[] list when list.length == 1 -> (long) list[0];
            case int[] list ->
                Arrays.stream(list).mapToObj(i -> (Object) (long) i).toList();
            default -> value;
        };
    }

    /** A network of one layer that was run forward. */
    record Pass(GraphNetwork network, Array output) {
        /** The values of a parameter or piece of running state. */
        Array parameter(String name) {
            return Bench.parameter(network, name)
                    .map(p -> {
                        Array values = Array.of(p.value());
                        return values.reshaped(Arrays.copyOfRange(values.dims(), 1, values.rank()));
                    })
                    .orElseThrow(() -> new AssertionError("no " + name + " in " + network.parameters()));
        }

        /** Gradient of an input for a gradient of the output. */
        Array gradient(Array dOutput, int input) {
            network.beginStep(1, 1);
            dOutput.fill(network.outputGradient());
            network.backward(network.outputGradient());
            network.endBackward();
            return Array.of(network.inputGradient(input));
        }
    }

    /** The output of a layer without parameters, in inference. */
    static Array apply(Call call, LayerSpec spec, Array... x) {
        return run(call, spec, false, Map.of(), x).output();
    }

    /** The output of a layer with parameters, in inference. */
    static Array apply(Call call, LayerSpec spec, Map<String, Array> parameters, Array... x) {
        return run(call, spec, false, parameters, x).output();
    }

    /**
     * Runs a layer forward; its network is prepared for training, so that its gradients can be asked for.
     *
     * @param parameters by name within the layer; others keep their declared start
     * @param x inputs, batch first
     */
    static Pass run(Call call, LayerSpec spec, boolean training, Map<String, Array> parameters, Array... x) {
        for (Array a : x) {
            if (a.size() == 0) {
                throw new NotApplicable("an array without numbers: extents are at least 1 here");
            }
        }
        int[] from = new int[x.length];
        Arrays.setAll(from, k -> -1 - k);
        GraphNetwork.Builder graph =
                GraphNetwork.of(Arrays.stream(x).map(Array::sample).toArray(Shape[]::new));
        try {
            graph.add("layer", spec, from);
        } catch (NetloomException e) {
            MessageKey key = e.problems().getFirst().key();
            if (key == CoreMessage.RANGE || key == CoreMessage.BORDER_TOO_WIDE) {
                throw new NotApplicable(e.problems().getFirst().text());
            }
            throw e;
        }
        GraphNetwork network = graph.build();
        Precision precision = call.precision();
        network.prepare(x[0].dim(0), Gradients.ops(precision), precision, true);
        network.training(training);
        parameters.forEach((name, values) -> values.fill(parameter(network, name)
                .orElseThrow(() -> new AssertionError("no " + name + " in " + network.parameters()))
                .value()));
        network.execution().parametersChanged();
        List<Tensor> tensors = new ArrayList<>();
        for (Array a : x) {
            tensors.add(a.tensor(precision));
        }
        network.others(tensors.subList(1, tensors.size()));
        network.beginStep(1, 1);
        return new Pass(network, Array.of(network.forward(tensors.getFirst())));
    }

    private static Optional<Parameter> parameter(GraphNetwork network, String name) {
        return network.parameter("layer." + name);
    }
}
