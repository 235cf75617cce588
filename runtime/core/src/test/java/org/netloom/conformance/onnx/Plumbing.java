package org.netloom.conformance.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes that feed constants and extents to others and compute nothing a layer would. */
final class Plumbing {
    private Plumbing() {}

    /** The output of such a node, or empty where it is none. */
    static Optional<List<Array>> run(NodeProto n, Map<String, Array> values) {
        return switch (n.getOpType()) {
            case "Constant" -> Optional.of(List.of(constant(n.getAttribute(0))));
            case "CastLike", "Cast" -> Optional.of(List.of(values.get(n.getInput(0))));
            case "Shape" -> Optional.of(List.of(shape(values.get(n.getInput(0)))));
            default -> Optional.empty();
        };
    }

    private static Array constant(AttributeProto a) {
        return switch (a.getName()) {
            case "value" -> Tensors.read(a.getT());
            case "value_float" -> Array.of(new int[0], a.getF());
            case "value_int" -> Array.of(new int[0], a.getI());
            case "value_floats" ->
                Array.of(
                        new int[] {a.getFloatsCount()},
                        a.getFloatsList().stream().mapToDouble(f -> f).toArray());
            case "value_ints" ->
                Array.of(
                        new int[] {a.getIntsCount()},
                        a.getIntsList().stream().mapToDouble(i -> i).toArray());
            default -> throw new NotApplicable("a constant given as " + a.getName());
        };
    }

    private static Array shape(Array x) {
        return Array.of(
                new int[] {x.rank()}, Arrays.stream(x.dims()).asDoubleStream().toArray());
    }
}
