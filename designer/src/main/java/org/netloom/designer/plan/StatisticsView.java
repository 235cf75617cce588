package org.netloom.designer.plan;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableCellRenderer;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.WrappedText;

/** Least, greatest, mean and deviation of each channel or column of the training part, with how its values are spread. */
final class StatisticsView extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int SPREAD = 5;
    private static final int ROW = 28;

    private final Model model = new Model();

    StatisticsView() {
        super(new BorderLayout(0, 8));
        setOpaque(false);
        JTable table = new JTable(model);
        table.setRowHeight(ROW);
        table.setFillsViewportHeight(true);
        DefaultTableCellRenderer numbers = new DefaultTableCellRenderer();
        numbers.setHorizontalAlignment(SwingConstants.TRAILING);
        for (int c = 1; c < SPREAD; c++) {
            table.getColumnModel().getColumn(c).setCellRenderer(numbers);
        }
        DefaultTableCellRenderer names = new DefaultTableCellRenderer();
        names.putClientProperty("html.disable", true);
        table.getColumnModel().getColumn(0).setCellRenderer(names);
        table.getColumnModel().getColumn(0).setPreferredWidth(160);
        table.getColumnModel().getColumn(SPREAD).setPreferredWidth(220);
        table.getColumnModel().getColumn(SPREAD).setCellRenderer(new Spread());
        JScrollPane scroll = new JScrollPane(table);
        scroll.setPreferredSize(new Dimension(500, 300));
        add(WrappedText.quiet(Texts.get("data.statistics.help")), BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
    }

    void show(List<ChannelStatistics> now) {
        model.rows = now;
        model.fireTableDataChanged();
    }

    AbstractTableModel model() {
        return model;
    }

    private static final class Model extends AbstractTableModel {
        private static final long serialVersionUID = 1L;
        private static final List<String> KEYS = List.of("name", "min", "max", "mean", "deviation", "spread");

        private transient List<ChannelStatistics> rows = List.of();

        @Override
        public int getRowCount() {
            return rows.size();
        }

        @Override
        public int getColumnCount() {
            return KEYS.size();
        }

        @Override
        public String getColumnName(int column) {
            return Texts.get("data.statistics." + KEYS.get(column));
        }

        @Override
        public Object getValueAt(int row, int column) {
            ChannelStatistics s = rows.get(row);
            return switch (column) {
                case 0 -> s.name();
                case 1 -> ChannelStatistics.rounded(s.min());
                case 2 -> ChannelStatistics.rounded(s.max());
                case 3 -> ChannelStatistics.rounded(s.mean());
                case 4 -> ChannelStatistics.rounded(s.deviation());
                default -> s;
            };
        }
    }

    /** A histogram in a cell. The height goes with the square root: most images are black nearly everywhere. */
    private static final class Spread extends JPanel implements TableCellRenderer {
        private static final long serialVersionUID = 1L;

        private transient ChannelStatistics shown;

        Spread() {
            setBorder(BorderFactory.createEmptyBorder(3, 6, 3, 6));
        }

        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean selected, boolean focused, int row, int column) {
            shown = (ChannelStatistics) value;
            setBackground(selected ? table.getSelectionBackground() : table.getBackground());
            return this;
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            super.paintComponent(graphics);
            Graphics2D g = (Graphics2D) graphics.create();
            g.setColor(ClassColours.of(OpenedData.Part.TRAIN));
            int most = shown.bins().stream().mapToInt(n -> n).max().orElse(1);
            double width = (getWidth() - 12.0) / ChannelStatistics.BINS;
            double height = getHeight() - 6.0;
            for (int b = 0; b < ChannelStatistics.BINS; b++) {
                int count = shown.bins().get(b);
                if (count > 0) {
                    double h = Math.max(1, height * Math.sqrt((double) count / most));
                    g.fill(new Rectangle2D.Double(6 + b * width, 3 + height - h, Math.max(1, width - 1), h));
                }
            }
            g.dispose();
        }
    }
}
