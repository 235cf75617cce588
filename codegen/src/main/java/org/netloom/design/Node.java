package org.netloom.design;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netloom.spec.LayerSpec;

/**
 * A node of a design or block.
 *
 * @param id unique within its body
 * @param position on the canvas, where somebody placed it
 * @param note of a person, may be empty
 * @param unknown fields of the file that this version does not know; they are saved again
 */
public record Node(String id, Content content, Optional<Position> position, String note, Map<String, Object> unknown) {
    public Node {
        unknown = new LinkedHashMap<>(unknown);
    }

    public static Node of(String id, Content content) {
        return new Node(id, content, Optional.empty(), "", Map.of());
    }

    public static Node of(String id, LayerSpec spec) {
        return of(id, new Content.Layer(spec));
    }

    /** The layer; empty for blocks, templates and what could not be read. */
    public Optional<LayerSpec> spec() {
        return content instanceof Content.Layer(LayerSpec spec) ? Optional.of(spec) : Optional.empty();
    }

    public Node withId(String changed) {
        return new Node(changed, content, position, note, unknown);
    }

    public Node withContent(Content changed) {
        return new Node(id, changed, position, note, unknown);
    }

    public Node withNote(String changed) {
        return new Node(id, content, position, changed, unknown);
    }

    public Node withUnknown(Map<String, Object> changed) {
        return new Node(id, content, position, note, changed);
    }

    /** Elsewhere; stays pinned where it was. */
    public Node at(double x, double y) {
        boolean pinned = position.filter(Position::pinned).isPresent();
        return at(new Position(x, y, pinned));
    }

    public Node at(Position changed) {
        return new Node(id, content, Optional.of(changed), note, unknown);
    }
}
