package org.netloom.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.problem.Problem;

/**
 * Collects problems. A mistake in a block that is used many times is told once, at the first place, with the number of
 * the others.
 */
public final class Findings {
    private record Key(Body body, String node, String code, String parameter, String text) {}

    private final Map<Key, Problem> first = new LinkedHashMap<>();
    private final Map<Key, Integer> further = new LinkedHashMap<>();

    /** A problem that concerns no node of a body. */
    public void add(Problem problem) {
        add(null, "", problem);
    }

    /** A problem of a node: {@code problem.node()} is its path, {@code id} its name in the body that defines it. */
    public void add(Body body, String id, Problem problem) {
        // Another use of a block has other numbers in the same sentence.
        String text = body instanceof BlockDefinition ? "" : problem.text();
        Key key = new Key(body, id, problem.code(), problem.parameter(), text);
        Problem before = first.putIfAbsent(key, problem);
        if (before == null || before.equals(problem)) {
            return;
        }
        if (before.node().equals(problem.node())) {
            first.put(new Key(body, id, problem.code(), problem.parameter(), problem.text()), problem);
        } else {
            further.merge(key, 1, Integer::sum);
        }
    }

    /** All problems, in the order they were found. */
    public List<Problem> all() {
        List<Problem> all = new ArrayList<>();
        first.forEach((key, p) -> {
            int more = further.getOrDefault(key, 0);
            String text = p.text() + (more == 0 ? "" : " (and in " + more + (more == 1 ? " more place)" : " more places)"));
            all.add(more == 0 ? p : new Problem(p.key(), p.node(), p.parameter(), text, p.fixes()));
        });
        return all;
    }
}
