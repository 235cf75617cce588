package org.netloom.designer.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.check.CheckResult;
import org.netloom.design.Body;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.spec.Arity;

/**
 * Says why an edge cannot be drawn, while the mouse is still down. One object serves one drag: it remembers what it found
 * out until the design changes or its check arrives.
 */
public final class ConnectionRules {
    private final Editor editor;
    private final Optional<Edge> moving;
    private final Map<Edge, Optional<String>> refusals = new HashMap<>();
    private final Map<Edge, Optional<String>> misfits = new HashMap<>();
    private Design design;
    private CheckResult result;

    private ConnectionRules(Editor editor, Optional<Edge> moving) {
        this.editor = editor;
        this.moving = moving;
        this.design = editor.design();
        this.result = editor.document().result();
    }

    /** For a new edge. */
    public static ConnectionRules of(Editor editor) {
        return new ConnectionRules(editor, Optional.empty());
    }

    /** For an edge whose beginning or end is dragged elsewhere: it does not stand in its own way. */
    public static ConnectionRules moving(Editor editor, Edge edge) {
        return new ConnectionRules(editor, Optional.of(edge));
    }

    /** As {@link #why(String, String, int)}, for a single question. */
    public static Optional<String> why(Editor editor, String from, String to, int port) {
        return of(editor).why(from, to, port);
    }

    /** The input of a node that a new edge goes to where it is dropped on the node as a whole: the first free one. */
    public static int freePort(Editor editor, String id) {
        int most = editor.body()
                .node(id)
                .flatMap(n -> Bodies.arity(editor.design(), n))
                .map(Arity::max)
                .orElse(1);
        return Math.max(0, Math.min(Bodies.freePort(editor.body(), id), most - 1));
    }

    /** What speaks against an edge, in a sentence: {@link #impossible}, otherwise {@link #misfit}. */
    public Optional<String> why(String from, String to, int port) {
        return impossible(from, to, port).or(() -> misfit(from, to, port));
    }

    /** Why there cannot be such an edge: a cycle, an input that is taken, a node without inputs. */
    public Optional<String> impossible(String from, String to, int port) {
        refresh();
        return refusals.computeIfAbsent(new Edge(from, to, port), this::refusal);
    }

    /**
     * Why the layer would not accept what the edge brings, in the words of the checker. Such an edge can be drawn all the
     * same: the checker then offers what mends it, for example a Flatten in between.
     */
    public Optional<String> misfit(String from, String to, int port) {
        refresh();
        return misfits.computeIfAbsent(
                new Edge(from, to, port),
                e -> TrialConnection.of(editor, e, others(e)).problem());
    }

    private void refresh() {
        if (design != editor.design() || result != editor.document().result()) {
            design = editor.design();
            result = editor.document().result();
            refusals.clear();
            misfits.clear();
        }
    }

    /** The other edges into the node. */
    private List<Edge> others(Edge edge) {
        return editor.body().edgesInto(edge.to()).stream()
                .filter(e -> moving.filter(e::equals).isEmpty())
                .toList();
    }

    private Optional<String> refusal(Edge edge) {
        Body body = editor.body();
        for (String id : List.of(edge.from(), edge.to())) {
            if (!body.has(id)) {
                return Optional.of(Texts.get("edit.connect.missing", id));
            }
        }
        if (edge.from().equals(edge.to())) {
            return Optional.of(Texts.get("edit.connect.self"));
        }
        Node node = Bodies.node(body, edge.to());
        Optional<Arity> arity = Bodies.arity(editor.design(), node);
        if (arity.filter(a -> a.max() == 0).isPresent()) {
            return Optional.of(Texts.get("edit.connect.none", edge.to()));
        }
        List<Edge> others = others(edge);
        if (others.contains(edge)) {
            return Optional.of(Texts.get("edit.connect.same", edge.from()));
        }
        boolean one = arity.filter(a -> a.max() == 1).isPresent();
        if (one && !others.isEmpty()) {
            return Optional.of(
                    Texts.get("edit.connect.one", edge.to(), others.getFirst().from()));
        }
        Optional<Edge> taken =
                others.stream().filter(e -> e.port() == edge.port()).findFirst();
        if (taken.isPresent()) {
            return Optional.of(Texts.get(
                    "edit.connect.taken",
                    edge.to(),
                    edge.port() + 1,
                    taken.get().from()));
        }
        return cycle(body, edge).map(way -> Texts.get("edit.connect.cycle", String.join(" -> ", way)));
    }

    /** The nodes of the cycle that an edge would close, in the order of the data; empty where it closes none. */
    private Optional<List<String>> cycle(Body body, Edge edge) {
        Map<String, String> by = new HashMap<>();
        Deque<String> queue = new ArrayDeque<>(List.of(edge.to()));
        by.put(edge.to(), edge.from());
        while (!queue.isEmpty()) {
            String at = queue.remove();
            for (Edge e : body.edgesOutOf(at)) {
                if (moving.filter(e::equals).isPresent()) {
                    continue;
                }
                if (e.to().equals(edge.from())) {
                    List<String> way = new ArrayList<>(List.of(edge.from()));
                    for (String id = at; !id.equals(edge.from()); id = by.get(id)) {
                        way.addFirst(id);
                    }
                    way.addFirst(edge.from());
                    return Optional.of(way);
                }
                if (by.putIfAbsent(e.to(), at) == null) {
                    queue.add(e.to());
                }
            }
        }
        return Optional.empty();
    }
}
