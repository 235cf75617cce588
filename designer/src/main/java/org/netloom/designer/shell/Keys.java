package org.netloom.designer.shell;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.KeyStroke;
import org.netloom.designer.widget.Command;

/** Short cuts as people read them. */
final class Keys {
    private Keys() {}

    /** "Ctrl+Shift+P". */
    static String text(KeyStroke key) {
        String with = InputEvent.getModifiersExText(key.getModifiers());
        String name = KeyEvent.getKeyText(key.getKeyCode());
        return with.isEmpty() ? name : with + "+" + name;
    }

    /** "  Ctrl+Z", or nothing for a command without one. */
    static String behind(Command command) {
        return command.key().map(k -> "   " + text(k)).orElse("");
    }
}
