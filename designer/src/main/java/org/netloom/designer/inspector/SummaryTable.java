package org.netloom.designer.inspector;

import java.util.Comparator;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.RowFilter;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableColumn;
import javax.swing.table.TableRowSorter;
import org.netloom.check.Summary;
import org.netloom.designer.Texts;
import org.netloom.designer.palette.LayerIcons;

/** The table itself: columns, their order, how cells look. A third click on a column's title gives the order of the data. */
final class SummaryTable extends JTable {
    private static final long serialVersionUID = 1L;

    /** The arithmetic is in the tooltip and in exports; a column of it would be the widest. */
    private static final List<String> COLUMNS =
            List.of("layer", "type", "settings", "output", "parameters", "share", "work", "field");

    private static final int LAYER = 0;
    private static final int PARAMETERS = 4;
    private static final int SHARE = 5;
    private static final int WORK = 6;
    private static final int ICON = 16;
    private static final int ROW = 24;
    private static final int MEASURED = 200;
    private static final int WIDEST = 170;
    private static final int MARGIN = 4;

    private final Rows rows = new Rows();
    private final transient TableRowSorter<Rows> sorter;
    private boolean fitted;

    SummaryTable() {
        setModel(rows);
        sorter = new ThreeWay(rows);
        setRowSorter(sorter);
        setRowHeight(ROW);
        setFillsViewportHeight(true);
        setShowGrid(false);
        setAutoResizeMode(AUTO_RESIZE_ALL_COLUMNS);
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        setDefaultRenderer(Object.class, new Cell());
        getTableHeader().setReorderingAllowed(false);
        setName("summary.table");
        Look.named(this, Texts.get("summary.name"));
        for (int c = 0; c < COLUMNS.size(); c++) {
            TableColumn column = getColumnModel().getColumn(c);
            column.setHeaderRenderer(new Title(c == PARAMETERS || c == WORK));
        }
    }

    void show(List<SummaryRow> now) {
        rows.shown = now;
        rows.total = Math.max(1, now.stream().mapToLong(SummaryRow::parameters).sum());
        rows.fireTableDataChanged();
        if (!fitted && !now.isEmpty()) {
            fit();
        }
    }

    /** Makes columns as wide as their titles and cells; those of a person's making stay until then. */
    void fit() {
        fitted = true;
        for (int c = 0; c < COLUMNS.size(); c++) {
            TableColumn column = getColumnModel().getColumn(c);
            int width = column.getHeaderRenderer()
                    .getTableCellRendererComponent(this, column.getHeaderValue(), false, false, -1, c)
                    .getPreferredSize()
                    .width;
            for (int row = 0; row < Math.min(getRowCount(), MEASURED); row++) {
                width = Math.max(
                        width, prepareRenderer(getCellRenderer(row, c), row, c).getPreferredSize().width);
            }
            column.setPreferredWidth(Math.min(WIDEST, width + MARGIN));
        }
    }

    /** Where there is too little room for all columns the table is scrolled to the side. */
    @Override
    public boolean getScrollableTracksViewportWidth() {
        return getParent() == null || getPreferredSize().width < getParent().getWidth();
    }

    /** The row at a place on the screen. */
    SummaryRow at(int viewRow) {
        return rows.shown.get(convertRowIndexToModel(viewRow));
    }

    /** Shows only rows that hold a text, in whatever case; all for an empty one. */
    void find(String text) {
        String wanted = text.strip().toLowerCase(java.util.Locale.ROOT);
        sorter.setRowFilter(
                wanted.isEmpty()
                        ? null
                        : new RowFilter<>() {
                            @Override
                            public boolean include(Entry<? extends Rows, ? extends Integer> entry) {
                                SummaryRow r = rows.shown.get(entry.getIdentifier());
                                return (r.path() + " " + r.type() + " " + r.settings() + " " + r.output())
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .contains(wanted);
                            }
                        });
    }

    /** The rows as they are shown: in this order, without those that were filtered away. */
    List<SummaryRow> inOrder() {
        return java.util.stream.IntStream.range(0, getRowCount())
                .mapToObj(this::at)
                .toList();
    }

    private static final class Rows extends AbstractTableModel {
        private static final long serialVersionUID = 1L;

        private transient List<SummaryRow> shown = List.of();
        private long total = 1;

        @Override
        public int getRowCount() {
            return shown.size();
        }

        @Override
        public int getColumnCount() {
            return COLUMNS.size();
        }

        @Override
        public String getColumnName(int column) {
            return Texts.get("summary.column." + COLUMNS.get(column));
        }

        @Override
        public Object getValueAt(int row, int column) {
            SummaryRow r = shown.get(row);
            return switch (COLUMNS.get(column)) {
                case "layer" -> r.path();
                case "type" -> r.type();
                case "settings" -> r.settings();
                case "output" -> r.output().replace("x", "×");
                case "parameters" -> r.parameters() == 0 ? "" : Summary.grouped(r.parameters());
                case "share" -> r.parameters() / (double) total;
                case "work" -> r.multiplyAdds() == 0 ? "" : Summary.grouped(r.multiplyAdds());
                default -> r.field().replace(" x ", " × ");
            };
        }
    }

