package org.netloom.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.netloom.design.Body;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;

/** Finds cycles of a body: for each knot of nodes a shortest one, its nodes in the order the data would flow. */
final class CycleCheck {
    private final Body body;

    CycleCheck(Body body) {
        this.body = body;
    }

    /** One problem for each strongly connected part; {@code node} is the id where its cycle begins. */
    List<Problem> cycles() {
        List<Problem> found = new ArrayList<>();
        Map<String, Integer> position = new HashMap<>();
        for (Node n : body.nodes()) {
            position.put(n.id(), position.size());
        }
        for (Set<String> part : new GabowStrongConnectivityInspector<>(body.graph()).stronglyConnectedSets()) {
            String first = part.stream()
                    .min(java.util.Comparator.comparingInt(id -> position.getOrDefault(id, Integer.MAX_VALUE)))
                    .orElseThrow();
            List<Edge> cycle = body.has(first) ? cycle(first, part) : List.of();
            if (!cycle.isEmpty()) {
                found.add(problem(cycle).at(first));
            }
        }
        found.sort(java.util.Comparator.comparingInt(p -> position.getOrDefault(p.node(), Integer.MAX_VALUE)));
        return found;
    }

    /** A shortest way from a node back to it; empty where there is none. */
    private List<Edge> cycle(String start, Set<String> within) {
        Map<String, Edge> by = new HashMap<>();
        Set<String> seen = new HashSet<>();
        Deque<String> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            String at = queue.remove();
            for (Edge e : body.edgesOutOf(at)) {
                if (!body.has(e.to())) {
                    continue;
                }
                if (e.to().equals(start)) {
                    return back(start, e, by);
                }
                if (within.contains(e.to()) && seen.add(e.to())) {
                    by.put(e.to(), e);
                    queue.add(e.to());
                }
            }
        }
        return List.of();
    }

    private static List<Edge> back(String start, Edge last, Map<String, Edge> by) {
        List<Edge> cycle = new ArrayList<>(List.of(last));
        while (!cycle.getFirst().from().equals(start)) {
            cycle.addFirst(by.get(cycle.getFirst().from()));
        }
        return cycle;
    }

    private Problem problem(List<Edge> cycle) {
        StringBuilder names = new StringBuilder(cycle.getFirst().from());
        List<Fix> fixes = new ArrayList<>();
        for (Edge e : cycle) {
            names.append(" -> ").append(e.to());
        }
        // The edge that closes the cycle comes first: in a document written in order it is the odd one.
        for (Edge e : cycle.reversed()) {
            boolean parallel = body.edgesOutOf(e.from()).stream()
                            .filter(o -> o.to().equals(e.to()))
                            .count()
                    > 1;
            if (parallel) {
                continue;
            }
            fixes.add(new Fix.RemoveEdge("remove the edge " + e, e.from(), e.to(), e.port()));
        }
        Problem p = DesignMessage.CYCLE.problem("", names);
        return new Problem(p.key(), "", "", p.text(), fixes);
    }
}
