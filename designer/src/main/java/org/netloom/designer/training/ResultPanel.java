package org.netloom.designer.training;

import java.awt.Font;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTextArea;
import javax.swing.Scrollable;
import javax.swing.SpinnerNumberModel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.run.RunOptions;
import org.netloom.run.RunState;
import org.netloom.train.Metrics;
import org.netloom.train.Progress;
import org.netloom.train.TrainingEvent;

/** What came of a run: its figures, what to try next, and what can be done with it. */
final class ResultPanel extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1L;

    private final transient Trainings trainings;
    private final JLabel title = new JLabel();
    private final JLabel facts = new JLabel();
    private final JTextArea text = new JTextArea();
    private final JButton goOn = new JButton(Texts.get("train.goOn"));
    private final JSpinner more = new JSpinner(new SpinnerNumberModel(5, 1, 100_000, 1));
    private final JLabel epochs = new JLabel(Texts.get("train.goOn.epochs"));
    private final JButton report = new JButton(Texts.get("train.report"));
    private final JButton folder = new JButton(Texts.get("train.folder"));
    private final JPanel buttons = new JPanel(new MigLayout("insets 0, gap 8, hidemode 3"));
    private final JButton plan = new JButton(Texts.get("train.usePlan"));
    private transient Optional<TrainingRun> run = Optional.empty();

    ResultPanel(Trainings trainings) {
        super(new MigLayout("insets 16, wrap 1, gapy 8, hidemode 3", "[grow,fill,0:0:720]"));
        this.trainings = trainings;
        text.setEditable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.setOpaque(false);
        text.setBorder(null);
        text.getAccessibleContext().setAccessibleName(Texts.get("train.advice"));
        epochs.setLabelFor(more);
        more.getAccessibleContext().setAccessibleName(Texts.get("train.goOn.epochs"));
        goOn.setToolTipText(Texts.get("train.goOn.tip"));
        plan.setToolTipText(Texts.get("train.usePlan.tip"));
        add(title);
        add(facts);
        add(text, "gaptop 4");
        buttons.setOpaque(false);
        buttons.add(goOn);
        buttons.add(more, "w 64!");
        buttons.add(epochs, "gapright 12");
        buttons.add(report);
        buttons.add(folder);
        buttons.add(plan);
        add(buttons, "gaptop 8");
        goOn.addActionListener(_ -> run.ifPresent(this::goOn));
        report.addActionListener(_ -> run.ifPresent(r -> Opening.open(r.run().report(), this::say)));
        folder.addActionListener(_ -> run.ifPresent(r -> Opening.open(r.run().folder(), this::say)));
        plan.addActionListener(_ -> run.ifPresent(trainings::usePlan));
        show(Optional.empty());
    }

    private void say(String message) {
        trainings.complain(message);
    }

    private void goOn(TrainingRun r) {
        boolean complete = r.state().complete();
        int done = r.history().epochsDone();
        trainings.goOn(r, complete ? RunOptions.of().epochs(done + (Integer) more.getValue()) : RunOptions.of());
    }

    /** Shows a run as it is now. */
    void show(Optional<TrainingRun> shown) {
        run = shown;
        Font font = UIManager.getFont("Label.font");
        title.setFont(font.deriveFont(Font.BOLD, font.getSize2D() + (shown.isPresent() ? 4 : 0)));
        buttons.setVisible(shown.isPresent());
        if (shown.isEmpty()) {
            title.setText(Texts.get("train.noRun"));
            facts.setVisible(false);
            text.setVisible(false);
            return;
        }
        TrainingRun r = shown.get();
        String figure = RunWords.figure(r);
        title.setText(
                figure.isEmpty() || r.stage().isPresent()
                        ? r.name() + ": " + RunWords.state(r)
                        : r.name() + ": " + figure);
        facts.setText(facts(r));
        facts.setVisible(r.stage().isEmpty());
        facts.setForeground(RunColors.mixed(RunColors.ink(), RunColors.ground(), 0.3));
        text.setText(words(r));
        text.setFont(font);
        text.setForeground(r.error().isEmpty() ? RunColors.ink() : RunColors.of(4));
        text.setVisible(!text.getText().isEmpty());
        boolean canGoOn = !r.active() && (r.state().complete() || r.state() == RunState.INTERRUPTED);
        goOn.setVisible(canGoOn);
        more.setVisible(canGoOn && r.state().complete());
        epochs.setVisible(more.isVisible());
        report.setVisible(r.result().isPresent() && !r.active());
        goOn.setEnabled(trainings.running().isEmpty() && !trainings.starting());
    }

    private static String facts(TrainingRun r) {
        StringBuilder line = new StringBuilder(RunWords.state(r));
        r.history()
                .start()
                .ifPresent(s -> line.append("  ·  ")
                        .append(Texts.get("train.facts.epochs", r.history().epochsDone(), s.epochs())));
        if (r.result().isPresent()) {
            TrainingEvent.End e = r.result().get();
            line.append("  ·  ")
                    .append(Texts.get("train.facts.loss", Metrics.format(e.loss())))
                    .append("  ·  ")
                    .append(Progress.time(e.seconds()));
        }
        r.history()
                .start()
                .ifPresent(s -> line.append("  ·  ").append(Texts.get("train.facts.parameters", s.parameters())));
        return line.toString();
    }

    private static String words(TrainingRun r) {
        if (!r.error().isEmpty()) {
            return r.error();
        }
        if (r.active()) {
            return "";
        }
        TrainingEvent.End end = r.history().end().orElse(null);
        if (end == null) {
            return r.state() == RunState.INTERRUPTED
                    ? Texts.get("train.lost")
                    : r.state() == RunState.FAILED ? Texts.get("train.failed") : "";
        }
        return switch (r.state()) {
            case INTERRUPTED -> Texts.get("train.interrupted");
            case DIVERGED, FAILED -> end.text();
            default -> end.advice().isEmpty() ? end.text() : Texts.get("train.next", withoutOptions(end.advice()));
        };
    }

    /** The advice as the window says it: options of the command line stand in brackets behind what they do. */
    private static String withoutOptions(String advice) {
        return advice.replaceAll(" \\(--[^)]*\\)", "");
    }

    /** The button that goes on, for tests and the command. */
    JButton goOnButton() {
        return goOn;
    }

    @Override
    public java.awt.Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(java.awt.Rectangle visible, int orientation, int direction) {
        return 16;
    }

    @Override
    public int getScrollableBlockIncrement(java.awt.Rectangle visible, int orientation, int direction) {
        return visible.height;
    }

    /** Text wraps at the width there is. */
    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }
}
