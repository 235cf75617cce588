package org.netloom.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.netloom.data.DataParts;
import org.netloom.json.Json;
import org.netloom.layer.Network;
import org.netloom.model.SafeTensors;
import org.netloom.model.Weights;
import org.netloom.optimize.Optimizer;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.spec.SpecType;
import org.netloom.tensor.Tensor;

/**
 * A training frozen between two steps: weights, running statistics, optimizer state, best weights so far, schedule,
 * history and position, with the plan and the design they belong to. A run that goes on from it computes the same bits as
 * one that never stopped. Stored as one safetensors file, written in one piece.
 */
public final class Checkpoint {
    private static final String FORMAT = "netloom checkpoint";
    private static final String VERSION = "1";
    private static final String WEIGHTS = "weights/";
    private static final String OPTIMIZER = "optimizer/";
    private static final String BEST = "best/";
    private static final String MODE = "mode/";

    /** Values of a plan that do not change what is computed up to a step, so that they may differ. */
    private static final List<String> FREE = List.of("epochs", "checkpointEvery");

    private final Path path;
    private final SafeTensors file;
    private final Map<String, Object> state;

    private Checkpoint(Path path, SafeTensors file) {
        this.path = path;
        this.file = file;
        this.state = object("state");
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    /**
     * What a checkpoint holds.
     *
     * @param best best weights so far by name, empty where none are kept
     * @param memory what the mode remembers, by name
     */
    record Content(
            Trainer trainer,
            Optimizer optimizer,
            Map<String, Tensor> best,
            Map<String, Tensor> memory,
            LoopState state) {}

    /**
     * Writes a checkpoint.
     *
     * @throws NetloomException NL-411 if it cannot be written; an older one in its place is then unchanged
     */
    static void write(Path path, Content content) {
        Network network = content.trainer().network();
        SafeTensors file = new SafeTensors()
                .putText("format", FORMAT)
                .putText("version", VERSION)
                .putText("network", network.name())
                .putText("designHash", network.designHash())
                .putText("plan", Json.line(planJson(content.trainer().plan())))
                .putText("settings", Json.line(content.trainer().settings()))
                .putText("samples", samples(content.trainer().data()))
                .putText("algorithms", Json.line(algorithms(content.trainer())))
                .putText("optimizerSteps", Long.toString(content.optimizer().steps()))
                .putText("state", Json.line(content.state().toJson()));
        Weights.addTo(file, WEIGHTS, network);
        content.optimizer().state().forEach((name, t) -> file.put(OPTIMIZER + name, t));
        content.best().forEach((name, t) -> file.put(BEST + name, t));
        content.memory().forEach((name, t) -> file.put(MODE + name, t));
        file.write(path);
    }

    private static Map<String, Object> algorithms(Trainer trainer) {
        return new LinkedHashMap<>(trainer.usedAlgorithms());
    }

    /** The sizes of the parts: a data set that has changed has other batches. */
    private static String samples(DataParts data) {
        return data.train().size() + " to train, " + data.validation().size() + " to validate";
    }

    private static Map<String, Object> planJson(TrainingPlan plan) {
        return SpecType.of(plan).toJson(plan);
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /**
     * Reads a checkpoint.
     *
     * @throws NetloomException NL-412 if there is none, NL-413 if it is damaged, NL-414 if it is another kind of file
     */
    public static Checkpoint read(Path path) {
        SafeTensors file = SafeTensors.read(path);
        if (!FORMAT.equals(file.metadata().get("format"))) {
            throw CoreMessage.NOT_A_CHECKPOINT.exception(path, "it holds no state of a training");
        }
        if (!VERSION.equals(file.metadata().get("version"))) {
            throw CoreMessage.NOT_A_CHECKPOINT.exception(
                    path,
                    "it is of version " + Json.brief(file.metadata().get("version"))
                            + ", and this program reads version " + VERSION);
        }
        try {
            return new Checkpoint(path, file);
        } catch (NetloomException e) {
            throw CoreMessage.BAD_SAFETENSORS.exception(
                    path, e.problems().getFirst().text());
        }
    }

    private Map<String, Object> object(String name) {
        return Json.parseObject(file.text(name).orElse(""));
    }

    public Path path() {
        return path;
    }

    /** Options of the command line that the training was started with. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        object("settings").forEach((k, v) -> settings.put(k, (String) v));
        return settings;
    }

    /** The algorithms it was computed with, which the rest is to be computed with, too. */
    Map<String, String> algorithms() {
        return file.text("algorithms")
                .map(text -> AlgorithmFile.choices(path, text))
                .orElse(Map.of());
    }

    /** Epochs that are done. */
    public int epochsDone() {
        return ((Number) state.get("epoch")).intValue();
    }

    /** Optimizer steps that are done. */
    public long stepsDone() {
        return ((Number) state.get("step")).longValue();
    }

    /** One entry per epoch that is done. */
    public List<EpochResult> history() {
        return LoopState.fromJson(state).history;
    }

    /** True where the training it belongs to has come to its end. */
    public boolean finished() {
        TrainingPlan plan = plan();
        int patience = plan.earlyStopping().patience();
        return LoopState.fromJson(state).completed
                || epochsDone() >= plan.epochs()
                || patience > 0 && LoopState.fromJson(state).waited >= patience;
    }

    /** The plan it was written with. */
    private TrainingPlan plan() {
        return SpecType.of(TrainingPlan.class).create(TrainingPlan.present(object("plan")));
    }

    /**
     * Makes sure that this is a checkpoint of that network, plan and data.
     *
     * @param trainer with a network that is planned or prepared
     * @throws NetloomException NL-311 with a list of all that differs
     */
    void requireFits(Trainer trainer) {
        Network network = trainer.network();
        List<String> differences = new ArrayList<>();
        String name = file.metadata().getOrDefault("network", "");
        if (!name.equals(network.name())) {
            differences.add("network: '" + name + "' in the checkpoint, '" + network.name() + "' here");
        }
        List<String> weights = Weights.differences(file.tensors(), WEIGHTS, network);
        differences.addAll(weights);
        if (weights.isEmpty() && !network.designHash().equals(file.metadata().get("designHash"))) {
            differences.add("design: its hash is " + file.metadata().get("designHash") + " in the checkpoint, "
                    + network.designHash() + " here (the same parameters, but other layers or settings)");
        }
        differences.addAll(planDifferences(trainer.plan()));
        String samples = samples(trainer.data());
        if (!samples.equals(file.metadata().get("samples"))) {
            differences.add("data: " + file.metadata().get("samples") + " in the checkpoint, " + samples + " here");
        }
        if (!differences.isEmpty()) {
            throw CoreMessage.OTHER_CHECKPOINT.exception(path, network.name(), Weights.list(differences));
        }
    }

    private List<String> planDifferences(TrainingPlan plan) {
        Map<String, Object> here = Json.parseObject(Json.line(planJson(plan)));
        Map<String, Object> there = TrainingPlan.present(object("plan"));
        List<String> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        names.removeAll(FREE);
        for (String n : names) {
            String a = value(there, n);
            String b = value(here, n);
            if (!a.equals(b)) {
                differences.add("plan." + n + ": " + a + " in the checkpoint, " + b + " here");
            }
        }
        int planned = plan().epochs();
        if (plan.epochs() < planned) {
            differences.add("plan.epochs: " + planned + " in the checkpoint, " + plan.epochs()
                    + " here; more are possible, fewer are not");
        }
        return differences;
    }

    private static String value(Map<String, Object> plan, String name) {
        return plan.containsKey(name) ? Json.line(plan.get(name)) : "the default";
    }

    /** Copies weights, optimizer state and the memory of the mode back, and gives the rest. The network is prepared and fits. */
    LoopState restore(Network network, Optimizer optimizer, Map<String, Tensor> best, Map<String, Tensor> memory) {
        Weights.copyTo(network, file.tensors(), WEIGHTS);
        optimizer.steps(Long.parseLong(file.metadata().get("optimizerSteps")));
        optimizer.state().forEach((name, t) -> copy(OPTIMIZER + name, t));
        if (file.tensors().keySet().stream().anyMatch(n -> n.startsWith(BEST))) {
            best.forEach((name, t) -> copy(BEST + name, t));
        }
        memory.forEach((name, t) -> copy(MODE + name, t));
        return LoopState.fromJson(state);
    }

    private void copy(String name, Tensor to) {
        Tensor from = file.tensor(name)
                .filter(t -> t.size() == to.size())
                .orElseThrow(() -> CoreMessage.BAD_SAFETENSORS.exception(
                        path, "the tensor '" + name + "' is missing or has another size"));
        Weights.copy(from, to);
    }
}
