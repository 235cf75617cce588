package org.netloom.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.check.DesignMessage;
import org.netloom.data.CsvData;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.DataSpec;
import org.netloom.data.TargetForm;
import org.netloom.data.TargetKind;
import org.netloom.data.Targets;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Node;
import org.netloom.loss.LossSpec;
import org.netloom.mode.Adversarial;
import org.netloom.model.OutputFit;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.spec.Category;
import org.netloom.spec.Conv1d;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Conv3d;
import org.netloom.spec.Dense;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.GlobalMaxPool;
import org.netloom.spec.Input;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Rbf;
import org.netloom.spec.SeparableConv2d;
import org.netloom.spec.Shape;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/**
 * Fits a copy of a design to data it was not made for: the shape of its input and the number of its outputs. Everything
 * else stays; what then does not go together is refused with the checker's problems.
 */
public final class DataAdapter {
    private static final Set<Category> KEEP_CHANNELS =
            Set.of(Category.ACTIVATION, Category.NORMALIZATION, Category.REGULARIZATION);

    /** Samples that a generator draws just to show their shape. */
    private static final long FEW = 60;

    private final Design design;
    private final TrainingPlan plan;
    private final String where;
    private final List<String> changes = new ArrayList<>();

    /**
     * A design for certain data.
     *
     * @param changes what was changed to fit the data: "input 9 -> 4"
     */
    public record Adapted(Design design, List<String> changes) {
        public Adapted {
            changes = List.copyOf(changes);
        }
    }

    private DataAdapter(Design design, TrainingPlan plan, String where) {
        this.design = design;
        this.where = where;
        this.plan = plan;
    }

    /**
     * A copy of a design fitted to what lies at a path, or to a generator.
     *
     * @throws NetloomException if there is no such data, or the design cannot be fitted
     */
    public static Adapted fit(Design design, String where) {
        TrainingPlan plan = plan(design);
        Optional<Shape> input = Checker.check(design).inputShape();
        DataSpec data = sameSettings(plan, DataSources.recognise(where, input));
        Design copy = design.copy();
        TrainingPlan changed = withData(plan, data);
        copy.training(changed);
        DataAdapter adapter = new DataAdapter(copy, changed, where);
        adapter.fit(open(changed, few(data)));
        return new Adapted(copy, adapter.changes);
    }

    /**
     * Fits a design itself to data that its plan names and that is open already. What then does not go together is for the
     * checker to say.
     *
     * @return what was changed: "input 9 -> 4"
     * @throws NetloomException if the layer that decides the outputs stands inside a block
     */
    public static List<String> fitInPlace(Design design, DataParts data) {
        DataAdapter adapter = new DataAdapter(design, plan(design), data.description());
        adapter.change(data);
        return List.copyOf(adapter.changes);
    }

    private static TrainingPlan plan(Design design) {
        if (!design.training().problems().isEmpty()) {
            throw new NetloomException(design.training().problems());
        }
        return design.plan().orElseThrow(() -> DesignMessage.NO_PLAN.exception(design.name()));
    }

    // ---- data -------------------------------------------------------------------------------------------------------

    /** A table keeps the target column that the plan names, where it has one of that name. */
    private static DataSpec sameSettings(TrainingPlan plan, DataSpec found) {
        if (!(plan.data() instanceof CsvData planned) || !(found instanceof CsvData other)) {
            return found;
        }
        CsvData same = other.target(planned.target());
        try {
            open(plan, same);
            return same;
        } catch (NetloomException e) {
            if (e.problems().stream().anyMatch(p -> p.key() == CoreMessage.CSV_TARGET)) {
                return other;
            }
            throw e;
        }
    }

    private static DataParts open(TrainingPlan plan, DataSpec data) {
        return DataSources.open(data, plan.split(), Path.of(""), plan.seed(), form(plan.loss()));
    }

    private static TargetForm form(LossSpec loss) {
        return loss.comparison().labels() ? TargetForm.CLASSES : TargetForm.NUMBERS;
    }

