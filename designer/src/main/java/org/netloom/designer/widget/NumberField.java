package org.netloom.designer.widget;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.awt.Container;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseWheelEvent;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.spec.Range;

/**
 * A text field for a number, with its unit and arrows inside. The arrow keys and the wheel step too; with shift ten times
 * as far. Any text may stand in it.
 */
public final class NumberField extends JTextField {
    private static final long serialVersionUID = 1L;
    private static final int FAR = 10;

    private final boolean whole;
    private final transient Range range;
    private final transient Consumer<Object> entered;
    private transient Optional<Object> shown = Optional.empty();
    private transient Optional<Object> typed = Optional.empty();
    private final JPanel tail;
    private boolean showing;
    private boolean telling;

    /**
     * A field.
     *
     * @param entered gets the number, or the text where it is none; an empty text where nothing is left
     * @param ended is told when the person is through
     */
    public NumberField(boolean whole, Range range, String unit, Consumer<Object> entered, Runnable ended) {
        super(3);
        this.whole = whole;
        this.range = range;
        this.entered = entered;
        this.tail = tail(unit);
        putClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT, tail);
        Actions.typed(this, this::changed);
        Actions.bind(this, "UP", () -> step(1));
        Actions.bind(this, "DOWN", () -> step(-1));
        Actions.bind(this, "shift UP", () -> step(FAR));
        Actions.bind(this, "shift DOWN", () -> step(-FAR));
        Actions.bind(this, "ENTER", () -> settle(ended));
        Actions.bind(this, "ESCAPE", this::revert);
        addMouseWheelListener(e -> {
            if (isFocusOwner()) {
                step(-Integer.signum(e.getWheelRotation()) * (e.isShiftDown() ? FAR : 1));
            } else {
                scroll(e);
            }
        });
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent e) {
                selectAll();
            }

            @Override
            public void focusLost(FocusEvent e) {
                if (!e.isTemporary()) {
                    settle(ended);
                }
            }
        });
    }

    /** Without unit and arrows: for places that are narrow. */
    public NumberField narrow() {
        tail.setVisible(false);
        return this;
    }

    /** Without the focus the wheel is the scroll pane's. */
    private void scroll(MouseWheelEvent e) {
        Container pane = SwingUtilities.getAncestorOfClass(JScrollPane.class, this);
        if (pane != null) {
            pane.dispatchEvent(SwingUtilities.convertMouseEvent(this, e, pane));
        }
    }

    private JPanel tail(String unit) {
        JPanel tail = new JPanel(
                new MigLayout("insets 0 0 0 2, gap 4 0, novisualpadding", "[]4[16!]", "[grow,fill]0[grow,fill]"));
        tail.setOpaque(false);
        tail.add(new QuietLabel(unit.equals("pixels") ? "px" : unit), "spany 2, aligny center");
        tail.add(arrow(true), "cell 1 0");
        tail.add(arrow(false), "cell 1 1");
        tail.setCursor(Cursor.getDefaultCursor());
        return tail;
    }

    private JButton arrow(boolean up) {
        JButton arrow = new JButton(new Arrow(up));
        String name = Texts.get(up ? "inspector.more" : "inspector.less");
        arrow.putClientProperty("JButton.buttonType", "toolBarButton");
        arrow.setToolTipText(name);
        arrow.getAccessibleContext().setAccessibleName(name);
        arrow.putClientProperty(
                "FlatLaf.style", "margin: 0,0,0,0; toolbar.margin: 0,0,0,0; toolbar.spacingInsets: 0,0,0,0; arc: 4");
        Dimension size = new Dimension(16, 9);
        arrow.setPreferredSize(size);
        arrow.setMinimumSize(size);
        arrow.setMaximumSize(size);
        // The keyboard has the arrow keys for it.
        arrow.setFocusable(false);
        arrow.addActionListener(e -> {
            step((up ? 1 : -1) * ((e.getModifiers() & java.awt.event.ActionEvent.SHIFT_MASK) != 0 ? FAR : 1));
            requestFocusInWindow();
        });
        return arrow;
    }

    // ---- value ------------------------------------------------------------------------------------------------------

    /** Shows a value; empty where there are several. What a person is typing for the same value stays. */
    public void show(Optional<Object> value) {
        boolean same = value.equals(shown);
        shown = value;
        if (value.isPresent() && value.equals(typed) || same && isTyping()) {
            return;
        }
        write(value);
    }

    /** True where the field holds something that is not what it was given: half a number. */
    private boolean isTyping() {
        return !getText().equals(shown.map(Numbers::text).orElse(""));
    }

    private void write(Optional<Object> value) {
        if (telling) {
            // A text cannot be changed while its listeners are told of a change.
            SwingUtilities.invokeLater(() -> write(shown));
            return;
        }
        showing = true;
        setText(value.map(Numbers::text).orElse(""));
        showing = false;
        typed = Optional.empty();
        putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, value.isPresent() ? "" : Texts.get("inspector.mixed"));
    }

    private void changed(String text) {
        if (showing) {
            return;
        }
        typed = Numbers.parse(text);
        telling = true;
        try {
            entered.accept(typed.orElse(text.strip()));
        } finally {
            telling = false;
        }
    }

    private void step(int steps) {
        Object from = Numbers.parse(getText()).or(() -> shown).orElse(0L);
        Object to = Numbers.step(from, steps, whole, range);
        setText(Numbers.text(to));
        selectAll();
    }

    private void settle(Runnable ended) {
        if (typed.isPresent() && typed.equals(shown)) {
            write(shown);
        }
        ended.run();
    }

    /** Shows again what it was given last. */
    void restore() {
        write(shown);
    }

    private void revert() {
        write(shown);
        shown.ifPresent(entered);
        selectAll();
    }

    /** A small triangle. */
    private record Arrow(boolean up) implements Drawn {
        @Override
        public void draw(Graphics2D g, Component c) {
            g.setColor(Inks.quiet());
            g.draw(up ? Drawn.path(1, 4, 4, 1, 7, 4) : Drawn.path(1, 1, 4, 4, 7, 1));
        }

        @Override
        public int getIconWidth() {
            return 8;
        }

        @Override
        public int getIconHeight() {
            return 5;
        }
    }
}
