package org.netloom.designer;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.GridLayout;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableColumnModel;
import org.netloom.check.Summary;

/** The table of the layers, and the totals below it. */
final class SummaryPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MARGIN = 12;
    private static final int WIDEST = 260;

    private final Rows rows = new Rows();
    private final JTable table = new JTable(rows);
    private final JPanel totals = new JPanel(new GridLayout(0, 1, 0, 2));

    SummaryPanel() {
        super(new BorderLayout());
        table.setAutoResizeMode(JTable.AUTO_RESIZE_OFF);
        table.setFillsViewportHeight(true);
        for (int c = 0; c < Summary.COLUMNS.size(); c++) {
            DefaultTableCellRenderer cell = new DefaultTableCellRenderer();
            // A name that begins with <html> would be taken for markup.
            cell.putClientProperty("html.disable", true);
            cell.setHorizontalAlignment(Summary.NUMERIC.get(c) ? SwingConstants.RIGHT : SwingConstants.LEFT);
            table.getColumnModel().getColumn(c).setCellRenderer(cell);
        }
        totals.setBorder(BorderFactory.createEmptyBorder(8, 10, 8, 10));
        add(new JScrollPane(table), BorderLayout.CENTER);
        add(totals, BorderLayout.SOUTH);
    }

    void show(Summary summary) {
        rows.show(summary.rows());
        fitColumns();
        totals.removeAll();
        for (Summary.Total t : summary.totals()) {
            totals.add(new JLabel(t.name() + ": " + t.value()));
        }
        totals.revalidate();
    }

    /** Selects the row of a node. */
    void select(String path) {
        for (int row = 0; row < rows.getRowCount(); row++) {
            if (rows.shown.get(row).node().equals(path)) {
                table.setRowSelectionInterval(row, row);
                table.scrollRectToVisible(table.getCellRect(row, 0, true));
                return;
            }
        }
    }

    private void fitColumns() {
        TableColumnModel columns = table.getColumnModel();
        for (int c = 0; c < columns.getColumnCount(); c++) {
            int width = table.getTableHeader()
                    .getDefaultRenderer()
                    .getTableCellRendererComponent(table, Summary.COLUMNS.get(c), false, false, -1, c)
                    .getPreferredSize()
                    .width;
            for (int row = 0; row < Math.min(rows.getRowCount(), 500); row++) {
                Component cell = table.prepareRenderer(table.getCellRenderer(row, c), row, c);
                width = Math.max(width, cell.getPreferredSize().width);
            }
            columns.getColumn(c).setPreferredWidth(Math.min(WIDEST, width + MARGIN));
        }
    }

    private static final class Rows extends AbstractTableModel {
        private static final long serialVersionUID = 1L;

        private transient List<Summary.Row> shown = List.of();

        void show(List<Summary.Row> now) {
            shown = now;
            fireTableDataChanged();
        }

        @Override
        public int getRowCount() {
            return shown.size();
        }

        @Override
        public int getColumnCount() {
            return Summary.COLUMNS.size();
        }

        @Override
        public String getColumnName(int column) {
            return Summary.COLUMNS.get(column);
        }

        @Override
        public Object getValueAt(int row, int column) {
            String cell = shown.get(row).cells().get(column);
            if (!Summary.NUMERIC.get(column)) {
                return cell;
            }
            return cell.equals("0") ? "" : Summary.grouped(Long.parseLong(cell));
        }
    }
}
