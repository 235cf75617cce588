package org.netloom.designer.edit;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Names;
import org.netloom.design.Node;
import org.netloom.design.Note;
import org.netloom.design.Position;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.spec.LayerSpec;

/**
 * Adding, inserting, deleting, moving and naming nodes. Those that place something are meant for {@link
 * Editor#editPlacing}, which writes the places of the other nodes too.
 */
public final class NodeEdits {
    private NodeEdits() {}

    /** The name that a new node of this content gets in a body as it is now. */
    public static String freshName(Body body, Content content) {
        return Bodies.fresh(body, content);
    }

    // ---- adding -----------------------------------------------------------------------------------------------------

    /** Adds a layer, connected to nothing; its name is {@link #freshName}. */
    public static Edit add(Scope scope, LayerSpec spec, Position at) {
        return add(scope, new Content.Layer(spec), at);
    }

    /** Adds a layer or the use of a block, connected to nothing; its name is {@link #freshName}. */
    public static Edit add(Scope scope, Content content, Position at) {
        return Edit.of(name(content), design -> {
            Body body = Bodies.of(design, scope);
            body.add(Node.of(Bodies.fresh(body, content), content).at(at));
        });
    }

    /** Adds a layer and connects it at once, as {@link #add} and {@link EdgeEdits#connect}. */
    public static Edit addConnected(Scope scope, Content content, Position at, String from) {
        return Edit.of(name(content), design -> {
            Body body = Bodies.of(design, scope);
            String id = Bodies.fresh(body, content);
            body.addBehind(Node.of(id, content).at(at), from);
            body.connect(from, id);
        });
    }

    public static Edit addBehind(Editor editor, String nodeId, LayerSpec spec) {
        return addBehind(editor, nodeId, new Content.Layer(spec));
    }

    /**
     * Adds a layer or the use of a block behind a node, in the direction in which the body is drawn. Where the node has
     * exactly one consumer, the new one stands between them and what is below makes room; otherwise it is connected as one
     * more consumer.
     */
    public static Edit addBehind(Editor editor, String nodeId, Content content) {
        Scope scope = editor.scope();
        List<Edge> out = editor.body().edgesOutOf(nodeId);
        if (out.size() == 1 && editor.body().has(out.getFirst().to()) && takesInput(content)) {
            return insertOnEdge(editor, out.getFirst(), content);
        }
        Room room = Room.behind(editor, nodeId);
        return Edit.of(name(content), design -> {
            Body body = Bodies.of(design, scope);
            String id = Bodies.fresh(body, content);
            body.addBehind(Node.of(id, content).at(room.place()), nodeId);
            if (takesInput(content)) {
                body.connect(nodeId, id);
            }
            room.make(body);
        });
    }

    private static boolean takesInput(Content content) {
        return !(content instanceof Content.BlockInput)
                && !(content instanceof Content.Layer(LayerSpec spec)
                        && spec.arity().max() == 0);
    }

    public static Edit insertOnEdge(Scope scope, Edge edge, LayerSpec spec, Position at) {
        return insertOnEdge(scope, edge, new Content.Layer(spec), at);
    }

    /** Puts a layer or the use of a block between the two nodes of an edge. */
    public static Edit insertOnEdge(Scope scope, Edge edge, Content content, Position at) {
        return Edit.of(Texts.get("edit.insert", Bodies.title(content)), design -> {
            Body body = Bodies.of(design, scope);
            insert(body, edge, Node.of(Bodies.fresh(body, content), content).at(at));
        });
    }

    /** Puts a node between the two nodes of an edge, half way; what is below makes room. */
    public static Edit insertOnEdge(Editor editor, Edge edge, Content content) {
        Scope scope = editor.scope();
        Room room = Room.on(editor, edge);
        return Edit.of(Texts.get("edit.insert", Bodies.title(content)), design -> {
            Body body = Bodies.of(design, scope);
            insert(body, edge, Node.of(Bodies.fresh(body, content), content).at(room.place()));
            room.make(body);
        });
    }

    /** Puts a node that is there, and connected to nothing, between the two nodes of an edge. */
    public static Edit moveOntoEdge(Scope scope, String id, Edge edge, Position at) {
        return Edit.of(Texts.get("edit.insert", id), design -> {
            Body body = Bodies.of(design, scope);
            body.replace(Bodies.node(body, id).at(kept(Bodies.node(body, id), at)));
            if (!edge.from().equals(id) && !edge.to().equals(id)) {
                join(body, edge, id);
            }
        });
    }

    private static void insert(Body body, Edge edge, Node added) {
        body.addBehind(added, edge.from());
        join(body, edge, added.id());
    }

    private static void join(Body body, Edge edge, String id) {
        body.replace(edge, new Edge(edge.from(), id, 0), new Edge(id, edge.to(), edge.port()));
    }

    private static String name(Content content) {
        return Texts.get("edit.add", Bodies.title(content));
    }

    // ---- deleting ---------------------------------------------------------------------------------------------------

    /**
     * Takes away what is selected. Where a node with one input goes, its consumers get that input, in the same port; the
     * inputs of an Add or Concat close up. The last entrance of a block stays.
     */
    public static Edit delete(Scope scope, Selection selection) {
        return Edit.of(deletionName(selection), design -> {
            Body body = Bodies.of(design, scope);
            Set<String> ids = new LinkedHashSet<>(selection.nodes());
            ids.removeIf(id -> !body.has(id));
            keepEntrance(body, ids);
            Healing healing = new Healing(body);
            selection.edges().stream()
                    .filter(e -> !ids.contains(e.from()) && !ids.contains(e.to()))
                    .forEach(healing::disconnect);
            body.order().stream().filter(ids::contains).forEach(healing::remove);
            healing.apply();
            ids.forEach(id -> remove(design, body, id));
            if (scope.isRoot()) {
                selection.notes().stream()
                        .sorted(Comparator.reverseOrder())
                        .filter(i -> i < design.notes().size())
                        .forEach(i -> design.notes().remove((int) i));
            }
        });
    }

