package org.netloom.designer.widget;

import com.formdev.flatlaf.util.SystemInfo;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.swing.KeyStroke;
import org.netloom.designer.Texts;

/**
 * Something a user can do: menus, tool bars, context menus and the command palette are made of these.
 *
 * @param id for example "edit.undo"; its text is {@code command.ID}, its explanation {@code command.ID.tip}
 * @param key where it has a short cut
 * @param title what it says just now; "Undo add Conv2d"
 * @param enabled whether it can be done just now
 */
public record Command(
        String id, Optional<KeyStroke> key, Supplier<String> title, BooleanSupplier enabled, Runnable action) {
    /** A command that is always possible; the key in the notation of {@link KeyStroke#getKeyStroke(String)}, or "". */
    public static Command of(String id, String key, Runnable action) {
        Optional<KeyStroke> stroke =
                key.isEmpty() ? Optional.empty() : Optional.ofNullable(KeyStroke.getKeyStroke(onThisSystem(key)));
        return new Command(id, stroke, () -> Texts.get("command." + id), () -> true, action);
    }

    /** Short cuts are written with Ctrl; a Mac has Cmd in its place. */
    private static String onThisSystem(String key) {
        return SystemInfo.isMacOS ? key.replace("ctrl", "meta") : key;
    }

    public Command when(BooleanSupplier possible) {
        return new Command(id, key, title, possible, action);
    }

    public Command titled(Supplier<String> changing) {
        return new Command(id, key, changing, enabled, action);
    }

    /** One line on what it does; empty where its title says it. */
    public String tip() {
        String key = "command." + id + ".tip";
        return Texts.has(key) ? Texts.get(key) : "";
    }

    /** Does it, where that is possible just now. */
    public void run() {
        if (enabled.getAsBoolean()) {
            action.run();
        }
    }
}
