package org.netloom.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** The order in which the nodes of a body run. */
final class RunOrder {
    private RunOrder() {}

    /** Nodes behind their inputs; where there is a choice, what only training needs last, then as in the document. */
    static List<Node> of(Body body) {
        List<Node> document = new ArrayList<>(body.nodes());
        Set<String> late = body instanceof Design design ? design.onlyForTraining() : Set.of();
        if (!late.isEmpty()) {
            document.sort((a, b) -> Boolean.compare(late.contains(a.id()), late.contains(b.id())));
        }
        Map<String, Integer> missing = new HashMap<>();
        Map<String, Integer> place = new HashMap<>();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < document.size(); i++) {
            String id = document.get(i).id();
            int inputs = (int)
                    body.edgesInto(id).stream().filter(e -> body.has(e.from())).count();
            place.put(id, i);
            missing.put(id, inputs);
            if (inputs == 0) {
                ready.add(i);
            }
        }
        List<Node> order = new ArrayList<>();
        Set<String> done = new HashSet<>();
        while (!ready.isEmpty()) {
            Node n = document.get(ready.remove());
            order.add(n);
            done.add(n.id());
            for (Edge e : body.edgesOutOf(n.id())) {
                if (body.has(e.to()) && missing.merge(e.to(), -1, Integer::sum) == 0) {
                    ready.add(place.get(e.to()));
                }
            }
        }
        document.stream().filter(n -> !done.contains(n.id())).forEach(order::add);
        return order;
    }
}
