package org.netloom.design;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netloom.spec.LayerSpec;

/**
 * A node of a design or block.
 *
 * @param id unique within its body
 * @param sharesWith node of the same body whose parameters it has; empty where it has its own
 * @param position on the canvas, where somebody placed it
 * @param note of a person, may be empty
 * @param unknown fields of the file that this version does not know; they are saved again
 */
public record Node(
        String id,
        Content content,
        Optional<String> sharesWith,
        Optional<Position> position,
        String note,
        Map<String, Object> unknown) {
    /** Field of design files for {@link #sharesWith}. */
    public static final String SHARES_WITH = "sharesWith";

    public Node {
        unknown = new LinkedHashMap<>(unknown);
    }

    public static Node of(String id, Content content) {
        return new Node(id, content, Optional.empty(), Optional.empty(), "", Map.of());
    }

    public static Node of(String id, LayerSpec spec) {
        return of(id, new Content.Layer(spec));
    }

    /** The layer; empty for blocks, templates and what could not be read. */
    public Optional<LayerSpec> spec() {
        return content instanceof Content.Layer(LayerSpec spec) ? Optional.of(spec) : Optional.empty();
    }

    public Node withId(String changed) {
        return new Node(changed, content, sharesWith, position, note, unknown);
    }

    public Node withContent(Content changed) {
        return new Node(id, changed, sharesWith, position, note, unknown);
    }

    public Node withNote(String changed) {
        return new Node(id, content, sharesWith, position, changed, unknown);
    }

    public Node withUnknown(Map<String, Object> changed) {
        return new Node(id, content, sharesWith, position, note, changed);
    }

    /** With the parameters of another node of its body: two places in the network, one set of numbers. */
    public Node sharing(String other) {
        return new Node(id, content, Optional.of(other), position, note, unknown);
    }

    /** With parameters of its own. */
    public Node withOwnParameters() {
        return new Node(id, content, Optional.empty(), position, note, unknown);
    }

    /**
     * As part of a copy.
     *
     * @param names of the nodes of the copy, by those they had; with a node that is not among them nothing can be shared
     */
    public Node sharingAmong(Map<String, String> names) {
        return sharesWith
                .filter(names::containsKey)
                .map(other -> sharing(names.get(other)))
                .orElseGet(this::withOwnParameters);
    }

    /** Without a place on the canvas. */
    public Node withoutPosition() {
        return new Node(id, content, sharesWith, Optional.empty(), note, unknown);
    }

    /** Elsewhere; stays pinned where it was. */
    public Node at(double x, double y) {
        boolean pinned = position.filter(Position::pinned).isPresent();
        return at(new Position(x, y, pinned));
    }

    public Node at(Position changed) {
        return new Node(id, content, sharesWith, Optional.of(changed), note, unknown);
    }
}
