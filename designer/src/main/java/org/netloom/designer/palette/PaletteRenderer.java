package org.netloom.designer.palette;

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.palette.PaletteRow.Header;
import org.netloom.designer.palette.PaletteRow.Item;
import org.netloom.render.Rgb;

/** Paints the rows of lists of layers: a tile with the icon, name and one line of documentation. */
public final class PaletteRenderer implements ListCellRenderer<PaletteRow> {
    private static final int TILE = 32;
    private static final int ICON = 22;

    private final JPanel row = new JPanel(
            new MigLayout("insets 4 8 4 8, gap 0, novisualpadding", "[" + TILE + "!]10[grow, 0:0]4[]", "[]0[]"));
    private final Tile tile = new Tile();
    private final JLabel name = new JLabel();
    private final JLabel summary = new JLabel();
    private final JLabel aside = new JLabel();
    private final JLabel header = new JLabel();
    private final JPanel head = new JPanel(new MigLayout("insets 10 8 2 8, gap 0, novisualpadding", "[grow]", "[]"));

    public PaletteRenderer() {
        row.add(tile, "spany 2, width " + TILE + "!, height " + TILE + "!");
        row.add(name, "growx, wmin 0, aligny bottom");
        row.add(aside, "spany 2, aligny center, wrap");
        row.add(summary, "growx, wmin 0, aligny top");
        head.add(header, "growx");
        head.setOpaque(true);
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends PaletteRow> list, PaletteRow value, int index, boolean selected, boolean focused) {
        Color muted = UIManager.getColor("Label.disabledForeground");
        Font font = list.getFont();
        return switch (value) {
            case Header(String title) -> {
                head.setBackground(list.getBackground());
                header.setFont(small(font).deriveFont(Font.BOLD));
                header.setForeground(muted);
                header.setText(title);
                head.getAccessibleContext().setAccessibleName(title);
                yield head;
            }
            case Item item -> {
                row.setBackground(selected ? list.getSelectionBackground() : list.getBackground());
                Color text = selected ? list.getSelectionForeground() : list.getForeground();
                tile.show(item, selected);
                name.setFont(font.deriveFont(Font.BOLD));
                name.setForeground(text);
                name.setText(item.name());
                summary.setFont(small(font));
                summary.setForeground(selected ? text : muted);
                summary.setText(item.summary());
                aside.setFont(small(font));
                aside.setForeground(selected ? text : muted);
                aside.setText(item.aside());
                row.getAccessibleContext().setAccessibleName(item.name());
                row.getAccessibleContext().setAccessibleDescription(item.summary());
                yield row;
            }
        };
    }

    private static Font small(Font font) {
        return font.deriveFont(font.getSize2D() - 1.5f);
    }

    /** The icon on a faint ground of its colour. */
    private static final class Tile extends JComponent {
        private static final long serialVersionUID = 1L;
        private static final int RADIUS = 8;
        private transient Item item;
        private boolean selected;

        void show(Item shown, boolean isSelected) {
            item = shown;
            selected = isSelected;
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(TILE, TILE);
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            Rgb accent = LayerIcons.accent(item.category());
            Rgb ground =
                    selected ? LayerIcons.theme().card() : LayerIcons.theme().faint(accent);
            g.setColor(new Color(ground.red(), ground.green(), ground.blue()));
            g.fillRoundRect(0, 0, getWidth(), getHeight(), RADIUS * 2, RADIUS * 2);
            item.icon(ICON).paintIcon(this, g, (getWidth() - ICON) / 2, (getHeight() - ICON) / 2);
            g.dispose();
        }
    }
}