    /** A block keeps at least one input. */
    private static void keepEntrance(Body body, Set<String> ids) {
        if (body instanceof BlockDefinition block) {
            List<String> inputs = block.inputs().stream().map(Node::id).toList();
            if (ids.containsAll(inputs) && !inputs.isEmpty()) {
                ids.remove(inputs.getFirst());
            }
        }
    }

    /** Removes a node without edges; of an input of a block also the edges at all uses. */
    private static void remove(Design design, Body body, String id) {
        if (body instanceof BlockDefinition block && Bodies.node(body, id).content() instanceof Content.BlockInput) {
            design.removeInput(block, id);
        } else {
            body.remove(id);
        }
    }

    private static String deletionName(Selection s) {
        if (!s.nodes().isEmpty()) {
            return Texts.get("edit.delete", Bodies.describe(s.nodes()));
        }
        return Texts.get(s.edges().isEmpty() ? "edit.deleteNote" : "edit.disconnect");
    }

    // ---- placing ----------------------------------------------------------------------------------------------------

    /** Moves nodes; pinned ones stay pinned, whatever the positions say. */
    public static Edit move(Scope scope, Map<String, Position> places) {
        return move(scope, places, Map.of());
    }

    /**
     * Moves nodes and notes.
     *
     * @param notes by index; only the design itself has notes
     */
    public static Edit move(Scope scope, Map<String, Position> places, Map<Integer, Position> notes) {
        String name = places.isEmpty()
                ? Texts.get("edit.moveNote")
                : Texts.get("edit.move", Bodies.describe(places.keySet()));
        return Edit.of(name, design -> {
            Body body = Bodies.of(design, scope);
            places.forEach((id, p) -> body.node(id).ifPresent(n -> body.replace(n.at(kept(n, p)))));
            notes.forEach((i, p) -> design.notes().set(i, design.notes().get(i).at(p.x(), p.y())));
        });
    }

    private static Position kept(Node node, Position p) {
        return p.pinned(node.position().filter(Position::pinned).isPresent());
    }

    /** Fixes nodes to where they are, so that automatic layout leaves them there, or lets them go. */
    public static Edit pin(Scope scope, Collection<String> ids, boolean pinned) {
        String key = pinned ? "edit.pin" : "edit.unpin";
        return Edit.of(Texts.get(key, Bodies.describe(ids)), design -> {
            Body body = Bodies.of(design, scope);
            for (String id : ids) {
                Node node = Bodies.node(body, id);
                node.position().ifPresent(p -> body.replace(node.at(p.pinned(pinned))));
            }
        });
    }

    // ---- names and remarks ------------------------------------------------------------------------------------------

    /** Why a node cannot have a name; empty where it can. Its own name is fine. */
    public static Optional<String> problemOfName(Body body, String id, String name) {
        if (name.equals(id)) {
            return Optional.empty();
        }
        if (name.isEmpty()) {
            return Optional.of(Texts.get("edit.name.empty"));
        }
        if (!Names.legal(name)) {
            return Optional.of(Texts.get("edit.name.illegal", name, Names.legalized(name)));
        }
        if (body.has(name)) {
            return Optional.of(Texts.get("edit.name.taken", name));
        }
        return Optional.empty();
    }

    /**
     * Gives a node another name.
     *
     * @throws EditRefused if {@link #problemOfName} says so, when the edit is applied
     */
    public static Edit rename(Scope scope, String id, String name) {
        return Edit.of(Texts.get("edit.rename", id), design -> {
            Body body = Bodies.of(design, scope);
            problemOfName(body, id, name).ifPresent(why -> {
                throw new EditRefused(why);
            });
            body.rename(id, name);
        });
    }

    /** Sets the remark of a node. Keystrokes in a row are one step. */
    public static Edit setNote(Scope scope, String id, String text) {
        return Edit.of(Texts.get("edit.remark", id), design -> {
                    Body body = Bodies.of(design, scope);
                    body.replace(Bodies.node(body, id).withNote(text));
                })
                .merging("remark " + scope.uses() + " " + id);
    }

    /** Gives a node the parameters of another one of its body, or its own again. */
    public static Edit share(Scope scope, String id, Optional<String> other) {
        String name = other.map(o -> Texts.get("edit.share", id, o)).orElseGet(() -> Texts.get("edit.share.own", id));
        return Edit.of(name, design -> {
            Body body = Bodies.of(design, scope);
            Node node = Bodies.node(body, id);
            body.replace(other.map(node::sharing).orElseGet(node::withOwnParameters));
        });
    }

    // ---- notes on the canvas ----------------------------------------------------------------------------------------

    /** Adds a note to the design; its index is the number of notes there were. Blocks have none. */
    public static Edit addNote(String text, Position at) {
        return Edit.of(
                Texts.get("edit.addNote"), design -> design.notes().add(new Note(text, Optional.of(at), Map.of())));
    }

    public static Edit moveNote(int index, Position at) {
        return move(Scope.ROOT, Map.of(), Map.of(index, at));
    }

    /** Changes the text. Keystrokes in a row are one step. */
    public static Edit changeNote(int index, String text) {
        return Edit.of(Texts.get("edit.changeNote"), design -> {
                    Note old = design.notes().get(index);
                    design.notes().set(index, new Note(text, old.position(), old.unknown()));
                })
                .merging("note " + index);
    }

    public static Edit deleteNote(int index) {
        return Edit.of(Texts.get("edit.deleteNote"), design -> design.notes().remove(index));
    }
}
