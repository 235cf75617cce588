package org.netloom.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
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
    private static final Set<String> HEADS = Set.of("Conv2d", "Dense", "ConvTranspose2d", "BatchNorm", "Add");

    private final Body body;
    private final Catalogue catalogue;
    private final Set<String> needed = new HashSet<>();

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

    static List<Group> groups(Body body, List<Node> inputs, Node output, Catalogue catalogue) {
        Fusion fusion = new Fusion(body, catalogue);
        fusion.require(output.id());
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

    /** Needed nodes so that each comes behind its inputs, otherwise in the order of the document. */
    private List<Node> ordered() {
        List<Node> document =
                body.nodes().stream().filter(n -> needed.contains(n.id())).toList();
        Map<String, Integer> missing = new HashMap<>();
        Map<String, Integer> place = new HashMap<>();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < document.size(); i++) {
            String id = document.get(i).id();
            place.put(id, i);
            missing.put(id, body.edgesInto(id).size());
            if (missing.get(id) == 0) {
                ready.add(i);
            }
        }
        List<Node> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            Node n = document.get(ready.remove());
            order.add(n);
            for (Edge e : body.edgesOutOf(n.id())) {
                if (needed.contains(e.to()) && missing.merge(e.to(), -1, Integer::sum) == 0) {
                    ready.add(place.get(e.to()));
                }
            }
        }
        return order;
    }

    private Group group(Node head) {
        String type = head.content().type();
        Node end = head;
        Optional<Node> norm = PRODUCTS.contains(type)
                ? next(end).filter(n -> n.content().type().equals("BatchNorm"))
                : Optional.empty();
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
