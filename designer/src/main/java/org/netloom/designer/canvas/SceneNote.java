package org.netloom.designer.canvas;

import java.util.List;
import org.netloom.designer.document.Place;

/**
 * A piece of text on the canvas.
 *
 * @param index in the notes of the design
 * @param lines as they are broken on the canvas
 */
public record SceneNote(int index, String text, List<String> lines, Place place) {
    static final double WIDTH = 208;
    static final double LINE = 17;
    static final double PADDING = 12;

    public SceneNote {
        lines = List.copyOf(lines);
    }

    SceneNote at(Place now) {
        return new SceneNote(index, text, lines, now);
    }
}
