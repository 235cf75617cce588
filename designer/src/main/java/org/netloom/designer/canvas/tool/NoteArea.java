package org.netloom.designer.canvas.tool;

import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.ScrollPaneConstants;
import javax.swing.UIManager;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Actions;

/** A note that is edited where it lies. A click elsewhere and Ctrl-Enter take the text, Escape leaves it as it was; a new one stays. */
final class NoteArea extends JScrollPane {
    private static final long serialVersionUID = 1L;
    private final JTextArea area;
    private final transient Supplier<Rectangle> at;
    private final transient Consumer<String> taken;
    private final transient Runnable left;
    private final String before;
    private boolean over;

    private NoteArea(String text, Supplier<Rectangle> at, Consumer<String> taken, Runnable left) {
        super(
                new JTextArea(text),
                ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        area = (JTextArea) getViewport().getView();
        this.at = at;
        this.taken = taken;
        this.left = left;
        before = text;
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setFont(UIManager.getFont("Label.font"));
        area.setMargin(new java.awt.Insets(6, 8, 6, 8));
        area.putClientProperty("JTextField.placeholderText", Texts.get("canvas.note.hint"));
        area.getAccessibleContext().setAccessibleName(Texts.get("canvas.note"));
        if (EventQueue.getCurrentEvent() instanceof KeyEvent pressed && pressed.getID() == KeyEvent.KEY_PRESSED) {
            area.addKeyListener(new Swallow(pressed.getKeyChar()));
        }
        Actions.bind(area, "ESCAPE", () -> {
            // What is new is not lost by the key that ends it; undo takes it back.
            if (before.isEmpty()) {
                take();
            } else {
                leave();
            }
        });
        Actions.bind(area, "ctrl ENTER", this::take);
        area.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent e) {
                if (!e.isTemporary()) {
                    take();
                }
            }
        });
    }

    /**
     * Opens it.
     *
     * @param taken gets the text where it is another one
     * @param left run when it was given up without a change
     */
    static NoteArea open(JComponent owner, String text, Supplier<Rectangle> at, Consumer<String> taken, Runnable left) {
        NoteArea note = new NoteArea(text, at, taken, left);
        note.setBounds(at.get());
        owner.add(note, 0);
        note.validate();
        note.area.selectAll();
        owner.repaint();
        note.area.requestFocusInWindow();
        return note;
    }

    /** What it stands on has moved. */
    void follow() {
        setBounds(at.get());
        validate();
    }

    private void take() {
        if (over) {
            return;
        }
        String text = area.getText().strip();
        if (text.equals(before)) {
            leave();
        } else {
            goAway();
            taken.accept(text);
        }
    }

    /** Goes away and changes nothing. */
    void leave() {
        if (!over) {
            goAway();
            left.run();
        }
    }

    private void goAway() {
        over = true;
        java.awt.Container owner = getParent();
        if (owner != null) {
            boolean focused = area.isFocusOwner();
            owner.remove(this);
            owner.repaint();
            if (focused) {
                owner.requestFocusInWindow();
            }
        }
    }

    /** The key that opened it is not part of the text. */
    private static final class Swallow extends KeyAdapter {
        private final char opening;
        private boolean over;

        Swallow(char opening) {
            this.opening = opening;
        }

        @Override
        public void keyPressed(KeyEvent e) {
            over = true;
        }

        @Override
        public void keyTyped(KeyEvent e) {
            if (!over && e.getKeyChar() == opening) {
                e.consume();
            }
            over = true;
        }
    }
}
