package org.netloom.designer.document;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.netloom.design.Body;
import org.netloom.design.Edge;

/**
 * What is selected in one body.
 *
 * @param nodes ids, in the order in which they were selected
 * @param notes indices of notes; the design itself has notes, blocks have none
 */
public record Selection(Set<String> nodes, Set<Edge> edges, Set<Integer> notes) {
    public static final Selection NONE = new Selection(Set.of(), Set.of(), Set.of());

    public Selection {
        nodes = Collections.unmodifiableSet(new LinkedHashSet<>(nodes));
        edges = Collections.unmodifiableSet(new LinkedHashSet<>(edges));
        notes = Collections.unmodifiableSet(new LinkedHashSet<>(notes));
    }

    public static Selection of(String... nodes) {
        return nodes(Set.of(nodes));
    }

    public static Selection nodes(Collection<String> nodes) {
        return new Selection(new LinkedHashSet<>(nodes), Set.of(), Set.of());
    }

    public static Selection edge(Edge edge) {
        return new Selection(Set.of(), Set.of(edge), Set.of());
    }

    public static Selection note(int index) {
        return new Selection(Set.of(), Set.of(), Set.of(index));
    }

    public boolean isEmpty() {
        return nodes.isEmpty() && edges.isEmpty() && notes.isEmpty();
    }

    /** The only selected thing, if that is a node. */
    public Optional<String> single() {
        return nodes.size() == 1 && edges.isEmpty() && notes.isEmpty()
                ? Optional.of(nodes.iterator().next())
                : Optional.empty();
    }

    /** With a node added, or taken out where it was in. */
    public Selection toggled(String node) {
        Set<String> now = new LinkedHashSet<>(nodes);
        if (!now.remove(node)) {
            now.add(node);
        }
        return new Selection(now, edges, notes);
    }

    /** What of it is still there. */
    Selection within(Body body, int noteCount) {
        Set<String> n = new LinkedHashSet<>(nodes);
        n.removeIf(id -> !body.has(id));
        Set<Edge> e = new LinkedHashSet<>(edges);
        e.retainAll(body.edges());
        Set<Integer> t = new LinkedHashSet<>(notes);
        t.removeIf(i -> i >= noteCount);
        return new Selection(n, e, t);
    }
}
