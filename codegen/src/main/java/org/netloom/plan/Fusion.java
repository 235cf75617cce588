package org.netloom.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.netloom.design.Body;
import org.netloom.design.Edge;
import org.netloom.design.Node;

/**
 * The steps of a body in the order in which they run, with what runs in one pass put together: a convolution, dense layer
 * or addition with the element-wise function behind it, and batch normalisation with both. Only where nobody else takes
 * the value in between.
 */
final class Fusion {
    private static final Set<String> PRODUCTS = Set.of("Conv2d", "Dense");
    private static final Set<String> HEADS = Set.of(
            "Conv2d",
            "Dense",
            "ConvTranspose2d",
            "Conv1d",
            "Conv3d",
            "SeparableConv2d",
            "BatchNorm",
            "LayerNorm",
            "GroupNorm",
            "InstanceNorm",
            "Add");

    private final Body body;
    private final Catalogue catalogue;
    private final Set<String> needed = new HashSet<>();

    /** Batch normalisation by the layer in front of it. */
    private final Map<String, Node> norms = new LinkedHashMap<>();

    /** Nodes that run as one step. */
    record Group(Node node, Optional<Node> norm, Optional<Node> activation) {
        Group(Node node) {
            this(node, Optional.empty(), Optional.empty());
        }

        /** The node whose output the step gives. */
        Node last() {
            return activation.or(() -> norm).orElse(node);
        }
    }

    /** What must be known of a node beside its type. */
    interface Catalogue {
        /** True for an element-wise function whose derivative follows from its output. */
        boolean fusible(Node node);
    }

    private Fusion(Body body, Catalogue catalogue) {
        this.body = body;
        this.catalogue = catalogue;
    }

    static List<Group> groups(Body body, List<Node> inputs, List<Node> outputs, Catalogue catalogue) {
        Fusion fusion = new Fusion(body, catalogue);
        outputs.forEach(n -> fusion.require(n.id()));
        fusion.pair();
        List<Group> groups = new ArrayList<>();
        Set<String> done = new HashSet<>();
        inputs.forEach(n -> done.add(n.id()));
        for (Node n : fusion.ordered()) {
            if (!done.contains(n.id())) {
                Group g = fusion.group(n);
                groups.add(g);
                done.add(g.node().id());
                g.norm().ifPresent(m -> done.add(m.id()));
                g.activation().ifPresent(m -> done.add(m.id()));
            }
        }
        return groups;
    }

    /** Marks everything that leads to a node. */
    private void require(String output) {
        List<String> open = new ArrayList<>(List.of(output));
        while (!open.isEmpty()) {
            String id = open.removeLast();
            if (needed.add(id)) {
                body.edgesInto(id).forEach(e -> open.add(e.from()));
            }
        }
    }

    /** Needed nodes in the order in which they run. */
    private List<Node> ordered() {
        return body.runOrder().stream().filter(n -> needed.contains(n.id())).toList();
    }

    /**
     * Batch normalisation runs in one pass with what is in front of it where all that share parameters with either do so in
     * the same way: layers of one class have the same parameters.
     */
    private void pair() {
        for (Node n : ordered()) {
            if (PRODUCTS.contains(n.content().type())) {
                next(n).filter(m -> m.content().type().equals("BatchNorm")).ifPresent(m -> norms.put(n.id(), m));
            }
        }
        Map<String, String> owners = body.owners();
        if (owners.isEmpty()) {
            return;
        }
        Map<String, String> products = new HashMap<>();
        boolean changed = true;
        while (changed) {
            products.clear();
            norms.forEach((product, norm) -> products.put(norm.id(), product));
            changed = norms.keySet().removeIf(product -> !evenly(product, owners, products));
        }
    }

    /** True where each node that shares with a product has a norm that shares with the norm behind it, and back. */
    private boolean evenly(String product, Map<String, String> owners, Map<String, String> products) {
        UnaryOperator<String> owner = id -> owners.getOrDefault(id, id);
        String norm = norms.get(product).id();
        return body.nodes().stream().map(Node::id).allMatch(id -> {
            if (owner.apply(id).equals(owner.apply(product))) {
                return norms.containsKey(id) && owner.apply(norms.get(id).id()).equals(owner.apply(norm));
            }
            return !owner.apply(id).equals(owner.apply(norm))
                    || products.containsKey(id) && owner.apply(products.get(id)).equals(owner.apply(product));
        });
    }

    private Group group(Node head) {
        String type = head.content().type();
        Node end = head;
        Optional<Node> norm = Optional.ofNullable(norms.get(head.id()));
        end = norm.orElse(end);
        Optional<Node> activation = HEADS.contains(type) ? next(end).filter(catalogue::fusible) : Optional.empty();
        return new Group(head, norm, activation);
    }

    /** The only node that takes a node's output. */
    private Optional<Node> next(Node node) {
        List<Edge> out = body.edgesOutOf(node.id()).stream()
                .filter(e -> needed.contains(e.to()))
                .toList();
        return out.size() == 1 ? body.node(out.getFirst().to()) : Optional.empty();
    }
}
