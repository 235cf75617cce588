package org.netloom.design;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of text on the canvas.
 *
 * @param unknown fields of the file that this version does not know; they are saved again
 */
public record Note(String text, Optional<Position> position, Map<String, Object> unknown) {
    public Note {
        unknown = new LinkedHashMap<>(unknown);
    }

    public static Note of(String text) {
        return new Note(text, Optional.empty(), Map.of());
    }

    /** The same text at another place. */
    public Note at(double x, double y) {
        return new Note(text, Optional.of(Position.of(x, y)), unknown);
    }
}