    /** Sorts by the numbers behind the texts. */
    private static final class ThreeWay extends TableRowSorter<Rows> {
        ThreeWay(Rows rows) {
            super(rows);
            for (int c = 0; c < COLUMNS.size(); c++) {
                setComparator(c, Comparator.naturalOrder());
            }
        }

        @Override
        public void toggleSortOrder(int column) {
            boolean descending = !getSortKeys().isEmpty()
                    && getSortKeys().getFirst().getColumn() == column
                    && getSortKeys().getFirst().getSortOrder() == javax.swing.SortOrder.DESCENDING;
            if (descending) {
                setSortKeys(null);
            } else {
                super.toggleSortOrder(column);
            }
        }

        @Override
        public Comparator<?> getComparator(int column) {
            return Comparator.naturalOrder();
        }

        @Override
        protected boolean useToString(int column) {
            return false;
        }

        @Override
        public void setModel(Rows model) {
            super.setModel(model);
            setModelWrapper(new Numbers(getModelWrapper(), model));
        }

        /** What is sorted by: numbers where the table shows them as text. */
        private static final class Numbers extends ModelWrapper<Rows, Integer> {
            private final ModelWrapper<Rows, Integer> plain;
            private final Rows rows;

            Numbers(ModelWrapper<Rows, Integer> plain, Rows rows) {
                this.plain = plain;
                this.rows = rows;
            }

            @Override
            public Rows getModel() {
                return rows;
            }

            @Override
            public int getColumnCount() {
                return plain.getColumnCount();
            }

            @Override
            public int getRowCount() {
                return rows.getRowCount();
            }

            @Override
            public Object getValueAt(int row, int column) {
                SummaryRow r = rows.shown.get(row);
                return switch (COLUMNS.get(column)) {
                    case "output" -> r.elements();
                    case "parameters", "share" -> r.parameters();
                    case "work" -> r.multiplyAdds();
                    case "field" -> r.seen();
                    default -> rows.getValueAt(row, column);
                };
            }

            @Override
            public Integer getIdentifier(int row) {
                return row;
            }
        }
    }

    /** The look's own titles, set as the cells below them. */
    private record Title(boolean number) implements TableCellRenderer {
        @Override
        public java.awt.Component getTableCellRendererComponent(
                JTable table, Object value, boolean selected, boolean focused, int row, int column) {
            java.awt.Component title = table.getTableHeader()
                    .getDefaultRenderer()
                    .getTableCellRendererComponent(table, value, selected, focused, row, column);
            if (title instanceof JLabel label) {
                label.setHorizontalAlignment(number ? SwingConstants.RIGHT : SwingConstants.LEFT);
                label.setBorder(javax.swing.BorderFactory.createEmptyBorder(0, 8, 0, 8));
            }
            return title;
        }
    }

    /** Names with icons, numbers to the right, shares as bars. */
    private final class Cell extends DefaultTableCellRenderer {
        private static final long serialVersionUID = 1L;

        private double share = -1;

        @Override
        public java.awt.Component getTableCellRendererComponent(
                JTable table, Object value, boolean selected, boolean focused, int row, int column) {
            putClientProperty("html.disable", true);
            share = column == SHARE ? (Double) value : -1;
            JLabel label = (JLabel) super.getTableCellRendererComponent(
                    table, column == SHARE ? "" : value, selected, focused, row, column);
            SummaryRow r = at(row);
            Icon icon = column == LAYER ? LayerIcons.of(r.content(), ICON) : null;
            label.setIcon(icon);
            label.setIconTextGap(8);
            label.setHorizontalAlignment(
                    column == PARAMETERS || column == WORK ? SwingConstants.RIGHT : SwingConstants.LEFT);
            label.setBorder(javax.swing.BorderFactory.createEmptyBorder(0, 8, 0, 8));
            label.setToolTipText(
                    column == PARAMETERS && !r.arithmetic().isEmpty()
                            ? r.arithmetic() + " = " + r.parameters()
                            : column == SHARE ? percent() : null);
            return label;
        }

        private String percent() {
            return String.format(java.util.Locale.ROOT, "%.1f %%", share * 100);
        }

        @Override
        protected void paintComponent(java.awt.Graphics g) {
            super.paintComponent(g);
            if (share > 0) {
                int full = getWidth() - 16;
                g.setColor(Look.faint(Look.quiet(), 40));
                g.fillRoundRect(8, getHeight() / 2 - 3, full, 6, 6, 6);
                g.setColor(Look.faint(Look.accent(), 170));
                g.fillRoundRect(8, getHeight() / 2 - 3, Math.max(3, (int) Math.round(full * share)), 6, 6, 6);
            }
        }
    }
}
