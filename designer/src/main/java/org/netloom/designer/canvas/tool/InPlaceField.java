package org.netloom.designer.canvas.tool;

import java.awt.Font;
import java.awt.Rectangle;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.UIManager;
import org.netloom.designer.widget.Actions;
import org.netloom.designer.widget.WrappedText;

/**
 * A line of text that is edited where it stands. What is wrong with it is said below it while it is typed. Enter takes it,
 * Escape and a click elsewhere while it is wrong leave everything as it was.
 */
final class InPlaceField extends JTextField {
    private static final long serialVersionUID = 1L;
    private static final int BUBBLE_GAP = 4;
    private static final int WIDEST_BUBBLE = 320;

    private final transient Function<String, Optional<String>> problem;
    private final transient Consumer<String> taken;
    private final transient Supplier<Rectangle> at;
    private final String before;
    private final WrappedText bubble = new WrappedText("");
    private boolean over;

    private InPlaceField(
            String text, Supplier<Rectangle> at, Function<String, Optional<String>> problem, Consumer<String> taken) {
        super(text);
        this.at = at;
        this.problem = problem;
        this.taken = taken;
        before = text;
        bubble.setOpaque(true);
        bubble.setVisible(false);
        bubble.setBorder(javax.swing.BorderFactory.createCompoundBorder(
                javax.swing.BorderFactory.createLineBorder(UIManager.getColor("Component.error.focusedBorderColor")),
                javax.swing.BorderFactory.createEmptyBorder(4, 8, 4, 8)));
        bubble.setBackground(UIManager.getColor("ToolTip.background"));
        bubble.setForeground(UIManager.getColor("ToolTip.foreground"));
        Actions.bind(this, "ENTER", this::take);
        Actions.bind(this, "ESCAPE", this::leave);
        Actions.typed(this, _ -> check());
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent e) {
                // A menu that opens takes the focus for a while only.
                if (!e.isTemporary()) {
                    take();
                    leave();
                }
            }
        });
    }

    /**
     * Opens a field over a component.
     *
     * @param owner gets the field as a child, and the focus back
     * @param at where it stands in the owner; asked again by {@link #follow}
     * @param problem what is wrong with a text, said below the field
     * @param taken gets the text, where it is another one and right
     */
    static InPlaceField open(
            JComponent owner,
            Supplier<Rectangle> at,
            Font font,
            String text,
            String accessibleName,
            Function<String, Optional<String>> problem,
            Consumer<String> taken) {
        InPlaceField field = new InPlaceField(text, at, problem, taken);
        field.setFont(font);
        field.getAccessibleContext().setAccessibleName(accessibleName);
        field.setBounds(at.get());
        owner.add(field, 0);
        owner.add(field.bubble, 0);
        field.selectAll();
        field.check();
        owner.repaint();
        field.requestFocusInWindow();
        return field;
    }

    /** What it stands on has moved. */
    void follow() {
        setBounds(at.get());
        check();
    }

    /** Puts a text in that Enter would take. */
    void suggest(String text) {
        setText(text);
        selectAll();
    }

    private Optional<String> wrong() {
        return getText().equals(before) && !before.isEmpty() ? Optional.empty() : problem.apply(getText());
    }

    private void check() {
        Optional<String> wrong = wrong();
        putClientProperty("JComponent.outline", wrong.isPresent() ? "error" : null);
        // Nothing typed yet is no mistake yet.
        bubble.setVisible(wrong.isPresent() && !getText().isEmpty());
        wrong.ifPresent(why -> {
            bubble.setText(why);
            placeBubble(why);
            getAccessibleContext().setAccessibleDescription(why);
        });
    }

    /** Below the field, broken over as many lines as it needs, and within what it stands on. */
    private void placeBubble(String why) {
        java.awt.Insets insets = bubble.getInsets();
        int words = bubble.getFontMetrics(bubble.getFont()).stringWidth(why) + insets.left + insets.right + 1;
        int width = Math.min(words, WIDEST_BUBBLE);
        // Wrapped text knows its height once it knows its width.
        bubble.setSize(width, Short.MAX_VALUE);
        bubble.setSize(width, bubble.getPreferredSize().height);
        int x = getParent() == null ? getX() : Math.min(getX(), getParent().getWidth() - width - BUBBLE_GAP);
        int below = getY() + getHeight() + BUBBLE_GAP;
        boolean fits =
                getParent() == null || below + bubble.getHeight() <= getParent().getHeight();
        bubble.setLocation(Math.max(0, x), fits ? below : getY() - bubble.getHeight() - BUBBLE_GAP);
    }

    private void take() {
        if (over || wrong().isPresent()) {
            return;
        }
        String text = getText();
        leave();
        if (!text.equals(before)) {
            taken.accept(text);
        }
    }

    /** Goes away and changes nothing. */
    void leave() {
        if (over) {
            return;
        }
        over = true;
        java.awt.Container owner = getParent();
        if (owner != null) {
            boolean focused = isFocusOwner();
            owner.remove(this);
            owner.remove(bubble);
            owner.repaint();
            if (focused) {
                owner.requestFocusInWindow();
            }
        }
    }

    /** What it says of the text just now; empty where nothing. */
    String said() {
        return bubble.isVisible() ? bubble.getText() : "";
    }
}
