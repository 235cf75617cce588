package org.netloom.designer.shell;

import java.awt.KeyboardFocusManager;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Icons;

/** Tells of a defect: what is safe, and a report to be copied. */
final class ErrorDialog extends JDialog {
    private static final long serialVersionUID = 1L;
    private static final int ROWS = 14;
    private static final int COLUMNS = 76;

    ErrorDialog(Window owner, Throwable e) {
        super(owner, Texts.get("shell.defect.title"), ModalityType.APPLICATION_MODAL);
        setName("defect");
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        String report = ErrorReport.of(e);
        JTextArea text = new JTextArea(report, ROWS, COLUMNS);
        text.setName("defect.report");
        text.setEditable(false);
        text.putClientProperty("FlatLaf.styleClass", "monospaced");
        text.setCaretPosition(0);
        text.getAccessibleContext().setAccessibleName(Texts.get("shell.defect.report"));
        JButton copy = new JButton(Texts.get("shell.defect.copy"), Icons.get("copy"));
        copy.setName("defect.copy");
        copy.addActionListener(_ -> {
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(report), null);
            copy.setText(Texts.get("shell.copied"));
        });
        JButton close = new JButton(Texts.get("shell.defect.close"));
        close.setName("defect.close");
        close.addActionListener(_ -> dispose());
        setLayout(new MigLayout("insets 20, wrap", "[]12[grow,fill]", "[]12[grow,fill]16[]"));
        add(new JLabel(Icons.get("error", 32)), "top");
        add(SwingPrompts.message(Texts.get("shell.defect.text")), "growx, wmin 0");
        add(new JScrollPane(text), "span, grow, hmin 120");
        add(copy, "span, split 2, left");
        add(close, "gapleft push, tag ok");
        getRootPane().setDefaultButton(close);
        Dialogs.escape(this);
        pack();
        setLocationRelativeTo(owner);
    }

    /** Shows a defect in front of the active window. */
    static void show(Throwable e) {
        new ErrorDialog(KeyboardFocusManager.getCurrentKeyboardFocusManager().getActiveWindow(), e).setVisible(true);
    }
}
