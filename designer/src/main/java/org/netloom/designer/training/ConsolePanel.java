package org.netloom.designer.training;

import java.awt.BorderLayout;
import java.awt.Font;
import java.nio.file.Files;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.text.BadLocationException;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;
import org.netloom.run.RunHistory;

/** What a run says, line by line. */
final class ConsolePanel extends JPanel {
    private static final long serialVersionUID = 1L;

    /** Older characters are dropped. */
    private static final int MOST = 400_000;

    private final JTextArea text = new JTextArea();
    private transient Optional<TrainingRun> run = Optional.empty();

    ConsolePanel() {
        super(new BorderLayout());
        text.setEditable(false);
        text.setMargin(new java.awt.Insets(8, 12, 8, 12));
        text.getAccessibleContext().setAccessibleName(Texts.get("train.console"));
        JScrollPane scroll = new JScrollPane(text);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        add(scroll);
        font();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (text != null) {
            font();
        }
    }

    private void font() {
        Font mono = UIManager.getFont("monospaced.font");
        int size = UIManager.getFont("Label.font").getSize();
        text.setFont(mono != null ? mono.deriveFont((float) size) : new Font(Font.MONOSPACED, Font.PLAIN, size));
    }

    /** Shows what a run has said so far. */
    void show(Optional<TrainingRun> shown) {
        if (shown.equals(run)) {
            return;
        }
        run = shown;
        text.setText("");
        shown.ifPresent(r -> Background.run(
                _ -> {
                    RunHistory history = r.run().history();
                    String said = Files.exists(r.run().console())
                            ? Files.readString(r.run().console())
                            : "";
                    return ConsoleText.all(history) + said;
                },
                all -> {
                    if (run.filter(r::equals).isPresent()) {
                        text.setText(all);
                    }
                },
                e -> text.setText(Trainings.message(e))));
    }

    /** One line more of a run. */
    void line(TrainingRun of, String line) {
        if (run.filter(of::equals).isEmpty()) {
            return;
        }
        text.append(line + "\n");
        int over = text.getDocument().getLength() - MOST;
        if (over > 0) {
            try {
                text.getDocument().remove(0, over);
            } catch (BadLocationException e) {
                throw new IllegalStateException(e);
            }
        }
        text.setCaretPosition(text.getDocument().getLength());
    }

    String text() {
        return text.getText();
    }
}
