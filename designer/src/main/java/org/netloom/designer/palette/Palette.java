package org.netloom.designer.palette;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignChange;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.document.Scope;
import org.netloom.designer.palette.PaletteRow.Item;
import org.netloom.designer.widget.Actions;
import org.netloom.designer.widget.Command;

/**
 * Everything that can be added, with a search field on top. Typing anywhere in it searches, Enter and double click add behind
 * the selection, a drag takes a layer to the canvas.
 */
public final class Palette extends JPanel {
    private static final long serialVersionUID = 1L;
    private final transient Editor editor;
    private final transient Consumer<Item> add;
    private final transient EditorListener following = new Following();
    private final JTextField search = new JTextField();
    private final PaletteList list = new PaletteList();

    /** @param add adds a row's layer behind what is selected */
    public Palette(Editor editor, Consumer<Item> add) {
        super(new BorderLayout());
        this.editor = editor;
        this.add = add;
        search.putClientProperty("JTextField.placeholderText", Texts.get("palette.search"));
        search.putClientProperty("JTextField.showClearButton", true);
        // The letter that brought the focus here must not be typed over by the next one.
        search.putClientProperty("JTextField.selectAllOnFocusPolicy", "never");
        search.putClientProperty("JTextField.leadingIcon", new com.formdev.flatlaf.icons.FlatSearchIcon());
        search.getAccessibleContext().setAccessibleName(Texts.get("palette.search"));
        Actions.typed(search, _ -> refresh());
        search.addKeyListener(new SearchKeys());
        JPanel top = new JPanel(new BorderLayout());
        top.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
        top.add(search);
        add(top, BorderLayout.NORTH);
        JScrollPane scroll = new JScrollPane(
                list, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getVerticalScrollBar().setUnitIncrement(20);
        add(scroll, BorderLayout.CENTER);
        list.addKeyListener(new ListKeys());
        list.addMouseListener(new DoubleClick());
        list.setTransferHandler(new PaletteDrag(list));
        list.setDragEnabled(true);
        getAccessibleContext().setAccessibleName(Texts.get("palette.title"));
        editor.addListener(following);
        colours();
        refresh();
    }

    /** Ends it. */
    public void close() {
        editor.removeListener(following);
    }

    /** What can be done here. */
    public List<Command> commands() {
        return List.of(Command.of("insert.search", "ctrl K", this::search));
    }

    /** Gives the search field the focus, with its text selected. */
    public void search() {
        search.requestFocusInWindow();
        search.selectAll();
    }

    /** The field on top. */
    public JTextField searchField() {
        return search;
    }

    /** The rows. */
    public PaletteList rows() {
        return list;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (list != null) {
            colours();
        }
    }

    private void colours() {
        Color ground = UIManager.getColor("Panel.background");
        list.setBackground(ground);
    }

    private void refresh() {
        Optional<Item> before = list.selected();
        list.rows(PaletteRows.of(editor.design(), editor.body(), search.getText()));
        if (search.getText().isBlank()) {
            before.ifPresent(item -> list.select(item.name()));
        } else {
            list.selectFirst();
        }
    }

    private void addSelected() {
        list.selected().ifPresent(add);
    }

    private final class Following implements EditorListener {
        @Override
        public void designChanged(DesignChange change) {
            // Blocks and their use counts only; layers never change.
            if (!change.before().blocks().isEmpty() || !change.after().blocks().isEmpty()) {
                refresh();
            }
        }

        @Override
        public void scopeChanged(Scope scope) {
            refresh();
        }
    }

    /** In the search field: the list is worked from there. */
    private final class SearchKeys extends KeyAdapter {
        @Override
        public void keyPressed(KeyEvent e) {
            switch (e.getKeyCode()) {
                case KeyEvent.VK_DOWN, KeyEvent.VK_UP, KeyEvent.VK_PAGE_DOWN, KeyEvent.VK_PAGE_UP ->
                    SwingUtilities.processKeyBindings(
                            new KeyEvent(list, e.getID(), e.getWhen(), 0, e.getKeyCode(), e.getKeyChar()));
                case KeyEvent.VK_ENTER -> addSelected();
                case KeyEvent.VK_ESCAPE -> {
                    if (search.getText().isEmpty()) {
                        return;
                    }
                    search.setText("");
                }
                default -> {
                    return;
                }
            }
            e.consume();
        }
    }

    /** In the list: letters go to the search field. */
    private final class ListKeys extends KeyAdapter {
        @Override
        public void keyTyped(KeyEvent e) {
            boolean command = e.isControlDown() || e.isAltDown() || e.isMetaDown();
            if (!command && !Character.isISOControl(e.getKeyChar())) {
                search.requestFocusInWindow();
                search.setText(search.getText() + e.getKeyChar());
                e.consume();
            }
        }

        @Override
        public void keyPressed(KeyEvent e) {
            if (e.getKeyCode() == KeyEvent.VK_ENTER) {
                addSelected();
                e.consume();
            } else if (e.getKeyCode() == KeyEvent.VK_ESCAPE && !search.getText().isEmpty()) {
                search.setText("");
                e.consume();
            }
        }
    }

    private final class DoubleClick extends MouseAdapter {
        @Override
        public void mouseClicked(MouseEvent e) {
            if (SwingUtilities.isLeftMouseButton(e) && e.getClickCount() == 2) {
                int row = list.locationToIndex(e.getPoint());
                if (row >= 0 && list.getCellBounds(row, row).contains(e.getPoint())) {
                    addSelected();
                }
            }
        }
    }

    /** For the layout of the window: narrower than this, names are cut. */
    @Override
    public java.awt.Dimension getMinimumSize() {
        return new java.awt.Dimension(160, 120);
    }

    @Override
    public java.awt.Dimension getPreferredSize() {
        return new java.awt.Dimension(248, Math.max(240, super.getPreferredSize().height));
    }
}
