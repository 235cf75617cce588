package org.netloom.designer.inspector;

import java.awt.BorderLayout;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.netloom.check.CheckResult;
import org.netloom.check.Summary;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.designer.widget.Actions;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Command;

/** The table of all layers with what they cost, and the totals. Its selection and that of the canvas are one. */
public final class SummaryPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    /** Several keystrokes in a row fill the table once. */
    private static final int PAUSE_MS = 80;

    private final transient Editor editor;
    private final transient EditorListener listener = new Following();
    private final SummaryTable table = new SummaryTable();
    private final JTextField find = new JTextField(14);
    private final JCheckBox group = new JCheckBox(Texts.get("summary.group"));
    private final JLabel totals = Look.small("");
    private final Timer pause = new Timer(PAUSE_MS, _ -> refreshIfShown());
    private boolean outdated = true;
    private boolean selecting;

    public SummaryPanel(Editor editor) {
        super(new BorderLayout());
        this.editor = editor;
        JScrollPane scroll = new JScrollPane(table);
        scroll.setBorder(javax.swing.BorderFactory.createEmptyBorder());
        add(tools(), BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
        table.getSelectionModel().addListSelectionListener(e -> {
            if (!e.getValueIsAdjusting()) {
                selected();
            }
        });
        table.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
                if (e.getClickCount() == 2) {
                    reveal();
                }
            }
        });
        Actions.bind(table, "ENTER", this::reveal);
        table.getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(javax.swing.KeyStroke.getKeyStroke("ENTER"), "ENTER");
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(javax.swing.KeyStroke.getKeyStroke("ctrl F"), "find");
        getActionMap().put("find", Actions.of(find::requestFocusInWindow));
        pause.setRepeats(false);
        editor.addListener(listener);
        addHierarchyListener(_ -> refreshIfShown());
        refresh();
    }

    /** Ends following the document. */
    public void close() {
        editor.removeListener(listener);
        pause.stop();
    }

    private JPanel tools() {
        JPanel tools = new JPanel(
                new MigLayout("insets 4 8 4 8, gap 12 0, fillx, hidemode 3", "[][][grow,fill]16[]", "[24!]"));
        find.setName("summary.find");
        find.putClientProperty("JTextField.placeholderText", Texts.get("summary.find"));
        find.putClientProperty("JTextField.showClearButton", true);
        Look.named(find, Texts.get("summary.find"));
        Actions.typed(find, text -> {
            table.find(text);
            mark();
        });
        Actions.bind(find, "ESCAPE", () -> find.setText(""));
        group.setName("summary.group");
        group.setToolTipText(Texts.get("summary.group.tip"));
        group.addActionListener(_ -> {
            refresh();
            table.fit();
        });
        JButton export = new JButton(Texts.get("summary.export"));
        export.setName("summary.export");
        export.addActionListener(_ -> menu().show(export, 0, export.getHeight()));
        tools.add(find);
        tools.add(group, "wmin pref");
        totals.setHorizontalAlignment(javax.swing.SwingConstants.TRAILING);
        tools.add(totals, "wmin 0");
        tools.add(export);
        return tools;
    }

    // ---- showing ----------------------------------------------------------------------------------------------------

    private void refresh() {
        outdated = false;
        CheckResult result = editor.document().result();
        selecting = true;
        table.show(group.isSelected() ? SummaryRow.nodes(result) : SummaryRow.layers(result));
        selecting = false;
        group.setVisible(!result.design().blocks().isEmpty() || group.isSelected());
        String more = result.totals().complete() ? "" : "+";
        totals.setText(Texts.get(
                "summary.totals",
                result.totals().layers(),
                Amounts.count(result.totals().parameters()) + more,
                Amounts.brief(result.totals().multiplyAdds()) + more));
        totals.setToolTipText(Summary.of(result).totals().stream()
                .map(t -> t.name() + ": " + t.value())
                .collect(Collectors.joining(", ")));
        mark();
    }

    private void refreshIfShown() {
        if (outdated && isShowing()) {
            refresh();
        }
    }

    /** Selects the rows of the nodes that are selected. */
    private void mark() {
        if (selecting) {
            return;
        }
        selecting = true;
        table.clearSelection();
        String prefix = editor.path("");
        int first = -1;
        for (int row = 0; row < table.getRowCount(); row++) {
            String path = table.at(row).path();
            boolean inside = path.startsWith(prefix)
                    && editor.selection().nodes().contains(SummaryRow.first(path.substring(prefix.length())));
            if (inside || !prefix.isEmpty() && group.isSelected() && prefix.startsWith(path)) {
                table.addRowSelectionInterval(row, row);
                first = first < 0 ? row : first;
            }
        }
        if (first >= 0 && !table.isFocusOwner()) {
            table.scrollRectToVisible(table.getCellRect(first, 0, true));
        }
        selecting = false;
    }

    /** Selects the nodes of the rows that are selected, as far as they are in the body that is shown. */
    private void selected() {
        if (selecting || table.getSelectedRow() < 0) {
            return;
        }
        String prefix = editor.path("");
        Set<String> nodes = new LinkedHashSet<>();
        for (int row : table.getSelectedRows()) {
            String path = table.at(row).path();
            if (path.startsWith(prefix)) {
                nodes.add(SummaryRow.first(path.substring(prefix.length())));
            }
        }
        selecting = true;
        if (nodes.isEmpty()) {
            editor.show(Scope.ROOT);
            nodes.add(SummaryRow.first(table.at(table.getSelectedRow()).path()));
        }
        editor.select(Selection.nodes(nodes));
        selecting = false;
    }

    /** Shows the layer of the selected row where it is defined. */
    private void reveal() {
        if (table.getSelectedRow() >= 0) {
            String path = table.at(table.getSelectedRow()).path();
            selecting = true;
            editor.reveal(path);
            selecting = false;
        }
    }

    SummaryTable table() {
        if (outdated) {
            refresh();
        }
        return table;
    }

    // ---- exporting --------------------------------------------------------------------------------------------------

    /** Copying and saving the table. */
    public List<Command> commands() {
        return List.of(
                Command.of("summary.copyCsv", "", () -> copy(csv())),
                Command.of("summary.copyMarkdown", "", () -> copy(markdown())),
                Command.of("summary.saveCsv", "", () -> save(".csv", csv())),
                Command.of("summary.saveMarkdown", "", () -> save(".md", markdown())));
    }

    private JPopupMenu menu() {
        JPopupMenu menu = new JPopupMenu();
        commands().forEach(c -> {
            JMenuItem item = new JMenuItem(c.title().get());
            item.addActionListener(_ -> c.run());
            menu.add(item);
        });
        return menu;
    }

    String csv() {
        return SummaryExport.csv(table().inOrder());
    }

    String markdown() {
        return SummaryExport.markdown(
                table().inOrder(), Summary.of(editor.document().result()).totals());
    }

    private static void copy(String text) {
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
    }

    private void save(String ending, String text) {
        JFileChooser chooser = new JFileChooser(editor.document()
                .file()
                .map(f -> f.getParent().toFile())
                .orElse(new File(System.getProperty("user.home"))));
        chooser.setSelectedFile(
                new File(chooser.getCurrentDirectory(), editor.document().title() + ending));
        if (chooser.showSaveDialog(this) != JFileChooser.APPROVE_OPTION) {
            return;
        }
        Path file = chooser.getSelectedFile().toPath();
        if (Files.exists(file)
                && JOptionPane.showConfirmDialog(
                                this,
                                Texts.get("summary.replace", file.getFileName()),
                                Texts.get("summary.export"),
                                JOptionPane.OK_CANCEL_OPTION)
                        != JOptionPane.OK_OPTION) {
            return;
        }
        Background.run(
                _ -> Files.writeString(file, text, StandardCharsets.UTF_8),
                _ -> {},
                e -> JOptionPane.showMessageDialog(
                        this,
                        Texts.get("summary.failed", file, e.getMessage()),
                        Texts.get("summary.export"),
                        JOptionPane.ERROR_MESSAGE));
    }

    private final class Following implements EditorListener {
        @Override
        public void checked(CheckResult result) {
            outdated = true;
            pause.restart();
        }

        @Override
        public void selectionChanged(Selection selection) {
            if (!outdated) {
                mark();
            }
        }

        @Override
        public void scopeChanged(Scope scope) {
            if (!outdated) {
                mark();
            }
        }
    }
}
