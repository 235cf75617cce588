package org.netloom.designer.plan;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import net.miginfocom.swing.MigLayout;
import org.netloom.data.TableOverview;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.SeverityIcon;
import org.netloom.designer.widget.WrappedText;
import org.netloom.problem.Severity;

/** The columns of a table: what each holds, what is missing in it, and which of them is the target. */
final class ColumnsView extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int ROW = 26;
    private static final int FAULTS = 4;

    private final Model model = new Model();
    private final JTable table = new JTable(model);
    private final JButton choose = new JButton(Texts.get("data.columns.target"));

    /** @param target is told the name of the column to predict */
    ColumnsView(Consumer<String> target) {
        super(new BorderLayout(0, 8));
        setOpaque(false);
        table.setRowHeight(ROW);
        table.setFillsViewportHeight(true);
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.getSelectionModel().addListSelectionListener(_ -> refresh());
        Cells cells = new Cells();
        for (int c = 0; c < model.getColumnCount(); c++) {
            table.getColumnModel().getColumn(c).setCellRenderer(cells);
        }
        table.getColumnModel().getColumn(0).setPreferredWidth(150);
        table.getColumnModel().getColumn(FAULTS).setPreferredWidth(140);
        table.getColumnModel().getColumn(5).setPreferredWidth(260);
        choose.addActionListener(_ -> selected().ifPresent(c -> target.accept(c.name())));
        JPanel below = new JPanel(new MigLayout("insets 0, gap 12", "[][grow,fill]", "[center]"));
        below.setOpaque(false);
        below.add(choose);
        below.add(WrappedText.quiet(Texts.get("data.columns.help")), "wmin 60");
        add(new JScrollPane(table), BorderLayout.CENTER);
        add(below, BorderLayout.SOUTH);
        refresh();
    }

    /** @param target the column to be predicted, as the plan names it; empty for the last */
    void show(TableOverview overview, String target) {
        int row = table.getSelectedRow();
        model.columns = overview.columns();
        model.target = target.isBlank() && !overview.columns().isEmpty()
                ? overview.columns().getLast().name()
                : named(overview, target);
        model.fireTableDataChanged();
        if (row >= 0 && row < model.getRowCount()) {
            table.setRowSelectionInterval(row, row);
        }
        refresh();
    }

    /** A target may be named by its number. */
    private static String named(TableOverview overview, String target) {
        boolean number = target.matches("[0-9]{1,6}")
                && overview.columns().stream().noneMatch(c -> c.name().equals(target));
        int at = number ? Integer.parseInt(target) : 0;
        return at >= 1 && at <= overview.columns().size()
                ? overview.columns().get(at - 1).name()
                : target;
    }

    private Optional<TableOverview.Column> selected() {
        int row = table.getSelectedRow();
        return row < 0 || row >= model.columns.size() ? Optional.empty() : Optional.of(model.columns.get(row));
    }

    private void refresh() {
        choose.setEnabled(selected().filter(c -> !c.name().equals(model.target)).isPresent());
    }

    // For tests.

    JTable table() {
        return table;
    }

    JButton chooseButton() {
        return choose;
    }

    private static final class Model extends AbstractTableModel {
        private static final long serialVersionUID = 1L;
        private static final List<String> KEYS = List.of("name", "role", "kind", "different", "faults", "examples");

        private transient List<TableOverview.Column> columns = List.of();
        private String target = "";

        @Override
        public int getRowCount() {
            return columns.size();
        }

        @Override
        public int getColumnCount() {
            return KEYS.size();
        }

        @Override
        public String getColumnName(int column) {
            return Texts.get("data.columns." + KEYS.get(column));
        }

        @Override
        public Object getValueAt(int row, int column) {
            TableOverview.Column c = columns.get(row);
            return switch (column) {
                case 0 -> c.name();
                case 1 -> Texts.get(c.name().equals(target) ? "data.role.target" : "data.role.input");
                case 2 -> Texts.get(c.numeric() ? "data.kind.numbers" : "data.kind.texts");
                case 3 -> ExamplesView.grouped(c.different());
                case FAULTS ->
                    c.firstFault() == 0
                            ? ""
                            : Texts.get(
                                    "data.columns.fault",
                                    Integer.toString(c.missing() + c.odd()),
                                    Integer.toString(c.firstFault()));
                default -> String.join(", ", c.examples());
            };
        }
    }

    /** The target is bold, faults have the colour of errors. */
    private static final class Cells extends DefaultTableCellRenderer {
        private static final long serialVersionUID = 1L;

        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean selected, boolean focused, int row, int column) {
            putClientProperty("html.disable", true);
            super.getTableCellRendererComponent(table, value, selected, false, row, column);
            Model model = (Model) table.getModel();
            boolean target = model.columns.get(row).name().equals(model.target);
            setFont(target ? getFont().deriveFont(java.awt.Font.BOLD) : table.getFont());
            setHorizontalAlignment(column == 3 ? SwingConstants.TRAILING : SwingConstants.LEADING);
            Color ink = selected ? table.getSelectionForeground() : table.getForeground();
            setForeground(column == FAULTS && !selected ? SeverityIcon.colour(Severity.ERROR) : ink);
            return this;
        }
    }
}
