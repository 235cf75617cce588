package org.netloom.designer.shell;

import java.util.List;
import java.util.function.Supplier;
import javax.swing.JComponent;
import org.netloom.designer.widget.Command;

/**
 * A panel of the window with what it offers.
 *
 * @param commands asked for each time menus are made
 * @param shown called when it comes into view
 * @param close called when its document is closed: it lets go of listeners and processes
 */
public record Part(JComponent component, Supplier<List<Command>> commands, Runnable shown, Runnable close) {
    public static Part of(JComponent component) {
        return new Part(component, List::of, () -> {}, () -> {});
    }

    public Part commands(Supplier<List<Command>> value) {
        return new Part(component, value, shown, close);
    }

    public Part shown(Runnable value) {
        return new Part(component, commands, value, close);
    }

    public Part close(Runnable value) {
        return new Part(component, commands, shown, value);
    }
}
