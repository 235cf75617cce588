package org.netloom.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netloom.problem.Problem;

/**
 * Collects problems. A mistake in a block that is used many times is told once, at the first place, with the number of
 * the others.
 */
public final class Findings {
    /** @param number among those of the same kind at the same place */
    private record Key(Body body, String node, String code, String parameter, int number) {}

    private record Place(String path, String code, String parameter) {}

    private final Map<Key, Problem> first = new LinkedHashMap<>();
    private final Map<Key, Integer> further = new HashMap<>();
    private final Map<Place, Integer> numbers = new HashMap<>();
    private final Set<Problem> known = new HashSet<>();

    /** A problem that concerns no node of a body. */
    public void add(Problem problem) {
        add(null, "", problem);
    }

    /** A problem of a node: {@code problem.node()} is its path, {@code id} its name in the body that defines it. */
    public void add(Body body, String id, Problem problem) {
        if (!known.add(problem)) {
            return;
        }
        Place place = new Place(problem.node(), problem.code(), problem.parameter());
        int number = numbers.merge(place, 1, Integer::sum);
        // Another use of a block may have other numbers in the same sentence: the text does not count.
        Key key = new Key(body, id, problem.code(), problem.parameter(), number);
        if (first.putIfAbsent(key, problem) != null) {
            further.merge(key, 1, Integer::sum);
        }
    }

    /** All problems, in the order they were found. */
    public List<Problem> all() {
        List<Problem> all = new ArrayList<>();
        first.forEach((key, p) -> {
            int more = further.getOrDefault(key, 0);
            String text =
                    p.text() + (more == 0 ? "" : " (and in " + more + (more == 1 ? " more place)" : " more places)"));
            all.add(more == 0 ? p : new Problem(p.key(), p.node(), p.parameter(), text, p.fixes()));
        });
        return all;
    }
}
