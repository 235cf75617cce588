package org.netloom.designer.plan;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.List;
import java.util.Locale;
import javax.swing.DefaultComboBoxModel;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;
import javax.swing.table.AbstractTableModel;
import net.miginfocom.swing.MigLayout;
import org.netloom.data.Dataset;
import org.netloom.data.Targets;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Glyph;

/** Samples of a data set to look at: pictures, points, or rows of a table, page by page. */
final class ExamplesView extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int ROWS = 200;
    private static final int ROWS_MEASURED = 20;
    private static final int WIDEST = 240;
    private static final String GRID = "grid";
    private static final String PLOT = "plot";
    private static final String TABLE = "table";

    private final JComboBox<OpenedData.Part> part = new JComboBox<>(OpenedData.Part.values());
    private final JComboBox<String> only = new JComboBox<>();
    private final JComboBox<SamplePages.Order> order = new JComboBox<>(SamplePages.Order.values());
    private final JButton shuffle = tool(Glyph.SHUFFLE, "data.shuffle");
    private final JButton previous = tool(Glyph.PREVIOUS, "data.previous");
    private final JButton next = tool(Glyph.NEXT, "data.next");
    private final JLabel place = new JLabel();
    private final JToggleButton plotted = new JToggleButton(Texts.get("data.plot"));
    private final JComboBox<String> xAxis = new JComboBox<>();
    private final JComboBox<String> yAxis = new JComboBox<>();
    private final CardLayout cards = new CardLayout();
    private final JPanel body = new JPanel(cards);
    private final ImageGrid grid = new ImageGrid();
    private final ScatterPlot plot = new ScatterPlot();
    private final Rows rows = new Rows();
    private transient OpenedData data;
    private transient SamplePages pages;
    private transient Background.Job job;
    private int from;
    private long seed = 1;
    private boolean showing;

    ExamplesView() {
        super(new BorderLayout(0, 12));
        setOpaque(false);
        body.setOpaque(false);
        add(tools(), BorderLayout.NORTH);
        JTable table = new JTable(rows);
        table.setAutoCreateRowSorter(false);
        table.setAutoResizeMode(JTable.AUTO_RESIZE_OFF);
        rows.addTableModelListener(_ -> SwingUtilities.invokeLater(() -> fitColumns(table)));
        table.setFillsViewportHeight(true);
        body.add(grid, GRID);
        body.add(plot, PLOT);
        body.add(new JScrollPane(table), TABLE);
        add(body, BorderLayout.CENTER);
        grid.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent e) {
                page();
            }
        });
        Names.render(part, OpenedData.Part::words);
        Names.render(order, o -> Texts.get("data.order." + o));
        part.addActionListener(_ -> restart());
        only.addActionListener(_ -> restart());
        order.addActionListener(_ -> restart());
        plotted.addActionListener(_ -> restart());
        xAxis.addActionListener(_ -> restart());
        yAxis.addActionListener(_ -> restart());
        shuffle.addActionListener(_ -> {
            seed++;
            restart();
        });
        previous.addActionListener(_ -> turn(-1));
        next.addActionListener(_ -> turn(1));
    }

    /** Columns as wide as their names and first values. */
    private static void fitColumns(JTable table) {
        for (int c = 0; c < table.getColumnCount(); c++) {
            int width = table.getTableHeader()
                    .getDefaultRenderer()
                    .getTableCellRendererComponent(table, table.getColumnName(c), false, false, -1, c)
                    .getPreferredSize()
                    .width;
            for (int row = 0; row < Math.min(ROWS_MEASURED, table.getRowCount()); row++) {
                width = Math.max(
                        width,
                        table.prepareRenderer(table.getCellRenderer(row, c), row, c)
                                .getPreferredSize()
                                .width);
            }
            table.getColumnModel().getColumn(c).setPreferredWidth(Math.min(WIDEST, width + 16));
        }
    }

    private JPanel tools() {
        JPanel tools = new JPanel(new MigLayout("insets 0, gap 8, hidemode 3", "", "[center]"));
        tools.setOpaque(false);
        tools.add(named(part, "data.part"));
        tools.add(named(only, "data.class"), "wmax 160");
        tools.add(named(order, "data.order"));
        tools.add(shuffle);
        tools.add(plotted, "gapleft 8");
        tools.add(named(xAxis, "data.axis.x"), "wmax 140");
        tools.add(named(yAxis, "data.axis.y"), "wmax 140");
        tools.add(place, "pushx, al right");
        tools.add(previous, "gapright 0");
        tools.add(next);
        return tools;
    }

    private static <C extends javax.swing.JComponent> C named(C component, String key) {
        component.getAccessibleContext().setAccessibleName(Texts.get(key));
        component.setToolTipText(Texts.get(key));
        return component;
    }

    private static JButton tool(Icon icon, String key) {
        JButton button = new JButton(icon);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        return named(button, key);
    }

    void close() {
        if (job != null) {
            job.cancel();
        }
    }

    /** Shows another data set. */
    void show(OpenedData now) {
        boolean other =
                data == null || !data.source().data().equals(now.source().data());
        data = now;
        showing = true;
        boolean image = isImage();
        int chosen = only.getSelectedIndex();
        List<String> labels = now.targets() instanceof Targets.Classes c ? c.labels() : List.of();
        DefaultComboBoxModel<String> classes = new DefaultComboBoxModel<>();
        classes.addElement(Texts.get("data.class.all"));
        labels.forEach(classes::addElement);
        only.setModel(classes);
        only.setSelectedIndex(chosen > 0 && chosen < classes.getSize() && !other ? chosen : 0);
        only.setVisible(!labels.isEmpty());
        int columns = now.parts().train().inputShape().size();
        boolean plottable = !image && columns >= 2;
        if (other) {
            plotted.setSelected(
                    plottable && columns == 2 && now.parts().train().schema().isEmpty());
            List<String> names =
                    image ? List.of() : ChannelStatistics.numbers(now.parts().train());
            xAxis.setModel(new DefaultComboBoxModel<>(names.toArray(String[]::new)));
            yAxis.setModel(new DefaultComboBoxModel<>(names.toArray(String[]::new)));
            if (plottable) {
                yAxis.setSelectedIndex(1);
            }
        }
        plotted.setVisible(plottable);
        showing = false;
        restart();
    }

    private boolean isImage() {
        return data.parts().train().inputShape().isImage();
    }

    private boolean plots() {
        return plotted.isVisible() && plotted.isSelected();
    }

    private int pageSize() {
        return isImage() ? grid.capacity() : ROWS;
    }

    private void turn(int direction) {
        from = Math.max(0, from + direction * pageSize());
        page();
    }

    /** Chooses the samples anew, from the first on. */
    private void restart() {
        if (showing || data == null) {
            return;
        }
        xAxis.setVisible(plots() && xAxis.getItemCount() > 2);
        yAxis.setVisible(plots() && yAxis.getItemCount() > 2);
        cards.show(body, isImage() ? GRID : plots() ? PLOT : TABLE);
        if (job != null) {
            job.cancel();
        }
        OpenedData shown = data;
        OpenedData.Part chosen = (OpenedData.Part) part.getSelectedItem();
        SamplePages.Order sorted = (SamplePages.Order) order.getSelectedItem();
        int label = only.getSelectedIndex() - 1;
        long random = seed;
        job = Background.run(
                _ -> SamplePages.of(shown, chosen, sorted, label, random),
                found -> {
                    pages = found;
                    from = 0;
                    page();
                },
                ExamplesView::failed);
    }

    private void page() {
        if (pages == null || isImage() && grid.getHeight() == 0) {
            return;
        }
        SamplePages shown = pages;
        int n = shown.order().length;
        int size = pageSize();
        from = Math.clamp(from, 0, Math.max(0, (n - 1) / size * size));
        boolean paged = !plots();
        previous.setVisible(paged);
        next.setVisible(paged);
        place.setVisible(true);
        previous.setEnabled(from > 0);
        next.setEnabled(from + size < n);
        place.setText(
                n == 0
                        ? Texts.get("data.place.none")
                        : paged
                                ? Texts.get(
                                        "data.place", grouped(from + 1), grouped(Math.min(n, from + size)), grouped(n))
                                : Texts.get("data.place.all", grouped(n)));
        if (isImage()) {
            tiles(shown, size);
        } else if (plots()) {
            cloud(shown);
        } else {
            rows.show(shown, from, size);
        }
    }

    private void tiles(SamplePages shown, int size) {
        int first = from;
        Dataset samples = shown.data().part(shown.part());
        boolean pairs = samples.targets().shape().isImage();
        grid.extent(samples.inputShape().width(), samples.inputShape().height(), pairs);
        job = Background.run(
                _ -> shown.tiles(first, Math.max(size, grid.capacity())), grid::show, ExamplesView::failed);
    }

    private void cloud(SamplePages shown) {
        int x = Math.max(0, xAxis.getSelectedIndex());
        int y = Math.max(0, yAxis.getSelectedIndex());
        job = Background.run(_ -> shown.cloud(x, y), plot::show, ExamplesView::failed);
    }

    private static void failed(Exception e) {
        throw new IllegalStateException(e);
    }

    static String grouped(long n) {
        return String.format(Locale.ROOT, "%,d", n).replace(',', '\u2009');
    }

    // For tests: what is on the screen.

    ImageGrid grid() {
        return grid;
    }

    ScatterPlot plot() {
        return plot;
    }

    AbstractTableModel rows() {
        return rows;
    }

    /** A page of a table, read when it is painted. */
    private static final class Rows extends AbstractTableModel {
        private static final long serialVersionUID = 1L;

        private transient List<String> columns = List.of();
        private transient List<List<String>> cells = List.of();

        void show(SamplePages pages, int from, int count) {
            SampleText text = new SampleText(pages.data().part(pages.part()));
            List<String> names = new java.util.ArrayList<>(text.columns());
            names.add(text.targetName());
            boolean same = names.equals(columns);
            columns = names;
            cells = java.util.stream.IntStream.range(from, Math.min(pages.order().length, from + count))
                    .mapToObj(k -> {
                        int i = pages.order()[k];
                        List<String> row = new java.util.ArrayList<>(text.row(i));
                        row.add(text.target(i));
                        return row;
                    })
                    .toList();
            if (same) {
                fireTableDataChanged();
            } else {
                fireTableStructureChanged();
            }
        }

        @Override
        public int getRowCount() {
            return cells.size();
        }

        @Override
        public int getColumnCount() {
            return columns.size();
        }

        @Override
        public String getColumnName(int column) {
            return columns.get(column);
        }

        @Override
        public Object getValueAt(int row, int column) {
            return cells.get(row).get(column);
        }
    }
}
