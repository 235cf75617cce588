package org.netloom.designer.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Recovery;

/** Offers documents that a program left behind which ended unexpectedly. */
final class RecoveryDialog extends JDialog {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.UK)
            .withZone(ZoneId.systemDefault());

    private final transient Map<Recovery.Entry, JCheckBox> boxes = new LinkedHashMap<>();

    /**
     * @param recover gets the entries to be opened
     * @param discard gets the entries to be thrown away
     */
    RecoveryDialog(
            MainWindow owner,
            List<Recovery.Entry> entries,
            Consumer<List<Recovery.Entry>> recover,
            Consumer<List<Recovery.Entry>> discard) {
        super(owner, Texts.get("shell.recovery.title"), ModalityType.DOCUMENT_MODAL);
        setName("recovery");
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        JPanel list = new JPanel(new MigLayout("insets 0, wrap, gap 4", "[]16[grow]16[]"));
        for (Recovery.Entry entry : entries) {
            JCheckBox box = new JCheckBox(entry.title(), true);
            box.putClientProperty("html.disable", true);
            boxes.put(entry, box);
            JLabel file = new JLabel(entry.file().map(Object::toString).orElse(Texts.get("shell.tab.unsaved")));
            file.putClientProperty("html.disable", true);
            file.putClientProperty("FlatLaf.style", "foreground: $Netloom.quiet");
            list.add(box);
            list.add(file, "wmin 0, wmax 420");
            list.add(new JLabel(TIME.format(entry.time())));
        }
        setLayout(new MigLayout("insets 20, wrap", "[grow,fill]", "[]16[grow,fill]20[]"));
        add(SwingPrompts.message(Texts.get("shell.recovery.text")), "wmin 0");
        JScrollPane scroll = new JScrollPane(list);
        scroll.setBorder(null);
        add(scroll, "grow, hmin 60, hmax 320");
        JButton open = button("shell.recovery.recover", () -> recover.accept(chosen()));
        open.setName("recovery.recover");
        JButton drop = button("shell.recovery.discard", () -> discard.accept(chosen()));
        drop.setName("recovery.discard");
        add(button("shell.recovery.later", () -> {}), "split 3, gapright push");
        add(drop);
        add(open);
        getRootPane().setDefaultButton(open);
        Dialogs.escape(this);
        pack();
        setLocationRelativeTo(owner);
    }

    private JButton button(String text, Runnable action) {
        JButton button = new JButton(Texts.get(text));
        button.addActionListener(_ -> {
            dispose();
            action.run();
        });
        return button;
    }

    private List<Recovery.Entry> chosen() {
        List<Recovery.Entry> chosen = new ArrayList<>();
        boxes.forEach((entry, box) -> {
            if (box.isSelected()) {
                chosen.add(entry);
            }
        });
        return chosen;
    }
}
