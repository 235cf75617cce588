package org.netloom.designer.palette;

import java.util.Optional;
import javax.swing.Icon;
import org.netloom.design.Content;
import org.netloom.spec.Category;

/** A row of the palette. */
public sealed interface PaletteRow {
    /** Head of a section; cannot be selected. */
    record Header(String title) implements PaletteRow {}

    /**
     * Something that can be added.
     *
     * @param category of a layer; empty for a block
     * @param content of the new node
     * @param hint longer explanation, may be empty
     * @param aside what stands at the right, such as how often a block is used; may be empty
     */
    record Item(String name, Optional<Category> category, Content content, String summary, String hint, String aside)
            implements PaletteRow {
        public Icon icon(int size) {
            return LayerIcons.of(content, size);
        }
    }
}
