package org.netloom.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * A network of any shape, for tests: nodes in topological order. It may have several inputs; the first is the argument of
 * {@link #forward}, the others lie outside the plan and are set by the test. Gradients of all inputs are kept.
 */
public final class GraphNetwork extends Network {
    /** Where a node's input comes from: a node by its number, or input k as {@code -1 - k}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Node(Layer layer, int[] from) {}

    private final List<Node> nodes;
    private final List<Tensor> others = new ArrayList<>();
    private final Tensor[] inputGradients;
    private Tensor first;

    private GraphNetwork(String name, List<Shape> inputs, List<Node> nodes) {
        super(name, inputs.getFirst(), nodes.getLast().layer().outputShape());
        this.nodes = nodes;
        nodes.forEach(n -> add(n.layer()));
        inputGradients = new Tensor[inputs.size()];
        for (Shape s : inputs.subList(1, inputs.size())) {
            others.add(new Tensor(1, s));
        }
    }

    /** Collects nodes; the last one gives the output. */
    public static final class Builder {
        private final List<Shape> inputs;
        private final List<Node> nodes = new ArrayList<>();

        private Builder(List<Shape> inputs) {
            this.inputs = inputs;
        }

        public Shape shape(int from) {
            return from < 0 ? inputs.get(-1 - from) : nodes.get(from).layer().outputShape();
        }

        /** Adds the layer of a spec; returns its number. Without {@code from} it reads the node before, or the input. */
        public int add(String name, LayerSpec spec, int... from) {
            return add(shapes -> Layers.create(name, spec, shapes), from);
        }

        /** Adds a layer made for its input shapes. */
        public int add(Function<List<Shape>, Layer> layer, int... from) {
            int[] sources = from.length > 0 ? from : new int[] {nodes.size() - 1};
            List<Shape> shapes = new ArrayList<>();
            for (int f : sources) {
                shapes.add(shape(f));
            }
            nodes.add(new Node(layer.apply(shapes), sources));
            return nodes.size() - 1;
        }

        public GraphNetwork build() {
            return new GraphNetwork("graph", inputs, List.copyOf(nodes));
        }
    }

    public static Builder of(Shape... inputs) {
        return new Builder(List.of(inputs));
    }

    /** Sets the inputs beside the first one. */
    public void others(List<Tensor> tensors) {
        Collections.copy(others, tensors);
    }

    @Override
    public Tensor forward(Tensor input) {
        first = input;
        if (execution().memory().planning()) {
            others.replaceAll(t -> new Tensor(input.capacity(), t.shape()));
        }
        Tensor[] values = new Tensor[nodes.size()];
        for (int i = 0; i < values.length; i++) {
            Node n = nodes.get(i);
            Tensor[] x = new Tensor[n.from().length];
            for (int k = 0; k < x.length; k++) {
                x[k] = value(values, n.from()[k]);
            }
            values[i] = x.length == 1 ? n.layer().forward(x[0]) : n.layer().forward(x);
        }
        return values[values.length - 1];
    }

    /** How many different indices an input may be; 0 where it is quantities. */
    public int indicesOf(int input) {
        return nodes.stream()
                .filter(n -> java.util.Arrays.stream(n.from()).anyMatch(f -> f == -1 - input))
                .mapToInt(n -> n.layer().spec().indices())
                .max()
                .orElse(0);
    }

    private Tensor value(Tensor[] values, int from) {
        return from >= 0 ? values[from] : from == -1 ? first : others.get(-2 - from);
    }

    @Override
    public void backward(Tensor dOutput) {
        Tensor[] gradients = new Tensor[nodes.size()];
        java.util.Arrays.fill(inputGradients, null);
        gradients[nodes.size() - 1] = dOutput;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (gradients[i] == null) {
                continue;
            }
            Node n = nodes.get(i);
            n.layer().backward(gradients[i]);
            for (int k = 0; k < n.from().length; k++) {
                Tensor[] into = n.from()[k] < 0 ? inputGradients : gradients;
                int at = n.from()[k] < 0 ? -1 - n.from()[k] : n.from()[k];
                Tensor g = n.layer().gradient(k);
                into[at] = into[at] == null ? g : sum(into[at], g);
            }
        }
        for (Tensor g : inputGradients) {
            if (g != null && execution().memory().planning()) {
                execution().memory().touch(g);
            }
        }
    }

    @Override
    public Tensor inputGradient(int input) {
        return inputGradients[input];
    }

    @Override
    public String designHash() {
        return "test";
    }
}
