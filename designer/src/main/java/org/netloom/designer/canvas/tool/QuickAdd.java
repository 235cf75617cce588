package org.netloom.designer.canvas.tool;

import java.awt.BorderLayout;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.ScrollPaneConstants;
import javax.swing.UIManager;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.palette.PaletteList;
import org.netloom.designer.palette.PaletteRow.Item;
import org.netloom.designer.palette.PaletteRows;
import org.netloom.designer.widget.Actions;

/** The palette at the mouse: type to filter, Enter to take, Escape or a click elsewhere to leave. */
final class QuickAdd extends Floating {
    private static final long serialVersionUID = 1L;
    private static final Dimension SIZE = new Dimension(280, 316);
    private static final int GAP = 8;

    private final JTextField search = new JTextField();
    private final PaletteList list = new PaletteList();
    private final transient Editor editor;
    private final transient Consumer<Item> taken;
    private final transient Runnable closed;
    private boolean over;

    private QuickAdd(Editor editor, Consumer<Item> taken, Runnable closed) {
        super(new BorderLayout(0, GAP));
        this.editor = editor;
        this.taken = taken;
        this.closed = closed;
        setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        search.putClientProperty("JTextField.placeholderText", Texts.get("palette.search"));
        search.putClientProperty("JTextField.leadingIcon", new com.formdev.flatlaf.icons.FlatSearchIcon());
        search.putClientProperty("JTextField.selectAllOnFocusPolicy", "never");
        search.getAccessibleContext().setAccessibleName(Texts.get("palette.search"));
        Actions.typed(search, _ -> refresh());
        Actions.bind(search, "DOWN", () -> step(1));
        Actions.bind(search, "UP", () -> step(-1));
        Actions.bind(search, "ENTER", this::take);
        Actions.bind(search, "ESCAPE", this::leave);
        search.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent e) {
                if (!e.isTemporary()) {
                    leave();
                }
            }
        });
        list.setBackground(UIManager.getColor("PopupMenu.background"));
        list.setFocusable(false);
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
                take();
            }
        });
        JScrollPane scroll = new JScrollPane(
                list, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getVerticalScrollBar().setFocusable(false);
        add(search, BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
        getAccessibleContext().setAccessibleName(Texts.get("canvas.quickadd"));
        refresh();
    }

    /**
     * Opens it.
     *
     * @param owner gets it as a child, and the focus back
     * @param taken gets what was chosen, if something is
     * @param closed run in any case, in front of {@code taken}
     */
    static QuickAdd open(JComponent owner, Point at, Editor editor, Consumer<Item> taken, Runnable closed) {
        QuickAdd quick = new QuickAdd(editor, taken, closed);
        int x = Math.clamp(at.x, GAP, Math.max(GAP, owner.getWidth() - SIZE.width - GAP));
        int y = Math.clamp(at.y, GAP, Math.max(GAP, owner.getHeight() - SIZE.height - GAP));
        quick.setLocation(x, y);
        owner.add(quick, 0);
        quick.fit();
        owner.repaint();
        quick.search.requestFocusInWindow();
        return quick;
    }

    private void step(int by) {
        int next = list.getSelectedIndex() + by;
        if (next >= 0 && next < list.getModel().getSize()) {
            list.setSelectedIndex(next);
            list.ensureIndexIsVisible(list.getSelectedIndex());
        }
    }

    private void take() {
        list.selected().ifPresent(item -> {
            leave();
            taken.accept(item);
        });
    }

    /** Goes away. */
    void leave() {
        if (over) {
            return;
        }
        over = true;
        Container owner = getParent();
        if (owner != null) {
            boolean focused = search.isFocusOwner();
            owner.remove(this);
            owner.repaint();
            if (focused) {
                owner.requestFocusInWindow();
            }
        }
        closed.run();
    }

    private void refresh() {
        list.rows(PaletteRows.items(editor.design(), editor.body(), search.getText()));
        list.selectFirst();
        fit();
    }

    /** No higher than what was found. */
    private void fit() {
        if (getParent() != null) {
            int rows = list.getPreferredSize().height;
            int wanted = search.getPreferredSize().height + 3 * GAP + Math.max(40, rows);
            setSize(
                    SIZE.width,
                    Math.min(wanted, Math.min(SIZE.height, getParent().getHeight() - 2 * GAP)));
            validate();
            getParent().repaint();
        }
    }

    /** True until it went away. */
    boolean isOpen() {
        return !over;
    }

    JTextField searchField() {
        return search;
    }
}
