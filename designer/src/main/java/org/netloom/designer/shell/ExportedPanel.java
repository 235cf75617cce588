package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.SystemInfo;
import java.awt.Desktop;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.nio.file.Path;
import java.util.List;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Icons;
import org.netloom.generate.ExportResult;

/** What an export did, and how to go on: open the folder, copy the commands. */
final class ExportedPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int ROWS = 9;

    private final transient Prompts prompts;
    private final transient Path folder;
    private final JButton close = new JButton(Texts.get("shell.close"));

    ExportedPanel(Prompts prompts, ExportResult result, Runnable closes) {
        super(new MigLayout("insets 20, wrap", "[grow,fill]", "[]4[]16[]8[]16[]8[grow,fill]16[]"));
        this.prompts = prompts;
        this.folder = result.project().folder().toAbsolutePath();
        setName("export.done");
        JLabel head = new JLabel(
                Texts.get(
                        "shell.export.done",
                        result.written().size(),
                        result.unchanged().size()),
                Icons.get("ok", 20),
                JLabel.LEADING);
        head.putClientProperty(FlatClientProperties.STYLE_CLASS, "h3");
        add(head);
        add(SwingPrompts.message(folder.toString()), "wmin 0");
        add(new JLabel(Texts.get("shell.export.next")));
        String commands = ProjectExport.commands(folder, SystemInfo.isWindows);
        JTextArea text = new JTextArea(commands.strip());
        text.setName("export.commands");
        text.setEditable(false);
        text.putClientProperty(FlatClientProperties.STYLE_CLASS, "monospaced");
        add(new JScrollPane(text), "wmin 0");
        add(new JLabel(Texts.get("shell.export.files")));
        JList<String> files = new JList<>(files(result));
        files.setName("export.files");
        files.setVisibleRowCount(ROWS);
        files.putClientProperty("html.disable", true);
        add(new JScrollPane(files), "grow, hmin 100");
        JButton open = new JButton(Texts.get("shell.export.open"), Icons.get("folder"));
        open.setName("export.open");
        open.addActionListener(_ -> open());
        JButton copy = new JButton(Texts.get("shell.export.copy"), Icons.get("copy"));
        copy.setName("export.copy");
        copy.addActionListener(_ -> {
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(commands), null);
            copy.setText(Texts.get("shell.copied"));
        });
        close.setName("export.close");
        close.addActionListener(_ -> closes.run());
        add(open, "split 3, grow 0");
        add(copy, "grow 0, gapright push");
        add(close, "grow 0");
    }

    JButton close() {
        return close;
    }

    private static DefaultListModel<String> files(ExportResult result) {
        DefaultListModel<String> files = new DefaultListModel<>();
        add(files, "shell.export.kept", result.kept());
        add(files, "shell.export.removed", result.removed());
        add(files, "shell.export.written", result.written());
        add(files, "shell.export.unchanged", result.unchanged());
        return files;
    }

    private static void add(DefaultListModel<String> files, String state, List<String> names) {
        names.forEach(n -> files.addElement(Texts.get(state, n)));
    }

    private void open() {
        Background.run(
                _ -> {
                    if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
                        return false;
                    }
                    Desktop.getDesktop().open(folder.toFile());
                    return true;
                },
                opened -> {
                    if (!opened) {
                        prompts.info(this, Texts.get("shell.export.open"), folder.toString());
                    }
                },
                e -> prompts.error(this, Texts.get("shell.failed"), e.getMessage()));
    }
}
