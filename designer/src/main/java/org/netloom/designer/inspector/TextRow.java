package org.netloom.designer.inspector;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.JTextField;
import org.netloom.designer.widget.Actions;

/** A field for a text that takes effect as it is typed, where it is legal; otherwise it says what is wrong. */
final class TextRow {
    private final JTextField field = new JTextField(10);
    private final Words message = Words.small("", () -> Look.of(org.netloom.problem.Severity.ERROR));
    private String shown = "";
    private boolean showing;
    private boolean wrong;

    /**
     * A field.
     *
     * @param problem why a text is not legal; empty where it is
     * @param entered gets legal texts
     * @param ended is told when the person is through
     */
    TextRow(String name, Function<String, Optional<String>> problem, Consumer<String> entered, Runnable ended) {
        field.setName(name);
        message.setVisible(false);
        Actions.typed(field, text -> {
            if (showing) {
                return;
            }
            Optional<String> why = problem.apply(text);
            wrong = why.isPresent();
            field.putClientProperty("JComponent.outline", wrong ? "error" : null);
            message.setText(why.orElse(""));
            message.setVisible(wrong);
            if (!wrong) {
                shown = text;
                entered.accept(text);
            }
        });
        Actions.bind(field, "ENTER", ended);
        Actions.bind(field, "ESCAPE", () -> {
            wrong = false;
            write();
        });
        field.addFocusListener(new java.awt.event.FocusAdapter() {
            @Override
            public void focusLost(java.awt.event.FocusEvent e) {
                ended.run();
            }
        });
    }

    JTextField field() {
        return field;
    }

    void placeholder(String text) {
        field.putClientProperty("JTextField.placeholderText", text);
    }

    /** Adds it to a form. */
    void addTo(Form form, String words) {
        form.row(words, field);
        form.panel.add(message, "newline, skip 1, span 2, growx, wmin 0");
    }

    /** Shows a text, unless a person is typing one that is not legal yet. */
    void show(String text) {
        if (wrong && text.equals(shown)) {
            return;
        }
        shown = text;
        wrong = false;
        write();
    }

    private void write() {
        field.putClientProperty("JComponent.outline", null);
        message.setVisible(false);
        if (!field.getText().equals(shown)) {
            showing = true;
            field.setText(shown);
            showing = false;
        }
    }
}
