package org.netloom.designer.inspector;

import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JComponent;
import org.netloom.problem.Severity;

/**
 * Edits one value in the notation of design files. What a person enters may be no value at all; it is handed on as it is,
 * and stays in the field, until it is a value.
 */
abstract class ValueEditor {
    private Consumer<Object> entered = _ -> {};
    private Runnable ended = () -> {};

    /** Where it is shown. */
    abstract JComponent component();

    /** What gets the focus and the accessible name. */
    JComponent field() {
        return component();
    }

    /** Shows a value; empty where several nodes have different ones. */
    abstract void show(Optional<Object> value);

    /** Marks it as wrong, or not. */
    void outline(Optional<Severity> severity) {
        field().putClientProperty(
                        "JComponent.outline",
                        severity.map(s -> s == Severity.ERROR ? "error" : "warning")
                                .orElse(null));
    }

    /** The editor of a number, a size and so on can show what of its place it knows. */
    void context(PaddingPicture.Window window) {
        // Most editors show nothing but their value.
    }

    final void listen(Consumer<Object> whenEntered, Runnable whenEnded) {
        entered = whenEntered;
        ended = whenEnded;
    }

    /** The person entered this: a value in the notation of design files, or a text that is none. */
    final void enter(Object value) {
        entered.accept(value);
    }

    /** The person is through with this field: what comes next is another step. */
    final void end() {
        ended.run();
    }
}
