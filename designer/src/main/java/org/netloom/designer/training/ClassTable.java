package org.netloom.designer.training;

import java.util.Locale;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import org.netloom.designer.Texts;

/** Precision, recall and F1 of every class; sortable. */
final class ClassTable extends JTable {
    private static final long serialVersionUID = 1L;

    private static final String[] COLUMNS = {"label", "precision", "recall", "f1", "samples"};

    ClassTable() {
        setAutoCreateRowSorter(true);
        setFillsViewportHeight(true);
        setShowGrid(false);
        setRowHeight(24);
        setIntercellSpacing(new java.awt.Dimension(16, 0));
        getAccessibleContext().setAccessibleName(Texts.get("train.classes"));
        DefaultTableCellRenderer share = new DefaultTableCellRenderer() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void setValue(Object value) {
                double d = (Double) value;
                setText(Double.isNaN(d) ? "-" : String.format(Locale.ROOT, "%.3f", d));
            }
        };
        share.setHorizontalAlignment(SwingConstants.TRAILING);
        setDefaultRenderer(Double.class, share);
    }

    /** Shows the classes of a matrix. */
    void show(Confusion confusion) {
        setModel(new Model(confusion));
        getColumnModel().getColumn(0).setPreferredWidth(110);
    }

    private static final class Model extends AbstractTableModel {
        private static final long serialVersionUID = 1L;
        private final transient Confusion confusion;

        Model(Confusion confusion) {
            this.confusion = confusion;
        }

        @Override
        public int getRowCount() {
            return confusion.size();
        }

        @Override
        public int getColumnCount() {
            return COLUMNS.length;
        }

        @Override
        public String getColumnName(int column) {
            return Texts.get("train.classes." + COLUMNS[column]);
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return switch (column) {
                case 0 -> String.class;
                case 4 -> Long.class;
                default -> Double.class;
            };
        }

        @Override
        public Object getValueAt(int row, int column) {
            return switch (column) {
                case 0 -> confusion.labels().get(row);
                case 1 -> confusion.precision(row);
                case 2 -> confusion.recall(row);
                case 3 -> confusion.f1(row);
                default -> confusion.actual(row);
            };
        }
    }
}
