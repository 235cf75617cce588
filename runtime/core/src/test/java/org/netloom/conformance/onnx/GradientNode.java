package org.netloom.conformance.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netloom.layer.Gradients;
import org.netloom.layer.GraphNetwork;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** The gradient of a value by others: the nodes in front of it, element by element, are a network, which runs backward. */
final class GradientNode {
    private static final Map<String, String> LAYERS =
            Map.of("Add", "Add", "Mul", "Multiply", "Sub", "Subtract", "Sigmoid", "Sigmoid", "Tanh", "Tanh");

    private final NodeCase c;
    private final NodeProto node;

    GradientNode(NodeCase c, NodeProto node) {
        this.c = c;
        this.node = node;
    }

    Map<String, Array> run(Map<String, Array> values, Precision precision) {
        List<String> xs = Call.attributes(node.getAttributeList()).get("xs").getStringsList().stream()
                .map(s -> s.toStringUtf8())
                .toList();
        int[] dims = values.get(xs.getFirst()).dims();
        int size = values.get(xs.getFirst()).size();
        Shape[] shapes = new Shape[xs.size()];
        Arrays.fill(shapes, Shape.of(size));
        GraphNetwork.Builder graph = GraphNetwork.of(shapes);
        Map<String, Integer> places = new HashMap<>();
        xs.forEach(x -> places.put(x, -1 - places.size()));
        for (NodeProto n : c.nodes()) {
            if (n.getOpType().equals("Gradient")) {
                break;
            }
            places.put(n.getOutput(0), add(graph, n, places));
        }
        GraphNetwork network = graph.build();
        network.prepare(1, Gradients.ops(precision), precision, true);
        network.beginStep(1, 1);
        List<Tensor> inputs = new ArrayList<>();
        xs.forEach(x -> inputs.add(values.get(x).reshaped(1, size).tensor(precision)));
        network.others(inputs.subList(1, inputs.size()));
        Map<String, Array> outputs = new HashMap<>(values);
        outputs.put(y(), Array.of(network.forward(inputs.getFirst())).reshaped(dims));
        Array.filled(new int[] {1, size}, 1).fill(network.outputGradient());
        network.backward(network.outputGradient());
        for (int k = 0; k < xs.size(); k++) {
            outputs.put(node.getOutput(k), Array.of(network.inputGradient(k)).reshaped(dims));
        }
        return outputs;
    }

    private String y() {
        return Call.attributes(node.getAttributeList()).get("y").getS().toStringUtf8();
    }

    private static int add(GraphNetwork.Builder graph, NodeProto n, Map<String, Integer> places) {
        String type = LAYERS.get(n.getOpType());
        if (type == null || n.getInputList().stream().anyMatch(i -> !places.containsKey(i))) {
            throw new NotApplicable("the gradient of " + n.getOpType());
        }
        LayerSpec spec = Bench.layer(type);
        int[] from = n.getInputList().stream().mapToInt(places::get).toArray();
        return graph.add(n.getOutput(0), spec, from);
    }
}
