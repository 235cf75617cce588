package org.netloom.designer.palette;

import com.formdev.flatlaf.ui.FlatUIUtils;
import java.awt.Graphics;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.swing.DefaultListModel;
import javax.swing.DefaultListSelectionModel;
import javax.swing.JList;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.ListSelectionModel;
import javax.swing.UIManager;
import org.netloom.design.Content;
import org.netloom.designer.Texts;
import org.netloom.designer.palette.PaletteRow.Header;
import org.netloom.designer.palette.PaletteRow.Item;
import org.netloom.designer.widget.Icons;
import org.netloom.designer.widget.ReferenceWindow;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecFamily;

/** A list of layers and blocks in sections, whose heads are stepped over. */
public final class PaletteList extends JList<PaletteRow> {
    private static final long serialVersionUID = 1L;
    private static final int INDENT = 12;
    private final DefaultListModel<PaletteRow> rows = new DefaultListModel<>();

    public PaletteList() {
        setModel(rows);
        setSelectionModel(new OverHeads());
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        setCellRenderer(new PaletteRenderer());
        getAccessibleContext().setAccessibleName(Texts.get("palette.list"));
        addMouseListener(new Menu());
    }

    /** The page of the reference of the selected layer; blocks have none. */
    private void openReference() {
        selected()
                .filter(item -> item.content() instanceof Content.Layer)
                .ifPresent(item -> ReferenceWindow.open(
                        this, SpecFamily.of(LayerSpec.class).byName(item.name())));
    }

    /** Offers the reference where the mouse asks for a menu. */
    private final class Menu extends MouseAdapter {
        @Override
        public void mousePressed(MouseEvent e) {
            offer(e);
        }

        @Override
        public void mouseReleased(MouseEvent e) {
            offer(e);
        }

        private void offer(MouseEvent e) {
            int index = locationToIndex(e.getPoint());
            if (!e.isPopupTrigger()
                    || index < 0
                    || !(rows.get(index) instanceof Item item)
                    || !(item.content() instanceof Content.Layer)) {
                return;
            }
            setSelectedIndex(index);
            JPopupMenu menu = new JPopupMenu();
            JMenuItem open = new JMenuItem(Texts.get("reference.open"), Icons.get("help"));
            open.addActionListener(_ -> openReference());
            menu.add(open);
            menu.show(PaletteList.this, e.getX(), e.getY());
        }
    }

    /** Shows other rows; the same ones stay as they are, with their selection. */
    public void rows(List<? extends PaletteRow> now) {
        if (now.equals(Collections.list(rows.elements()))) {
            return;
        }
        clearSelection();
        rows.clear();
        rows.addAll(now);
    }

    /** The selected row. */
    public Optional<Item> selected() {
        return getSelectedValue() instanceof Item item ? Optional.of(item) : Optional.empty();
    }

    /** Selects the row of a name, where there is one. */
    public void select(String name) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Item item && item.name().equals(name)) {
                setSelectedIndex(i);
                return;
            }
        }
    }

    public void selectFirst() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Item) {
                setSelectedIndex(i);
                ensureIndexIsVisible(0);
                return;
            }
        }
    }

    /** Where the row of a name lies in this list, to be dragged from. */
    public Optional<Rectangle> bounds(String name) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Item item && item.name().equals(name)) {
                return Optional.of(getCellBounds(i, i));
            }
        }
        return Optional.empty();
    }

    /** Says so where nothing was found. */
    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        if (rows.isEmpty()) {
            g.setFont(getFont());
            g.setColor(UIManager.getColor("Label.disabledForeground"));
            FlatUIUtils.drawString(
                    this,
                    g,
                    Texts.get("palette.nothing"),
                    INDENT,
                    g.getFontMetrics().getHeight() + 4);
        }
    }

    /** Long explanations are cut, not scrolled to. */
    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public String getToolTipText(MouseEvent e) {
        int index = locationToIndex(e.getPoint());
        if (index < 0 || !getCellBounds(index, index).contains(e.getPoint()) || !(rows.get(index) instanceof Item i)) {
            return null;
        }
        String hint = i.hint().isEmpty() ? "" : "<br><code>" + escaped(i.hint()) + "</code>";
        return "<html><body style='width: 260px'><b>" + escaped(i.name()) + "</b><br>" + escaped(i.summary()) + hint;
    }

    @Override
    public Point getToolTipLocation(MouseEvent e) {
        int index = locationToIndex(e.getPoint());
        Rectangle cell = index < 0 ? null : getCellBounds(index, index);
        // Beside the list, so that the next rows stay readable.
        return cell == null ? null : new Point(getVisibleRect().x + getVisibleRect().width + 4, cell.y);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Selection goes over heads in the direction in which it came. */
    private final class OverHeads extends DefaultListSelectionModel {
        private static final long serialVersionUID = 1L;

        @Override
        public void setSelectionInterval(int anchor, int lead) {
            int row = lead;
            if (row < 0 || row >= rows.size()) {
                super.setSelectionInterval(anchor, lead);
                return;
            }
            int step = row < getLeadSelectionIndex() ? -1 : 1;
            while (row >= 0 && row < rows.size() && rows.get(row) instanceof Header) {
                row += step;
            }
            if (row >= 0 && row < rows.size()) {
                super.setSelectionInterval(row, row);
            }
        }
    }
}
