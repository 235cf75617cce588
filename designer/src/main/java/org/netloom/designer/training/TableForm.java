package org.netloom.designer.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.netloom.data.TableSchema;
import org.netloom.designer.widget.Actions;

/** A field for each input of a network that reads rows of a table. */
final class TableForm extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Runnable changed;
    private transient List<TableSchema.Column> columns = List.of();
    private final transient List<JComponent> fields = new ArrayList<>();
    private boolean filling;

    TableForm(Runnable changed) {
        super(new MigLayout("insets 0, wrap 2, gap 12 8", "[][140!,fill]"));
        this.changed = changed;
    }

    /** Makes the fields of a table. */
    void set(List<TableSchema.Column> newColumns) {
        if (newColumns.equals(columns)) {
            return;
        }
        columns = List.copyOf(newColumns);
        removeAll();
        fields.clear();
        for (TableSchema.Column column : columns) {
            JComponent field = field(column);
            field.getAccessibleContext().setAccessibleName(column.name());
            JLabel label = new JLabel(column.name());
            label.setLabelFor(field);
            add(label);
            add(field);
            fields.add(field);
        }
        revalidate();
        repaint();
    }

    private JComponent field(TableSchema.Column column) {
        if (column.categorical()) {
            JComboBox<String> box = new JComboBox<>(column.categories().toArray(String[]::new));
            box.addActionListener(_ -> tell());
            return box;
        }
        JTextField field = new JTextField("0");
        Actions.typed(field, _ -> tell());
        return field;
    }

    private void tell() {
        if (!filling) {
            changed.run();
        }
    }

    /** Fills the fields with the numbers of a sample. */
    void fill(float... sample) {
        filling = true;
        int at = 0;
        for (int i = 0; i < columns.size(); i++) {
            TableSchema.Column column = columns.get(i);
            if (fields.get(i) instanceof JComboBox<?> box) {
                int best = 0;
                for (int c = 0; c < column.width(); c++) {
                    best = sample[at + c] > sample[at + best] ? c : best;
                }
                box.setSelectedIndex(best);
            } else if (fields.get(i) instanceof JTextField text) {
                text.setText(String.format(Locale.ROOT, "%.5g", sample[at])
                        .replaceFirst("(\\.\\d*?)0+$", "$1")
                        .replaceFirst("\\.$", ""));
            }
            at += column.width();
        }
        filling = false;
        changed.run();
    }

    /** The numbers of the fields; what is no number is marked and counts as 0. */
    float[] sample() {
        float[] sample =
                new float[columns.stream().mapToInt(TableSchema.Column::width).sum()];
        int at = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (fields.get(i) instanceof JComboBox<?> box) {
                sample[at + Math.max(0, box.getSelectedIndex())] = 1;
            } else if (fields.get(i) instanceof JTextField text) {
                sample[at] = number(text);
            }
            at += columns.get(i).width();
        }
        return sample;
    }

    private static float number(JTextField field) {
        try {
            float value = Float.parseFloat(field.getText().strip().replace(',', '.'));
            field.putClientProperty("JComponent.outline", null);
            return Float.isFinite(value) ? value : 0;
        } catch (NumberFormatException _) {
            field.putClientProperty("JComponent.outline", "error");
            return 0;
        }
    }

    /** The field of a column, for tests. */
    JComponent field(int i) {
        return fields.get(i);
    }
}
