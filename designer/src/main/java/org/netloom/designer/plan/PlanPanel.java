package org.netloom.designer.plan;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSeparator;
import net.miginfocom.swing.MigLayout;
import org.netloom.check.CheckResult;
import org.netloom.design.Design;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignChange;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.DocumentListener;
import org.netloom.designer.widget.ProblemLines;
import org.netloom.designer.widget.ScrollPage;
import org.netloom.designer.widget.SpecForm;
import org.netloom.designer.widget.Tips;
import org.netloom.designer.widget.WrappedText;
import org.netloom.optimize.Clipping;
import org.netloom.optimize.Regularization;
import org.netloom.problem.Problem;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecType;
import org.netloom.train.EarlyStopping;
import org.netloom.train.TrainingPlan;

/**
 * The page of the training plan: how the parameters are found. Everything in it but the options of the run is part of the
 * design. What it is trained on is the matter of {@link DataPanel}.
 */
public final class PlanPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final SpecType<TrainingPlan> PLAN = SpecType.of(TrainingPlan.class);

    /** What the parameters of problems of the plan begin with. */
    static final String SECTION = "training";

    private static final String EMPTY = "empty";
    private static final String FULL = "full";

    /** A form, and the part of the plan that it shows. */
    private record Shown(SpecForm form, Function<TrainingPlan, Spec> part) {}

    private final transient DesignDocument document;
    private final transient DataModel data;
    private final transient DocumentListener following = new Following();
    private final transient Runnable opened = this::steps;
    private final transient Runnable optionsChanged;
    private final transient RunSettings options;
    private final transient PlanSteps steps;
    private final transient List<Shown> forms = new ArrayList<>();
    private final boolean ownData;
    private boolean stale;
    private final CardLayout cards = new CardLayout();
    private final JPanel body = new JPanel(cards);
    private final EmptyPlan empty;
    private final RateCurve curve = new RateCurve();
    private final CostPanel costs;
    private final ProblemLines other;

    /** A page that stands alone: its data and its options are its own. */
    public PlanPanel(DesignDocument document) {
        this(document, new DataModel(document), new RunSettings(), true);
    }

    /** A page that shares data and options with other pages of the document. */
    public PlanPanel(DesignDocument document, DataModel data, RunSettings options) {
        this(document, data, options, false);
    }

    private PlanPanel(DesignDocument document, DataModel data, RunSettings options, boolean ownData) {
        super(new BorderLayout());
        this.document = document;
        this.data = data;
        this.options = options;
        this.ownData = ownData;
        steps = new PlanSteps(document);
        empty = new EmptyPlan(document);
        costs = new CostPanel(document, options);
        other = new ProblemLines(steps::fix);
        optionsChanged = () -> costs.predict(document.result());
        body.add(empty, EMPTY);
        body.add(page(), FULL);
        add(body, BorderLayout.CENTER);
        document.addListener(following);
        data.addListener(opened);
        options.addListener(optionsChanged);
        addHierarchyListener(_ -> shown());
        refresh(document.result());
        costs.predict(document.result());
    }

    /** Ends it. */
    public void close() {
        document.removeListener(following);
        data.removeListener(opened);
        options.removeListener(optionsChanged);
        costs.close();
        if (ownData) {
            data.close();
        }
    }

    /** What changed while nobody looked is shown now. */
    private void shown() {
        if (!isShowing()) {
            return;
        }
        data.need();
        if (stale) {
            stale = false;
            refresh(document.result());
            costs.predict(document.result());
        }
    }

    // ---- layout -----------------------------------------------------------------------------------------------------

    private JScrollPane page() {
        ScrollPage page = new ScrollPage(new MigLayout(
                "insets 20 24 24 24, hidemode 3, gapx 32", "[460:660:720,fill][240:280:320,fill]", "[top]"));
        JPanel left = new JPanel(new MigLayout("insets 0, hidemode 3, wrap 1, gapy 4", "[grow,fill]", ""));
        left.add(other, "wmin 0");
        section(left, "objective", PLAN.doc().use());
        form(left, form("mode"), p -> p);
        form(left, form("loss"), p -> p);
        section(left, "optimizer", "");
        form(left, form("optimizer"), p -> p);
        section(left, "schedule", "");
        form(left, form("schedule"), p -> p);
        left.add(curve, "gaptop 4, h 150!, wmin 0");
        part(left, "regularization", SpecType.of(Regularization.class), TrainingPlan::regularization);
        part(left, "clipping", SpecType.of(Clipping.class), TrainingPlan::clipping);
        section(left, "initialization", "");
        form(left, form("initialization"), p -> p);
        section(left, "run", "");
        form(left, form("batchSize", "epochs", "seed", "checkpointEvery"), p -> p);
        part(left, "earlyStopping", SpecType.of(EarlyStopping.class), TrainingPlan::earlyStopping);
        section(left, "computer", Texts.get("plan.section.computer.help"));
        left.add(new RunSettingsForm(options), "wmin 0");
        page.add(left, "wmin 0");
        page.add(costs, "wmin 0, gaptop 4");
        JScrollPane scroll = page.scroll();
        scroll.getViewport().setOpaque(false);
        return scroll;
    }

    private static void section(JPanel to, String key, String help) {
        boolean first = to.getComponentCount() <= 1;
        if (!first) {
            to.add(new JSeparator(), "gaptop 14, gapbottom 6");
        }
        JLabel head = new JLabel(Texts.get("plan.section." + key));
        head.putClientProperty("FlatLaf.styleClass", "h4");
        to.add(head, "gapbottom 2");
        if (!help.isEmpty()) {
            to.add(WrappedText.quiet(help), "wmin 0, gapbottom 4");
        }
    }

    private SpecForm form(String... components) {
        return new SpecForm(steps, "", PLAN, List.of(components));
    }

    private void form(JPanel to, SpecForm form, Function<TrainingPlan, Spec> part) {
        forms.add(new Shown(form, part));
        to.add(form, "wmin 0");
    }

    /** A section for a part of the plan, with what the lectures say about it. */
    private void part(JPanel to, String path, SpecType<?> type, Function<TrainingPlan, Spec> part) {
        section(to, path, "");
        WrappedText use = WrappedText.quiet(
                Texts.get("plan.use", type.doc().summary(), type.doc().use()));
        use.setToolTipText(Tips.of(Texts.get("plan.section." + path), type.doc()));
        to.add(use, "wmin 0, gapbottom 4");
        form(to, SpecForm.of(steps, path, type), part);
    }

    // ---- following --------------------------------------------------------------------------------------------------

    private void refresh(CheckResult result) {
        Design design = document.design();
        Optional<TrainingPlan> plan = design.plan();
        cards.show(body, plan.isPresent() ? FULL : EMPTY);
        if (plan.isEmpty()) {
            empty.refresh();
            return;
        }
        List<Problem> problems = problems(result);
        forms.forEach(f -> f.form().show(f.part().apply(plan.get()), problems));
        other.show(problems.stream().filter(p -> p.parameter().isEmpty()).toList());
        if (SpecType.of(TrainingPlan.class).problems(plan.get()).isEmpty()) {
            curve.show(plan.get(), stepsPerEpoch(plan.get()));
        }
        steps();
    }

    /** Problems of the plan, their parameters as paths within it. */
    static List<Problem> problems(CheckResult result) {
        return result.problems().stream()
                .filter(p -> p.node().isEmpty() && p.parameter().startsWith(SECTION))
                .map(p -> new Problem(
                        p.key(),
                        p.node(),
                        p.parameter().substring(Math.min(p.parameter().length(), SECTION.length() + 1)),
                        p.text(),
                        p.fixes()))
                .toList();
    }

    private Optional<Integer> trainingSamples() {
        return data.opened().map(o -> o.parts().train().size());
    }

    private long stepsPerEpoch(TrainingPlan plan) {
        return trainingSamples()
                .map(n -> Math.ceilDiv(n, Math.max(1, plan.batchSize())))
                .orElse(100);
    }

    private void steps() {
        document.design().plan().ifPresent(plan -> {
            costs.steps(plan, trainingSamples());
            if (SpecType.of(TrainingPlan.class).problems(plan).isEmpty()) {
                curve.show(plan, stepsPerEpoch(plan));
            }
        });
    }

    private final class Following implements DocumentListener {
        @Override
        public void designChanged(DesignChange change) {
            if (isShowing()) {
                refresh(document.result());
            } else {
                stale = true;
            }
        }

        @Override
        public void checked(CheckResult result) {
            if (isShowing()) {
                refresh(result);
                costs.predict(result);
            } else {
                stale = true;
            }
        }
    }
}
