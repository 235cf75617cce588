package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Icons;

/** What a window does beside the event thread, in its status bar: a text, a bar, a button to cancel. */
final class Activity extends JPanel implements Background.Shown {
    private static final long serialVersionUID = 1L;
    /** What ends sooner is not worth a flicker. */
    private static final int DELAY_MS = 250;

    private static final int STEPS = 1000;

    private final JLabel text = new JLabel();
    private final JProgressBar bar = new JProgressBar(0, STEPS);
    private final JButton cancel = new JButton(Icons.get("close", 12));
    private final Timer appears = new Timer(DELAY_MS, _ -> setVisible(true));
    private transient Background.Job job;

    Activity() {
        super(new MigLayout("insets 0, gap 8", "[][120!][]", "[]"));
        setOpaque(false);
        text.putClientProperty(FlatClientProperties.STYLE_CLASS, "small");
        cancel.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        cancel.setToolTipText(Texts.get("shell.cancel"));
        cancel.getAccessibleContext().setAccessibleName(Texts.get("shell.cancel"));
        cancel.addActionListener(_ -> {
            if (job != null) {
                job.cancel();
            }
            end();
        });
        add(text);
        add(bar);
        add(cancel);
        appears.setRepeats(false);
        setVisible(false);
    }

    /** Begins to show something that runs. */
    void begin(String what) {
        text.setText(what);
        bar.setIndeterminate(true);
        job = null;
        cancel.setVisible(false);
        appears.restart();
    }

    /** What the button cancels. */
    void cancels(Background.Job running) {
        job = running;
        cancel.setVisible(true);
    }

    @Override
    public void at(double share, String what) {
        if (!what.isEmpty()) {
            text.setText(what);
        }
        bar.setIndeterminate(share < 0);
        bar.setValue((int) (share * STEPS));
    }

    void end() {
        appears.stop();
        setVisible(false);
        job = null;
    }
}
