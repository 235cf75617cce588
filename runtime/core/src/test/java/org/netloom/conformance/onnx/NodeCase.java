package org.netloom.conformance.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.netloom.tensor.Precision;

/** A case of ONNX' own tests: a folder with a model of one operator, inputs, and the outputs that must come. */
final class NodeCase {
    /** The body of an operator written with simpler ones has this in its name. */
    private static final Pattern EXPANDED = Pattern.compile("(test_.+)_expanded(_ver\\d+)?");

    private final Path folder;
    private final ModelProto model;

    NodeCase(Path folder) {
        this.folder = folder;
        try {
            this.model = ModelProto.parseFrom(Files.readAllBytes(folder.resolve("model.onnx")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** The case whose operator this one writes out, if it lies beside this one. */
    Optional<NodeCase> unexpanded() {
        Matcher m = EXPANDED.matcher(name());
        return m.matches()
                ? Optional.of(folder.resolveSibling(m.group(1)))
                        .filter(f -> Files.exists(f.resolve("model.onnx")))
                        .map(NodeCase::new)
                : Optional.empty();
    }

    private boolean expanded() {
        return EXPANDED.matcher(name()).matches();
    }

    /** The operator that is tested: the one that a body is of, or the last that is no plumbing. */
    String operator() {
        Optional<NodeCase> whole = unexpanded();
        if (whole.isPresent()) {
            return whole.get().operator();
        }
        GraphProto graph = model.getGraph();
        if (expanded()) {
            Matcher m = Pattern.compile("(\\w+?)_test_.*").matcher("");
            for (NodeProto n : graph.getNodeList()) {
                for (String value : n.getOutputList()) {
                    if (m.reset(value).matches() && value.contains("_function_")) {
                        return m.group(1);
                    }
                }
            }
        }
        return graph.getNodeList().isEmpty()
                ? "none"
                : graph.getNodeList().getLast().getOpType();
    }

    long opset(String domain) {
        return model.getOpsetImportList().stream()
                .filter(o -> normal(o.getDomain()).equals(normal(domain)))
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst()
                .orElse(1);
    }

    private static String normal(String domain) {
        return domain.equals("ai.onnx") ? "" : domain;
    }

    List<NodeProto> nodes() {
        return model.getGraph().getNodeList();
    }

    List<String> outputNames() {
        return model.getGraph().getOutputList().stream()
                .map(ValueInfoProto::getName)
                .toList();
    }

    /** Values by name: the inputs of a data set and the constants of the model. */
    Map<String, Array> inputs(Path set) {
        Map<String, Array> values = new HashMap<>();
        Set<String> constants = new HashSet<>();
        for (TensorProto t : model.getGraph().getInitializerList()) {
            values.put(t.getName(), Tensors.read(t));
            constants.add(t.getName());
        }
        List<ValueInfoProto> inputs = model.getGraph().getInputList().stream()
                .filter(i -> !constants.contains(i.getName()))
                .toList();
        for (int i = 0; i < inputs.size(); i++) {
            Path file = set.resolve("input_" + i + ".pb");
            if (Files.exists(file)) {
                values.put(inputs.get(i).getName(), read(inputs.get(i), file));
            }
        }
        return values;
    }

    /** What must come out, by name. */
    Map<String, Array> outputs(Path set) {
        Map<String, Array> values = new LinkedHashMap<>();
        List<ValueInfoProto> outputs = model.getGraph().getOutputList();
        for (int i = 0; i < outputs.size(); i++) {
            values.put(outputs.get(i).getName(), read(outputs.get(i), set.resolve("output_" + i + ".pb")));
        }
        return values;
    }

    private static Array read(ValueInfoProto info, Path file) {
        if (!info.getType().hasTensorType()) {
            throw new NotApplicable(
                    "a value that is no tensor: " + info.getType().getValueCase());
        }
        try {
            return Tensors.read(TensorProto.parseFrom(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> dataSets() {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(f -> f.getFileName().toString().startsWith("test_data_set"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the nodes give for the inputs of a data set, by name. */
    Map<String, Array> run(Path set, Precision precision) {
        Map<String, Array> values = inputs(set);
        for (NodeProto n : nodes()) {
            if (n.getOpType().equals("Gradient")) {
                return new GradientNode(this, n).run(values, precision);
            }
            List<Array> outputs = Plumbing.run(n, values)
                    .orElseGet(() -> Operators.of(n.getOpType()).run(call(n, values, precision)));
            for (int i = 0; i < Math.min(outputs.size(), n.getOutputCount()); i++) {
                values.put(n.getOutput(i), outputs.get(i));
            }
        }
        return values;
    }

    Call call(NodeProto n, Map<String, Array> values, Precision precision) {
        List<Array> inputs = new ArrayList<>();
        for (String name : n.getInputList()) {
            inputs.add(values.get(name));
        }
        return new Call(
                n.getOpType(),
                opset(n.getDomain()),
                Call.attributes(n.getAttributeList()),
                inputs,
                n.getOutputList(),
                precision);
    }
}
