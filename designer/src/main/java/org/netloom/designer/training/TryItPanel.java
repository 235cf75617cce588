package org.netloom.designer.training;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Component;
import java.awt.event.HierarchyEvent;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.swing.BorderFactory;
import javax.swing.DefaultComboBoxModel;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.netloom.data.DataParts;
import org.netloom.data.Dataset;
import org.netloom.data.TableSchema;
import org.netloom.data.Targets;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.SampleImages;
import org.netloom.designer.widget.SampleNumbers;
import org.netloom.run.PredictionProcess;
import org.netloom.run.RunData;

/**
 * The page to try what a run has learnt: draw or drop a picture, fill in a row of the table, or click into the plane; the
 * answer changes while the question does.
 */
public final class TryItPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private static final String NOTHING = "nothing";
    private static final String PAPER = "paper";
    private static final String TABLE = "table";
    private static final String PLANE = "plane";

    /** Samples looked at to see whether the data are bright on dark. */
    private static final int LOOKED_AT = 32;

    /** More fields nobody fills in. */
    private static final int FIELDS = 64;

    private final transient Trainings trainings;
    private final JComboBox<TrainingRun> runs = new JComboBox<>();
    private final JLabel status = new JLabel(" ");
    private final CardLayout cards = new CardLayout();
    private final JPanel input = new JPanel(cards);
    private final JLabel nothing = new JLabel("", JLabel.CENTER);
    private final PaperPanel paper = new PaperPanel(this::ask, this::another, this::say);
    private final TableForm table = new TableForm(() -> ask(tableSample()));
    private final TableForm place = new TableForm(this::placeTyped);
    private final BoundaryPanel boundary;
    private final AnswerPanel answer = new AnswerPanel();
    private final Random random = new Random();
    private final transient Trainings.Listener following = new Following();
    private transient Optional<TrainingRun> tried = Optional.empty();
    private transient Optional<LivePrediction> live = Optional.empty();
    private transient Optional<PredictionProcess.Model> model = Optional.empty();
    private transient Optional<DataParts> data = Optional.empty();
    private transient Optional<Background.Job> reading = Optional.empty();
    private transient float[] asked;
    private boolean filling;
    private boolean wasActive;
    private boolean bright = true;
    private String card = NOTHING;

    public TryItPanel(Trainings trainings) {
        super(new BorderLayout());
        this.trainings = trainings;
        boundary = new BoundaryPanel(trainings, Optional.of(this::askPlane));
        boundary.onChoice(this::clicked);
        runs.setRenderer(new RunName());
        runs.getAccessibleContext().setAccessibleName(Texts.get("tryit.run"));
        runs.addActionListener(_ -> {
            if (!filling) {
                tryRun(Optional.ofNullable((TrainingRun) runs.getSelectedItem()));
            }
        });
        JPanel head =
                new JPanel(new MigLayout("insets 8 16 8 16, gap 12, fillx, hidemode 3", "[][200!][grow,fill,0:0]"));
        JLabel label = new JLabel(Texts.get("tryit.run"));
        label.setLabelFor(runs);
        head.add(label);
        head.add(runs);
        head.add(status);
        add(head, BorderLayout.NORTH);
        add(new JScrollPane(body()), BorderLayout.CENTER);
        ((JScrollPane) getComponent(1)).setBorder(BorderFactory.createEmptyBorder());
        addHierarchyListener(e -> {
            if ((e.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0 && isShowing()) {
                open();
            }
        });
        trainings.addListener(following);
        refresh();
    }

    private JPanel body() {
        nothing.setForeground(RunColors.muted());
        input.add(nothing, NOTHING);
        input.add(paper, PAPER);
        JButton sample = new JButton(Texts.get("tryit.sample"));
        sample.setToolTipText(Texts.get("tryit.sample.tip"));
        sample.addActionListener(_ -> another());
        JPanel form = new JPanel(new MigLayout("insets 0, wrap 1, gap 12"));
        form.add(table);
        form.add(sample);
        input.add(form, TABLE);
        JPanel plane = new JPanel(new MigLayout("insets 0, wrap 1, gap 8, fill", "[grow,fill]", "[grow,fill][]"));
        plane.add(boundary, "w 360::, h 360::");
        plane.add(place);
        input.add(plane, PLANE);
        JPanel body = new JPanel(
                new MigLayout("insets 8 16 16 16, gap 32, hidemode 3", "[456:n:700,fill][320:400:520,fill]", "[top]"));
        body.add(input, "aligny top");
        body.add(answer, "aligny top");
        return body;
    }

    // ---- runs -------------------------------------------------------------------------------------------------------

    private void refresh() {
        List<TrainingRun> usable =
                trainings.runs().stream().filter(TrainingRun::hasModel).toList();
        filling = true;
        runs.setModel(new DefaultComboBoxModel<>(usable.toArray(TrainingRun[]::new)));
        Optional<TrainingRun> now = tried.filter(usable::contains)
                .or(() -> trainings.selected().filter(usable::contains))
                .or(() -> usable.stream().findFirst());
        runs.setSelectedItem(now.orElse(null));
        runs.setEnabled(!usable.isEmpty());
        filling = false;
        tryRun(now);
    }

    private void tryRun(Optional<TrainingRun> run) {
        boundary.show(trainings.running().stream().findFirst().or(() -> run));
        if (run.equals(tried) && (run.isEmpty() || live.isPresent())) {
            if (run.isEmpty()) {
                empty();
            }
            return;
        }
        shut();
        tried = run;
        if (run.isEmpty()) {
            empty();
        } else {
            open();
        }
    }

    /** There is nothing to try yet; a plane can be watched all the same. */
    private void empty() {
        boolean plane = boundary.hasSomething();
        status.setText(" ");
        nothing.setText(Texts.get(trainings.running().isEmpty() ? "tryit.none" : "tryit.wait"));
        place.setVisible(!plane);
        showCard(plane ? PLANE : NOTHING);
        answer.clear();
    }

    /** Starts the program of the run, once the page is seen. */
    private void open() {
        if (tried.isEmpty() || live.isPresent() || !isShowing()) {
            return;
        }
        TrainingRun run = tried.get();
        LivePrediction.Told told = new LivePrediction.Told(
                this::ready,
                this::answered,
                key -> status.setText(Texts.get(key)),
                e -> status.setText(Trainings.message(e)));
        live = Optional.of(new LivePrediction(run.run(), told));
        reading = Optional.of(Background.run(
                _ -> Opened.of(RunData.of(run.run())), this::opened, e -> status.setText(Trainings.message(e))));
    }

    private void shut() {
        live.ifPresent(LivePrediction::close);
        live = Optional.empty();
        reading.ifPresent(Background.Job::cancel);
        reading = Optional.empty();
        model = Optional.empty();
        data = Optional.empty();
    }

    /** The data of a run, and whether they are bright on dark. */
    private record Opened(DataParts data, boolean bright) {
        static Opened of(DataParts data) {
            Dataset train = data.train();
            double sum = 0;
            int n = Math.min(LOOKED_AT, train.size());
            float[] sample = new float[train.inputShape().size()];
            for (int i = 0; i < n; i++) {
                train.input(i, sample, 0);
                for (float v : sample) {
                    sum += v;
                }
            }
            return new Opened(data, sum / Math.max(1, n) / sample.length < 128);
        }
    }

    private void opened(Opened opened) {
        data = Optional.of(opened.data());
        bright = opened.bright();
        model.filter(m -> SampleImages.shows(m.input())).ifPresent(m -> paper.set(m.input(), bright));
        if (model.isPresent() && !SampleImages.shows(model.get().input()) && asked == null) {
            another();
        }
        askPlane();
    }

    private void ready(PredictionProcess.Model m) {
        model = Optional.of(m);
        status.setText(" ");
        place.setVisible(true);
        boolean plane = m.input().size() == 2 && m.output().isVector() && boundary.hasSomething();
        if (SampleImages.shows(m.input())) {
            showCard(PAPER);
            paper.set(m.input(), bright);
        } else if (plane) {
            place.set(columns(m));
            showCard(PLANE);
        } else if (m.input().size() <= FIELDS || m.schema().isPresent()) {
            table.set(columns(m));
            showCard(TABLE);
        } else {
            nothing.setText(Texts.get("tryit.shape", m.input()));
            showCard(NOTHING);
        }
        answer.clear();
        revalidate();
        askPlane();
        if (asked != null && asked.length == m.input().size()) {
            ask(asked);
        } else {
            asked = null;
            if (data.isPresent() && !SampleImages.shows(m.input())) {
                another();
            }
        }
    }

    private static List<TableSchema.Column> columns(PredictionProcess.Model m) {
        return m.schema().map(TableSchema::inputs).orElseGet(() -> {
            List<String> names = SampleNumbers.names(m.input());
            return IntStream.range(0, names.size())
                    .mapToObj(i -> new TableSchema.Column(names.get(i), i, List.of()))
                    .toList();
        });
    }

    private void showCard(String name) {
        card = name;
        cards.show(input, name);
    }

    // ---- questions --------------------------------------------------------------------------------------------------

    private void ask(float[] sample) {
        answer.truth("");
        asked = sample;
        if (sample == null) {
            answer.clear();
        } else {
            live.ifPresent(l -> l.ask(sample));
        }
    }

    private float[] tableSample() {
        return table.sample();
    }

    private void placeTyped() {
        float[] sample = place.sample();
        boundary.mark(sample);
        ask(sample);
    }

    /** Asks the open program about the whole plane, where no training has told of it. */
    private void askPlane() {
        if (live.isEmpty() || model.isEmpty() || data.isEmpty() || tried.isEmpty() || !card.equals(PLANE)) {
            return;
        }
        TrainingRun run = tried.get();
        Dataset samples = data.get().train();
        if (run.probed.isEmpty() && !run.active() && BoundaryGrid.suits(samples)) {
            BoundaryGrid grid = BoundaryGrid.around(samples);
            live.get().ask(grid.samples(), outputs -> {
                run.probed =
                        Optional.of(new TrainingRun.Probed(grid, run.history().epochsDone(), outputs));
                boundary.repaint();
            });
        }
    }

    private void clicked(float[] sample) {
        if (model.isPresent()) {
            place.fill(sample);
        }
    }

    /** A sample of the data, by chance, with what it is. */
    private void another() {
        if (data.isEmpty() || model.isEmpty()) {
            return;
        }
        Dataset from =
                data.get().test().size() > 0 ? data.get().test() : data.get().train();
        int i = random.nextInt(from.size());
        float[] sample = new float[from.inputShape().size()];
        from.input(i, sample, 0);
        if (SampleImages.shows(from.inputShape())) {
            paper.put(sample);
        } else if (card.equals(PLANE)) {
            place.fill(sample);
        } else if (card.equals(TABLE)) {
            table.fill(sample);
        } else {
            ask(sample);
        }
        if (from.targets() instanceof Targets.Classes c && !model.get().reconstructs()) {
            float[] target = new float[1];
            from.target(i, target, 0);
            answer.truth(Texts.get("tryit.truth", c.labels().get((int) target[0])));
        }
    }

    private void answered(float[] sample, float[] values) {
        if (asked != null) {
            model.ifPresent(m -> answer.show(m, sample, values));
        }
    }

    private void say(String message) {
        status.setText(message);
    }

    /** Ends the program of the run; lets go of everything. */
    public void close() {
        shut();
        boundary.close();
        trainings.removeListener(following);
    }

    private final class Following implements Trainings.Listener {
        @Override
        public void listChanged() {
            boolean active = tried.filter(TrainingRun::active).isPresent();
            if (wasActive && !active) {
                // It has learnt more: the open program has the weights of before.
                shut();
            }
            wasActive = active;
            refresh();
        }

        @Override
        public void selected(Optional<TrainingRun> run) {
            run.filter(TrainingRun::hasModel).ifPresent(r -> {
                filling = true;
                runs.setSelectedItem(r);
                filling = false;
                tryRun(run);
            });
        }

        @Override
        public void changed(TrainingRun run) {
            runs.repaint();
        }
    }

    private static final class RunName extends DefaultListCellRenderer {
        private static final long serialVersionUID = 1L;

        @Override
        public Component getListCellRendererComponent(
                JList<?> list, Object value, int index, boolean selected, boolean focused) {
            super.getListCellRendererComponent(list, value, index, selected, focused);
            setText(value instanceof TrainingRun run ? run.name() : Texts.get("tryit.run.none"));
            return this;
        }
    }

    // ---- for tests --------------------------------------------------------------------------------------------------

    AnswerPanel answer() {
        return answer;
    }

    DigitCanvas paper() {
        return paper.paper();
    }

    TableForm table() {
        return table;
    }

    BoundaryPanel boundary() {
        return boundary;
    }

    boolean ready() {
        return model.isPresent() && data.isPresent();
    }

    void takeSample() {
        another();
    }
}