    private static <T extends Spec> T with(T spec, String component, Object value) {
        return SpecType.of(spec).with(spec, component, value);
    }

    private static TrainingPlan withData(TrainingPlan plan, DataSpec data) {
        return with(plan, "data", SpecFamily.of(DataSpec.class).toJson(data));
    }

    private static DataSpec few(DataSpec data) {
        return SpecType.of(data).component("count").isPresent() ? with(data, "count", FEW) : data;
    }

    // ---- the network ------------------------------------------------------------------------------------------------

    private void fit(DataParts data) {
        change(data);
        List<Problem> problems = Checker.check(design).errors();
        if (!problems.isEmpty()) {
            List<Problem> all = new ArrayList<>(problems);
            if (!changes.isEmpty()) {
                all.addFirst(RunMessage.CANNOT_FIT.problem("", where, String.join(", ", changes)));
            }
            throw new NetloomException(all);
        }
    }

    private void change(DataParts data) {
        if (plan.mode() instanceof Adversarial) {
            // What a generator makes follows from its layers, not from one number that could be set.
            return;
        }
        List<Node> inputs = design.inputs();
        // How a sample is shared out among several inputs is for a person to say; the check compares the sums.
        if (inputs.size() == 1 && inputs.getFirst().spec().isPresent()) {
            input(inputs.getFirst(), data.train().inputShape());
        }
        if (plan.target() == TargetKind.LABELS) {
            outputs(data.train().targets());
        }
    }

    private void input(Node node, Shape sample) {
        Input now = (Input) node.spec().orElseThrow();
        if (!now.shape().equals(sample)) {
            design.replace(node.withContent(new Content.Layer(Input.of(sample))));
            changes.add(node.id() + " " + now.shape() + " -> " + sample);
        }
    }

    private void outputs(Targets targets) {
        CheckResult result = Checker.check(design);
        Optional<Shape> output = result.outputShape();
        Optional<Integer> needed = output.flatMap(s -> needed(targets, s));
        if (needed.isEmpty() || output.isEmpty() || output.get().channels() == needed.get()) {
            return;
        }
        int n = needed.get();
        Node last = lastWithOutputs()
                .orElseThrow(() -> DesignMessage.CLASS_COUNT.exception(
                        output.get().channels() + " outputs",
                        "the data",
                        n,
                        "; the last layer stands inside a block, so change it there"));
        LayerSpec spec = last.spec().orElseThrow();
        LayerSpec changed = with(spec, convolves(spec) ? "filters" : "units", (long) n);
        design.replace(last.withContent(new Content.Layer(changed)));
        changes.add(last.id() + " " + output.get().channels() + " -> " + n);
    }

    /** How many outputs the loss compares these targets with; empty where that is not a matter of the count. */
    private Optional<Integer> needed(Targets targets, Shape output) {
        Targets compared = OutputFit.mainTargets(plan.loss(), targets);
        return OutputFit.wanted(plan.loss(), compared, output).map(Shape::channels);
    }

    /** The layer that decides how many outputs there are: the last one, layers that keep the channels passed over. */
    private Optional<Node> lastWithOutputs() {
        Optional<Node> at = design.output();
        while (at.isPresent()) {
            LayerSpec spec = at.get().spec().orElse(null);
            if (spec instanceof Dense || spec instanceof Rbf || convolves(spec)) {
                return at;
            }
            boolean keeps = spec instanceof GlobalAveragePool
                    || spec instanceof GlobalMaxPool
                    || spec != null && KEEP_CHANNELS.contains(spec.category());
            at = keeps
                    ? design.edgesInto(at.get().id()).stream().findFirst().flatMap(e -> design.node(e.from()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean convolves(LayerSpec spec) {
        return spec instanceof Conv2d
                || spec instanceof Conv1d
                || spec instanceof Conv3d
                || spec instanceof SeparableConv2d;
    }
}
