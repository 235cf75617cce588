package org.netloom.designer.training;

import java.awt.Dimension;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.run.RunOptions;
import org.netloom.run.RunState;

/** Train, pause, stop; options of the next run; how far the one is that runs. */
final class TrainBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Trainings trainings;
    private final transient java.util.function.Supplier<RunOptions> planned;
    private final JButton train = new JButton(Texts.get("train.train"), RunIcon.of(RunIcon.Sign.PLAY));
    private final JButton pause = new JButton(Texts.get("train.pause"), RunIcon.of(RunIcon.Sign.PAUSE));
    private final JButton stop = new JButton(Texts.get("train.stop"), RunIcon.of(RunIcon.Sign.STOP));
    private final JTextField epochs = new JTextField(5);
    private final JTextField limit = new JTextField(6);
    private final JLabel words = new JLabel(" ");
    private final JProgressBar bar = new JProgressBar(0, 1000);

    /** @param planned options that other pages of the document have for a run */
    TrainBar(Trainings trainings, java.util.function.Supplier<RunOptions> planned) {
        super(new MigLayout(
                "insets 8 12 0 12, gap 8, hidemode 3, fillx", "[][][]16[][]8[][]16[grow,fill,0:0]", "[]8[4!]4"));
        this.trainings = trainings;
        this.planned = planned;
        train.addActionListener(_ -> train());
        pause.addActionListener(_ -> trainings.pauseOrResume());
        stop.addActionListener(_ -> active().ifPresent(trainings::stop));
        train.setName("training.train");
        train.setToolTipText(Texts.get("train.train.tip"));
        pause.setToolTipText(Texts.get("train.pause.tip"));
        stop.setToolTipText(Texts.get("train.stop.tip"));
        add(train);
        add(pause);
        add(stop);
        field("train.epochs", epochs, "w 72!");
        field("train.limit", limit, "w 84!");
        words.setHorizontalAlignment(JLabel.TRAILING);
        add(words, "wmin 0, wrap");
        bar.setPreferredSize(new Dimension(100, 4));
        bar.getAccessibleContext().setAccessibleName(Texts.get("train.progress"));
        add(bar, "spanx, growx, h 4!");
        refresh();
    }

    private void field(String key, JTextField field, String constraints) {
        JLabel label = new JLabel(Texts.get(key));
        label.setLabelFor(field);
        field.setToolTipText(Texts.get(key + ".tip"));
        field.putClientProperty("JTextField.placeholderText", Texts.get(key + ".none"));
        field.getAccessibleContext().setAccessibleName(Texts.get(key));
        field.addActionListener(_ -> train());
        add(label);
        add(field, constraints);
    }

    private Optional<TrainingRun> active() {
        return trainings.running().stream().findFirst();
    }

    /** Begins a training, where that is possible. */
    void train() {
        if (trainings.hindrance().isPresent()) {
            trainings.complain(trainings.hindrance().get());
            return;
        }
        try {
            trainings.train(planned.get().epochs(number(epochs, "train.epochs")).limit(number(limit, "train.limit")));
        } catch (IllegalArgumentException e) {
            trainings.complain(e.getMessage());
        }
    }

    private static Integer number(JTextField field, String key) {
        String text = field.getText().strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            int n = Integer.parseInt(text);
            if (n > 0) {
                return n;
            }
        } catch (NumberFormatException _) {
            // Told below, like a number out of range.
        }
        throw new IllegalArgumentException(Texts.get("train.number", Texts.get(key), text));
    }

    /** Shows what can be done now. */
    void refresh() {
        Optional<TrainingRun> run = active();
        Optional<String> hindrance = trainings.hindrance();
        boolean computes = run.isPresent() && run.get().stage().isEmpty();
        boolean paused = run.filter(r -> r.state() == RunState.PAUSED).isPresent();
        train.setEnabled(hindrance.isEmpty());
        pause.setEnabled(computes);
        stop.setEnabled(run.isPresent());
        pause.setText(Texts.get(paused ? "train.resume" : "train.pause"));
        pause.setToolTipText(Texts.get(paused ? "train.resume.tip" : "train.pause.tip"));
        pause.setIcon(RunIcon.of(paused ? RunIcon.Sign.PLAY : RunIcon.Sign.PAUSE));
        bar.setIndeterminate(trainings.starting());
        bar.setValue((int) Math.round(1000 * run.map(RunWords::share).orElse(0.0)));
        bar.setVisible(run.isPresent() || trainings.starting());
        words.setText(run.map(RunWords::progress)
                .orElse(trainings.starting() ? Texts.get("train.stage.opening") : hindrance.orElse(" ")));
        words.setToolTipText(words.getText());
        var plan = trainings.document().design().plan();
        epochs.putClientProperty(
                "JTextField.placeholderText",
                plan.map(p -> Integer.toString(p.epochs())).orElse(Texts.get("train.epochs.none")));
        epochs.repaint();
    }

    JButton trainButton() {
        return train;
    }

    JButton pauseButton() {
        return pause;
    }

    JButton stopButton() {
        return stop;
    }

    JTextField epochsField() {
        return epochs;
    }
}
