package org.netloom.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.netloom.data.DataParts;
import org.netloom.data.Dataset;
import org.netloom.data.GameSpec;
import org.netloom.data.Preprocessor;
import org.netloom.data.TargetKind;
import org.netloom.game.Environment;
import org.netloom.layer.Network;
import org.netloom.loss.Loss;
import org.netloom.loss.LossSpec;
import org.netloom.mode.Adversarial;
import org.netloom.mode.Autoencoder;
import org.netloom.mode.DeepQ;
import org.netloom.mode.Perceptron;
import org.netloom.mode.Supervised;
import org.netloom.model.ModelFile;
import org.netloom.model.ModelInfo;
import org.netloom.model.OutputFit;
import org.netloom.model.Task;
import org.netloom.ops.Backend;
import org.netloom.ops.Ops;
import org.netloom.optimize.Optimizer;
import org.netloom.spec.SpecType;

/**
 * Trains a network by a plan. The result follows from network, plan and data alone, to the bit: neither the number of
 * threads nor interruptions change it.
 *
 * <pre>{@code
 * DataParts data = DataSources.open(plan.data(), plan.split(), Path.of(""), plan.seed());
 * Trainer trainer = new Trainer(network, plan, data).listener(System.out::println);
 * trainer.run();
 * System.out.println(trainer.evaluate("test", data.test()).line());
 * }</pre>
 */
public final class Trainer {
    private final Network network;
    private final TrainingPlan plan;
    private final DataParts data;
    private final Preprocessor preprocessor;
    private final LossSpec loss;
    private Ops ops;
    private int threads = Backend.defaultThreads();
    private Optional<DeviceChoice> device = Optional.empty();
    private Path base = Path.of("");
    private Path checkpoint;
    private Checkpoint resume;
    private Map<String, String> settings = Map.of();
    private Optional<AlgorithmFile> machine = Optional.empty();
    private Map<String, String> algorithms = Map.of();
    private TrainingListener listener = _ -> {};
    private TrainingControl control = new TrainingControl();
    private BooleanSupplier stop = () -> false;
    private List<float[]> probes = List.of();
    private Optimizer optimizer;
    private Network second;
    private int samplePort;
    private Path pictures;

    /**
     * A trainer for one run. Measures the preprocessing on the training part.
     *
     * @throws org.netloom.problem.NetloomException if a value of the plan is out of range, or the data do not fit the network
     *     or the loss (NL-302 to NL-304)
     */
    public Trainer(Network network, TrainingPlan plan, DataParts data) {
        this.network = network;
        this.plan = plan;
        this.data = data;
        SpecType.of(plan).requireValid(plan);
        DataFit.require(network, plan, data);
        loss = plan.balanceClasses() ? ClassBalance.balanced(plan.loss(), data.train()) : plan.loss();
        preprocessor = Preprocessor.fit(plan.preprocess(), data.train());
    }

    /**
     * The other network that some modes train with: for DeepQ one of the same class, which rates actions.
     *
     * @param other not used elsewhere; it needs no preparation
     */
    public Trainer second(Network other) {
        second = other;
        return this;
    }

    /**
     * The discriminator of an adversarial training; the network of this trainer is then the generator.
     *
     * @param port which of its inputs is the sample; another one, if there is one, is the condition
     */
    public Trainer discriminator(Network other, int port) {
        second = other;
        samplePort = port;
        return this;
    }

    /** Where pictures of generated samples are written; without a folder none are. */
    Trainer pictures(Path folder) {
        pictures = folder;
        return this;
    }

    /** On how many threads it computes; all processors unless said. The result is the same on any number. */
    public Trainer threads(int count) {
        threads = count;
        ops = null;
        return this;
    }

    /** What it computes on; the processor unless said. Two runs on one device give the same bits. */
    public Trainer device(DeviceChoice choice) {
        device = Optional.of(choice);
        ops = choice.ops();
        return this;
    }

    Optional<DeviceChoice> device() {
        return device;
    }

    /** What it will allocate. */
    MemoryNeed memoryNeed() {
        MemoryNeed need = MemoryNeed.of(network, second, plan, data, batch());
        return device.flatMap(DeviceChoice::device).map(need::on).orElse(need);
    }

