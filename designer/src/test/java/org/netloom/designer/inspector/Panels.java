package org.netloom.designer.inspector;

import java.awt.Component;
import java.awt.Container;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JTextField;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.designer.Displays;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;

/** What tests of panels share: designs to edit, components by name. */
final class Panels {
    private Panels() {}

    static Editor sample(String name) {
        return editor(DesignFile.load(Path.of("../samples", name, name + ".netloom")));
    }

    static Editor editor(Design design) {
        return new Editor(DesignDocument.untitled(design, Checks.direct()));
    }

    /** All components of a type below another one, the visible ones only. */
    static <C extends Component> List<C> all(Container root, Class<C> type) {
        List<C> found = new ArrayList<>();
        for (Component c : root.getComponents()) {
            if (!c.isVisible()) {
                continue;
            }
            if (type.isInstance(c)) {
                found.add(type.cast(c));
            }
            if (c instanceof Container inner) {
                found.addAll(all(inner, type));
            }
        }
        return found;
    }

    static boolean has(Container root, String name) {
        return all(root, JComponent.class).stream().anyMatch(c -> name.equals(c.getName()));
    }

    static <C extends JComponent> C named(Container root, String name, Class<C> type) {
        return all(root, type).stream()
                .filter(c -> name.equals(c.getName()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no visible " + name));
    }

    /** Replaces the text, as a person does who selects all and types. */
    static void type(Container root, String name, String text) {
        JTextField field = named(root, name, JTextField.class);
        field.setText(text);
    }

    static String text(Container root, String name) {
        return named(root, name, JTextField.class).getText();
    }

    static void click(Container root, String name) {
        named(root, name, AbstractButton.class).doClick(0);
    }

    /** Presses a button by its text. */
    static void press(Container root, String text) {
        all(root, AbstractButton.class).stream()
                .filter(b -> text.equals(b.getText()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no button " + text))
                .doClick(0);
    }

    /** The texts of what is wrong, as they are shown. */
    static List<String> messages(Container root) {
        return all(root, Messages.class).stream()
                .flatMap(m -> m.shown().stream())
                .map(p -> p.text())
                .toList();
    }

    static void run(Runnable work) {
        Displays.onEventThread(() -> {
            work.run();
            return null;
        });
    }
}
