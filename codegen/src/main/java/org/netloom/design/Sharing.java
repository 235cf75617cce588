package org.netloom.design;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which nodes of a body have one set of parameters. */
final class Sharing {
    private Sharing() {}

    /**
     * For each node that has the parameters of another one: that other one. Of the nodes that share, the one that runs first
     * has them for its own, whichever the document names; so the parameters are there when the others want them.
     */
    static Map<String, String> owners(Body body) {
        if (body.nodes().stream().allMatch(n -> n.sharesWith().isEmpty())) {
            return Map.of();
        }
        Map<String, String> roots = new LinkedHashMap<>();
        for (Node n : body.nodes()) {
            roots.put(n.id(), root(body, n));
        }
        List<Node> order = body.runOrder();
        Map<String, String> first = new HashMap<>();
        order.forEach(n -> first.putIfAbsent(roots.get(n.id()), n.id()));
        Map<String, String> owners = new LinkedHashMap<>();
        for (Node n : order) {
            String owner = first.get(roots.get(n.id()));
            if (!owner.equals(n.id())) {
                owners.put(n.id(), owner);
            }
        }
        return owners;
    }

    /** Where a chain of nodes that share ends; what is broken has its own parameters. */
    private static String root(Body body, Node node) {
        Set<String> seen = new HashSet<>();
        Node at = node;
        while (seen.add(at.id())) {
            Optional<Node> next = at.sharesWith().flatMap(body::node);
            if (next.isEmpty()) {
                return at.id();
            }
            at = next.get();
        }
        return node.id();
    }
}