    /** To find out how long its steps take on a device; before it runs. */
    DeviceTrial trial() {
        List<Network> networks =
                second != null && plan.mode() instanceof Adversarial ? List.of(network, second) : List.of(network);
        return DeviceTrial.ofTraining(
                networks, plan, batch(), () -> MemoryNeed.of(network, second, plan, data, batch()));
    }

    /** Folder that relative paths of the plan start from; the working directory unless said. */
    public Trainer base(Path folder) {
        base = folder;
        return this;
    }

    Path base() {
        return base;
    }

    /** Where checkpoints are written; without a path none are. */
    public Trainer checkpoint(Path path) {
        checkpoint = path;
        return this;
    }

    /** Goes on from a checkpoint instead of beginning anew. */
    public Trainer resume(Checkpoint from) {
        resume = from;
        return this;
    }

    /** Options of the command line, to be kept in checkpoints. */
    Trainer settings(Map<String, String> given) {
        settings = given;
        return this;
    }

    /**
     * Algorithms are those that were the fastest on this machine, and what is not known yet is measured. Unless this is
     * said they follow from the sizes by a rule.
     *
     * @param file where what was measured is kept
     * @param told by an earlier run, whose bits are wanted again
     */
    Trainer algorithms(Optional<AlgorithmFile> file, Map<String, String> told) {
        machine = file;
        algorithms = told;
        return this;
    }

    /** Who is told what happens. */
    public Trainer listener(TrainingListener newListener) {
        listener = newListener;
        return this;
    }

    /** Through which other threads pause and stop it. */
    public Trainer control(TrainingControl newControl) {
        control = newControl;
        return this;
    }

    /**
     * Samples that the network is shown now and then while it learns; what it says of them comes as {@link
     * TrainingEvent.Probed}.
     *
     * @param samples raw numbers, as the data set gives them
     */
    public Trainer probe(List<float[]> samples) {
        probes = List.copyOf(samples);
        return this;
    }

    /** Asked after each step: true ends the training with a checkpoint. */
    public Trainer stopWhen(BooleanSupplier condition) {
        stop = condition;
        return this;
    }

    /**
     * Trains. Afterwards the network has the final weights, or the best ones where early stopping is on.
     *
     * @throws org.netloom.problem.NetloomException NL-301 if it diverged: names the node and the step; NL-305 or NL-355 if the
     *     memory would not do; NL-311 if the checkpoint belongs to another network or plan; NL-411 if a checkpoint cannot be written
     */
    public TrainingResult run() {
        MemoryNeed need = memoryNeed();
        need.require(network.name());
        network.prepareForTraining(batch(), ops());
        chooseAlgorithms();
        optimizer = Optimizer.of(plan.optimizer(), plan.regularization(), plan.clipping(), network);
        try (TrainingLoop loop = new TrainingLoop(this)) {
            return loop.run(need.bytes());
        }
    }

    /** What the checkpoint says holds before what the caller says, and that before what is known of the machine. */
    private void chooseAlgorithms() {
        machine.ifPresent(file -> {
            ops().algorithms().use(file.known());
            ops().algorithms().measure(true);
        });
        ops().algorithms().use(algorithms);
        resumed().ifPresent(c -> ops().algorithms().use(c.algorithms()));
    }

    /** Those that it was computed with since its beginning: where it changed its device, those of the one before, too. */
    Map<String, String> usedAlgorithms() {
        Map<String, String> all = new TreeMap<>();
        resumed().ifPresent(c -> all.putAll(c.algorithms()));
        all.putAll(ops().algorithms().used());
        return all;
    }

    /** Keeps what was measured. */
    void keepAlgorithms() {
        machine.ifPresent(file -> file.add(ops().algorithms().used()));
    }

    /**
     * The result: the network, as it is now, measured on the test part; without one on the validation part, without that
     * on the training part. A player plays games that it has not met.
     */
    public Evaluation result() {
        if (plan.mode() instanceof DeepQ mode) {
            return new Player(network, game(), preprocessor, plan.seed()).evaluate("test", Player.TEST, mode.games());
        }
        if (plan.mode() instanceof Adversarial mode) {
            Generation generation = new Generation(network, mode, preprocessor, plan.seed(), batch());
            return data.test().size() > 0
                    ? generation.evaluate("test", Generation.TEST, data.test())
                    : generation.evaluate("training", Generation.TEST, data.train());
        }
        if (data.test().size() > 0) {
            return evaluate("test", data.test());
        }
        return data.validation().size() > 0
                ? evaluate("validation", data.validation())
                : evaluate("training", data.train());
    }

