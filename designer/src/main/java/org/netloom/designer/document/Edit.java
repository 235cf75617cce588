package org.netloom.designer.document;

import java.util.function.Consumer;
import org.netloom.design.Design;

/**
 * A change of a design with a name. It need not know how to undo itself: a document keeps the difference.
 *
 * @param name what the menu says after "Undo", for example "add Conv2d"
 * @param mergeKey edits in a row with the same key, not empty, are undone together: keystrokes in one field, a drag
 * @param change gets a copy of the design; if it throws, nothing has happened
 */
public record Edit(String name, String mergeKey, Consumer<Design> change) {
    public static Edit of(String name, Consumer<Design> change) {
        return new Edit(name, "", change);
    }

    /** The same edit, undone together with its neighbours of that key. */
    public Edit merging(String key) {
        return new Edit(name, key, change);
    }

    /** This edit and then another one, as one step with this one's name. */
    public Edit and(Edit then) {
        return new Edit(name, mergeKey, change.andThen(then.change));
    }
}
