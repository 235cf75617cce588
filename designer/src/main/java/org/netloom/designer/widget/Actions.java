package org.netloom.designer.widget;

import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;

/** Swing's listeners from lambdas. */
public final class Actions {
    private Actions() {}

    /** An action of Swing. */
    public static Action of(Runnable action) {
        return new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                action.run();
            }
        };
    }

    /** Does something at a key while the component has the focus. */
    public static void bind(JComponent component, String key, Runnable action) {
        component.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key), key);
        component.getActionMap().put(key, of(action));
    }

    /** Tells where the mouse is pressed on a component and dragged to from there. */
    public static void held(JComponent component, Consumer<MouseEvent> told) {
        MouseAdapter mouse = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent e) {
                told.accept(e);
            }

            @Override
            public void mouseDragged(MouseEvent e) {
                told.accept(e);
            }
        };
        component.addMouseListener(mouse);
        component.addMouseMotionListener(mouse);
    }

    /** Tells the text of a field after every change. */
    public static void typed(JTextComponent field, Consumer<String> told) {
        field.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent e) {
                told.accept(field.getText());
            }

            @Override
            public void removeUpdate(DocumentEvent e) {
                told.accept(field.getText());
            }

            @Override
            public void changedUpdate(DocumentEvent e) {
                // Attributes only.
            }
        });
    }
}