    /** What is minimised: the plan's loss, with class weights measured on the training part where it wants them. */
    LossSpec loss() {
        return loss;
    }

    /** Measures the network, as it is now, on a part of the data; the network must have been trained or prepared. */
    public Evaluation evaluate(String part, Dataset samples) {
        Loss loss = Loss.of(loss(), network);
        try (Evaluator evaluator =
                new Evaluator(part, network, loss, metrics(true), samples, preprocessor, kind(), batch())) {
            return evaluator.corruption(plan.mode().corruption()).evaluate(() -> false);
        }
    }

    /**
     * Writes the network, as it is now, with all that a prediction needs.
     *
     * @throws org.netloom.problem.NetloomException NL-411 if it cannot be written
     */
    public void writeModel(Path path) {
        ModelFile.write(path, network, info());
    }

    /** What a model file of this training says beside the weights. */
    ModelInfo info() {
        return new ModelInfo(
                network.name(),
                network.designHash(),
                network.inputShapes().size() > 1 ? data.train().inputShape() : network.sampleShape(),
                network.outputShapes().get(OutputFit.mainOutput(plan.loss(), network)),
                task(),
                labels(),
                loss,
                preprocessor,
                kind(),
                data.train().schema());
    }

    private List<String> labels() {
        if (kind() == TargetKind.INPUT || plan.mode() instanceof Adversarial) {
            return List.of();
        }
        return OutputFit.mainTargets(plan.loss(), data.train().targets()).names();
    }

    // ---- what the loop needs ----------------------------------------------------------------------------------------

    Network network() {
        return network;
    }

    TrainingPlan plan() {
        return plan;
    }

    DataParts data() {
        return data;
    }

    /** With the numbers measured on the training part. */
    public Preprocessor preprocessor() {
        return preprocessor;
    }

    /** What the outputs mean. */
    public Task task() {
        return switch (plan.mode()) {
            case Perceptron _ -> Task.DECISION;
            case DeepQ _ -> Task.VALUES;
            case Adversarial mode -> mode.conditional() ? Task.VALUES : Task.SAMPLES;
            case Supervised _, Autoencoder _ ->
                Task.of(
                        plan.loss(),
                        kind(),
                        OutputFit.mainTargets(plan.loss(), data.train().targets()));
        };
    }

    Optimizer optimizer() {
        return optimizer;
    }

    Optional<Network> second() {
        return Optional.ofNullable(second);
    }

    int samplePort() {
        return samplePort;
    }

    Optional<Path> pictures() {
        return Optional.ofNullable(pictures);
    }

    /** The game of the plan; that there is one was checked when the trainer was made. */
    Environment game() {
        return ((GameSpec) plan.data()).environment();
    }

    /** @param thorough with what curves need */
    Metrics metrics(boolean thorough) {
        return new MetricsChoice(
                        task(), plan.loss(), kind(), data.train().targets(), preprocessor, plan.metrics(), thorough)
                .metrics(network);
    }

    Ops ops() {
        if (ops == null) {
            ops = Backend.ops(threads);
        }
        return ops;
    }

    int threads() {
        return threads;
    }

    /** Samples in a full batch. */
    int batch() {
        return plan.mode() instanceof DeepQ ? plan.batchSize() : Math.min(plan.batchSize(), largestPart());
    }

    private int largestPart() {
        return Math.max(
                data.train().size(),
                Math.max(data.validation().size(), data.test().size()));
    }

    TargetKind kind() {
        return plan.target();
    }

    Optional<Path> checkpointPath() {
        return Optional.ofNullable(checkpoint);
    }

    Optional<Checkpoint> resumed() {
        return Optional.ofNullable(resume);
    }

    Map<String, String> settings() {
        return settings;
    }

    TrainingListener listener() {
        return listener;
    }

    TrainingControl control() {
        return control;
    }

    /** True where anyone wants the end of the training. */
    boolean stopWanted() {
        return control.stopped() || stop.getAsBoolean();
    }

    List<float[]> probes() {
        return probes;
    }
}
