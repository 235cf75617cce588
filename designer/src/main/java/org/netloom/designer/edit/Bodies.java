package org.netloom.designer.edit;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Names;
import org.netloom.design.Node;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Scope;
import org.netloom.spec.Arity;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecType;

/** What several edits need to know of bodies and nodes. */
final class Bodies {
    private Bodies() {}

    /** The body that an edit changes. */
    static Body of(Design design, Scope scope) {
        return scope.body(design).orElseThrow(() -> new IllegalStateException("the block is gone: " + scope));
    }

    static Node node(Body body, String id) {
        return body.node(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no node " + id + " in " + body.name()));
    }

    /** What people call it: the type, or the name of the block. */
    static String title(Content content) {
        return content instanceof Content.BlockUse use ? use.block() : content.type();
    }

    /** "conv1", or "3 layers". */
    static String describe(Collection<String> ids) {
        return ids.size() == 1 ? ids.iterator().next() : Texts.get("edit.layers", ids.size());
    }

    /** Hyper-parameters as written in a file, without the type; of a block use its arguments. */
    static Map<String, Object> values(Node node) {
        return switch (node.content()) {
            case Content.Layer(LayerSpec spec) -> SpecType.of(spec).toJson(spec);
            case Content.Template t -> t.values();
            case Content.Unreadable u -> u.values();
            case Content.BlockUse u -> u.arguments();
            case Content.BlockInput _ -> Map.of();
        };
    }

    /** The hyper-parameters in a map that may be changed. */
    static Map<String, Object> valuesCopy(Node node) {
        return new LinkedHashMap<>(values(node));
    }

    /** A name for new content that is free in a body: "conv1", "residualBlock1". */
    static String fresh(Body body, Content content) {
        return switch (content) {
            case Content.Layer(LayerSpec spec) -> Names.fresh(body, spec);
            case Content.BlockInput _ -> Names.unique("in", body::has);
            case Content.BlockUse use -> numbered(body, lowered(use.block()));
            case Content.Template t -> numbered(body, t.type().toLowerCase(Locale.ROOT));
            case Content.Unreadable u -> numbered(body, u.type().toLowerCase(Locale.ROOT));
        };
    }

    private static String lowered(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static String numbered(Body body, String wanted) {
        String base = Names.legalized(wanted);
        int n = 1;
        while (body.has(base + n)) {
            n++;
        }
        return base + n;
    }

    // ---- edges ------------------------------------------------------------------------------------------------------

    /** How many inputs a node takes; empty where that is not known. */
    static Optional<Arity> arity(Design design, Node node) {
        return switch (node.content()) {
            case Content.Layer(LayerSpec spec) -> Optional.of(spec.arity());
            case Content.Template _ -> Optional.of(Arity.ONE);
            case Content.BlockUse use -> Optional.of(design.arity(use)).map(a -> a.equals(Arity.ANY) ? Arity.ONE : a);
            case Content.BlockInput _ -> Optional.of(Arity.NONE);
            case Content.Unreadable _ -> Optional.empty();
        };
    }

    /** True where the number of inputs is open, as that of Add and Concat is. */
    static boolean takesMany(Body body, String id) {
        return body.node(id)
                .flatMap(Node::spec)
                .filter(s -> s.arity().max() == Integer.MAX_VALUE)
                .isPresent();
    }

    /** The smallest input that no edge leads to. */
    static int freePort(Body body, String id) {
        Set<Integer> used = new HashSet<>();
        body.edgesInto(id).forEach(e -> used.add(e.port()));
        int port = 0;
        while (used.contains(port)) {
            port++;
        }
        return port;
    }
}
