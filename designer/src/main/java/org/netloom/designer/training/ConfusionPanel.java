package org.netloom.designer.training;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import net.miginfocom.swing.MigLayout;
import org.netloom.data.DataParts;
import org.netloom.data.Dataset;
import org.netloom.data.Targets;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;
import org.netloom.run.Preparation;
import org.netloom.run.Run;
import org.netloom.run.RunData;
import org.netloom.run.RunEvaluation;
import org.netloom.run.SampleResult;
import org.netloom.train.Metrics;

/**
 * The confusion matrix of a run. It is measured when the panel is in front; a click on a cell shows the samples in it.
 */
public final class ConfusionPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private static final List<String> PARTS = List.of("test", "validation", "training");
    private static final String CLASSES = "classes";
    private static final String SAMPLES = "samples";

    private final transient Trainings trainings;
    private final JComboBox<String> part = new JComboBox<>();
    private final JCheckBox shares = new JCheckBox(Texts.get("train.confusion.shares"));
    private final JButton back = new JButton(Texts.get("train.confusion.classes"));
    private final JLabel status = new JLabel();
    private final MatrixView matrix = new MatrixView(this::choose);
    private final ClassTable classes = new ClassTable();
    private final SampleGrid samples = new SampleGrid();
    private final CardLayout cards = new CardLayout();
    private final JPanel side = new JPanel(cards);
    private final JSplitPane body;
    private transient Optional<TrainingRun> run = Optional.empty();
    private transient Optional<Measured> measured = Optional.empty();
    private transient Optional<Background.Job> job = Optional.empty();
    private boolean front;

    /** What was measured. */
    private record Measured(Run run, String part, RunEvaluation evaluation, Dataset data, Confusion confusion) {}

    private final transient Trainings.Listener following = new Trainings.Listener() {
        @Override
        public void listChanged() {
            // A training has ended, or goes on: its weights are others now.
            if (run.filter(r -> !r.active()).isPresent() && stale()) {
                measured = Optional.empty();
                refresh();
            }
        }
    };
    private boolean wasActive;

    public ConfusionPanel(Trainings trainings) {
        super(new BorderLayout());
        this.trainings = trainings;
        PARTS.forEach(p -> part.addItem(Texts.get("train.part." + p)));
        part.getAccessibleContext().setAccessibleName(Texts.get("train.part"));
        part.addActionListener(_ -> refresh());
        shares.addActionListener(
                _ -> matrix.show(measured.map(Measured::confusion).orElse(null), shares.isSelected()));
        back.addActionListener(_ -> showClasses());
        JPanel head = new JPanel(new MigLayout("insets 8 12 4 12, gap 12, hidemode 3, fillx", "[][][grow,fill,0:0][]"));
        head.add(part);
        head.add(shares);
        head.add(status);
        head.add(back);
        add(head, BorderLayout.NORTH);
        JScrollPane table = new JScrollPane(classes);
        table.setBorder(BorderFactory.createEmptyBorder());
        side.add(table, CLASSES);
        side.add(samples, SAMPLES);
        body = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, true, matrix, side);
        body.setResizeWeight(0.5);
        body.setBorder(BorderFactory.createEmptyBorder());
        add(body, BorderLayout.CENTER);
        trainings.addListener(following);
        refresh();
    }

    private boolean stale() {
        boolean ended = wasActive;
        wasActive = false;
        return ended || measured.isEmpty();
    }

    /** Looks at another run. */
    void show(Optional<TrainingRun> shown) {
        if (!shown.equals(run)) {
            measured = Optional.empty();
        }
        run = shown;
        refresh();
    }

    /** In front it measures; behind it does not bother. */
    void inFront(boolean now) {
        front = now;
        refresh();
    }

    private String chosenPart() {
        return PARTS.get(Math.max(0, part.getSelectedIndex()));
    }

    private void refresh() {
        if (run.filter(TrainingRun::active).isPresent()) {
            wasActive = true;
        }
        boolean shown = measured.filter(m -> m.part().equals(chosenPart())).isPresent();
        body.setVisible(shown);
        back.setVisible(false);
        if (shown) {
            return;
        }
        job.ifPresent(Background.Job::cancel);
        job = Optional.empty();
        if (run.isEmpty()) {
            status.setText(Texts.get("train.confusion.none"));
        } else if (run.get().active()) {
            status.setText(Texts.get("train.confusion.wait"));
        } else if (!run.get().hasModel()) {
            status.setText(Texts.get("train.confusion.noModel"));
        } else if (front) {
            measure(run.get().run(), chosenPart());
        }
    }

    private void measure(Run measuredRun, String of) {
        status.setText(Texts.get("train.confusion.measuring"));
        job = Optional.of(Background.run(
                progress -> measure(measuredRun, of, progress),
                (_, text) -> status.setText(text),
                this::measured,
                e -> status.setText(Trainings.message(e))));
    }

    private static Measured measure(Run run, String part, Background.Progress progress) {
        RunEvaluation evaluation = RunEvaluation.of(run, part, new Preparation() {
            @Override
            public void stage(Stage stage) {
                String key = stage == Stage.STARTING
                        ? "train.confusion.measuring"
                        : "train.stage." + stage.name().toLowerCase(java.util.Locale.ROOT);
                progress.at(stage.done(), Texts.get(key));
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        });
        DataParts data = RunData.of(run);
        Dataset samples = RunData.part(data, part);
        List<String> labels = samples.targets() instanceof Targets.Classes c ? c.labels() : List.of();
        Confusion confusion =
                evaluation.samples().isEmpty() || labels.isEmpty() ? null : new Confusion(labels, evaluation.samples());
        return new Measured(run, part, evaluation, samples, confusion);
    }

    private void measured(Measured m) {
        job = Optional.empty();
        measured = Optional.of(m);
        String figure =
                m.evaluation().metric() + " " + Metrics.format(m.evaluation().value());
        if (m.confusion() == null) {
            body.setVisible(false);
            status.setText(Texts.get("train.confusion.noClasses", figure));
            return;
        }
        status.setText(Texts.get(
                "train.confusion.figure", figure, m.evaluation().samples().size()));
        matrix.show(m.confusion(), shares.isSelected());
        classes.show(m.confusion());
        body.setVisible(true);
        showClasses();
        revalidate();
    }

    private void showClasses() {
        cards.show(side, CLASSES);
        back.setVisible(false);
    }

    private void choose(int actual, int predicted) {
        measured.ifPresent(m -> {
            List<SampleResult> cell = m.confusion().samples(actual, predicted);
            List<String> labels = m.confusion().labels();
            samples.show(
                    Texts.get(
                            actual == predicted ? "train.confusion.cell.right" : "train.confusion.cell.wrong",
                            labels.get(actual),
                            labels.get(predicted),
                            cell.size()),
                    m.data(),
                    cell);
            cards.show(side, SAMPLES);
            back.setVisible(true);
        });
    }

    /** Stops measuring. */
    public void close() {
        job.ifPresent(Background.Job::cancel);
        trainings.removeListener(following);
    }

    // ---- for tests --------------------------------------------------------------------------------------------------

    boolean ready() {
        return body.isVisible();
    }

    MatrixView matrix() {
        return matrix;
    }

    SampleGrid samples() {
        return samples;
    }

    String status() {
        return status.getText();
    }
}
