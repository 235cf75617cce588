package org.netloom.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netloom.design.Content;
import org.netloom.design.Node;

/** One statement of a forward pass: a layer, several that run in one pass, or a block. */
public sealed interface Step {
    /** Node that gives it its name. */
    Node node();

    /** Field that holds it. */
    String field();

    List<Value> inputs();

    Value output();

    /** True where it holds something that is trained. */
    boolean learns();

    /** Field of an earlier step whose parameters it has; empty where it has its own. */
    Optional<String> sharedWith();

    /** How the gradients of its inputs come out. */
    Flow flow();

    /** True where the gradient of an input may be one that others read too. */
    boolean sharesGradient(int input);

    /** How the gradients of a step's inputs come out of its backward pass. */
    enum Flow {
        /** One tensor made for the only input. */
        OWN,
        /** The gradient of the output itself, or another view of it. */
        SHARED,
        /** One tensor for each input, asked for by number; the backward pass of a block returns the first. */
        PORTS
    }

    /**
     * A layer with what was fused behind it.
     *
     * @param layerClass simple name of the executable layer: "ConvBatchNormLayer"
     * @param norm batch normalisation behind a convolution or dense layer
     * @param activation element-wise function behind it
     */
    record LayerStep(
            Node node,
            Optional<Node> norm,
            Optional<Node> activation,
            String layerClass,
            String field,
            List<Value> inputs,
            Value output,
            boolean learns,
            Optional<String> sharedWith,
            Flow flow)
            implements Step {
        public LayerStep {
            inputs = List.copyOf(inputs);
        }

        @Override
        public boolean sharesGradient(int input) {
            return flow == Flow.SHARED;
        }

        /** All its nodes, in their order. */
        public List<Node> nodes() {
            List<Node> all = new ArrayList<>(List.of(node));
            norm.ifPresent(all::add);
            activation.ifPresent(all::add);
            return all;
        }

        /** What was fused: "conv1 + relu1 in one pass"; empty where nothing was. */
        public String fusion() {
            String names = nodes().stream().map(Node::id).collect(Collectors.joining(" + "));
            return nodes().size() == 1
                    ? ""
                    : norm.isPresent() ? names + ", one pass in inference" : names + " in one pass";
        }
    }

    /**
     * A use of a block, once or several times in a row.
     *
     * @param repeated true where it is an array with a loop
     */
    record BlockStep(
            Node node,
            ClassPlan block,
            boolean repeated,
            int times,
            String field,
            List<Value> inputs,
            Value output,
            boolean learns,
            Optional<String> sharedWith)
            implements Step {
        public BlockStep {
            inputs = List.copyOf(inputs);
        }

        public Content.BlockUse use() {
            return (Content.BlockUse) node.content();
        }

        @Override
        public Flow flow() {
            return inputs.size() > 1 ? Flow.PORTS : sharesGradient(0) ? Flow.SHARED : Flow.OWN;
        }

        @Override
        public boolean sharesGradient(int input) {
            return block.sharesGradient(input);
        }
    }
}
