package org.netloom.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.data.CsvData;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.DataSpec;
import org.netloom.data.TargetForm;
import org.netloom.layer.Network;
import org.netloom.loss.LossSpec;
import org.netloom.mode.Adversarial;
import org.netloom.ops.DeviceWish;
import org.netloom.ops.Ops;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingOptions.Option;

/** The options that change a plan, for all commands that open data. */
final class PlanOptions {
    static final Option DATA =
            new Option("--data", "PATH", "folder, file, or generator name to use instead of the plan's data");
    static final Option EPOCHS = new Option("--epochs", "N", "passes over the training part");
    static final Option BATCH = new Option("--batch", "N", "samples per step");
    static final Option SEED = new Option("--seed", "N", "where all randomness follows from");
    static final Option RATE = new Option("--learning-rate", "X", "step size of the optimizer");
    static final Option WEIGHTS =
            new Option("--weights", "FILE", "model file whose parameters the network starts from, by their names");
    static final Option LIMIT = new Option("--limit", "N", "use only the first N training samples");
    static final Option THREADS = new Option("--threads", "N", "threads to compute on (default: all processors)");
    static final Option DEVICE =
            new Option("--device", "NAME", "what computes: auto (the faster one), cpu (default), opencl or opencl:N");
    static final Option HELP = new Option("--help", "", "this text");

    /** System property with the folder that relative paths of a plan start from; paths of options start where they are. */
    private static final String BASE = "netloom.base";

    /** Kept in checkpoints, so that --resume need not repeat them. */
    private static final List<Option> KEPT = List.of(DATA, EPOCHS, BATCH, SEED, RATE, WEIGHTS, LIMIT, DEVICE);

    private PlanOptions() {}

    /** Folder that relative paths of a plan start from. */
    static Path base() {
        return Path.of(System.getProperty(BASE, ""));
    }

    /** The options that are kept in checkpoints, as given. */
    static Map<String, String> kept(TrainingOptions options) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (Option o : KEPT) {
            options.text(o.name()).ifPresent(v -> kept.put(o.name(), v));
        }
        return kept;
    }

    /** The same options as a command line. */
    static String[] commandLine(Map<String, String> kept) {
        return kept.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toArray(String[]::new);
    }

    /** The plan, changed by the options. */
    static TrainingPlan apply(TrainingPlan plan, Network network, TrainingOptions options) {
        TrainingPlan changed = plan;
        Optional<DataSpec> data = options.text(DATA.name()).map(text -> data(plan, network, text));
        if (data.isPresent()) {
            changed = with(changed, "data", SpecFamily.of(DataSpec.class).toJson(data.get()));
        }
        Optional<Long> epochs = options.integer(EPOCHS.name(), 1, 1_000_000);
        if (epochs.isPresent()) {
            changed = changed.epochs(epochs.get().intValue());
        }
        Optional<Long> batch = options.integer(BATCH.name(), 1, 1_000_000);
        if (batch.isPresent()) {
            changed = changed.batchSize(batch.get().intValue());
        }
        Optional<Long> seed = options.integer(SEED.name(), Long.MIN_VALUE, Long.MAX_VALUE);
        if (seed.isPresent()) {
            changed = changed.seed(seed.get());
        }
        Optional<Double> rate = options.positive(RATE.name());
        if (rate.isPresent()) {
            changed = changed.optimizer(withRate(changed.optimizer(), rate.get()));
        }
        Optional<String> weights = options.text(WEIGHTS.name());
        if (weights.isPresent()) {
            // A path of an option starts where the program was started.
            String file = Path.of(weights.get()).toAbsolutePath().toString();
            changed = changed.transfer(changed.transfer().weights(file));
        }
        return changed;
    }

    private static OptimizerSpec withRate(OptimizerSpec spec, double rate) {
        return with(spec, "learningRate", rate);
    }

    private static <T extends org.netloom.spec.Spec> T with(T spec, String component, Object value) {
        return SpecType.of(spec).with(spec, component, value);
    }

    private static DataSpec data(TrainingPlan plan, Network network, String text) {
        DataSpec planned = plan.data();
        boolean generator = plan.mode() instanceof Adversarial;
        DataSpec found =
                DataSources.recognise(text, Optional.of(generator ? network.outputShape() : network.inputShape()));
        // Another table of the same columns has the same target.
        return planned instanceof CsvData csv && found instanceof CsvData other ? other.target(csv.target()) : found;
    }

    /** Opens the plan's data. */
    static DataParts open(TrainingPlan plan, TrainingOptions options) {
        DataParts parts = DataSources.open(plan.data(), plan.split(), base(), plan.seed(), form(plan.loss()));
        Optional<Long> limit = options.integer(LIMIT.name(), 1, Integer.MAX_VALUE);
        return limit.isEmpty()
                ? parts
                : limited(parts, (int) Math.min(limit.get(), parts.train().size()));
    }

    private static TargetForm form(LossSpec loss) {
        return loss.comparison().labels() ? TargetForm.CLASSES : TargetForm.NUMBERS;
    }

    private static DataParts limited(DataParts parts, int n) {
        return new DataParts(
                new FirstSamples(parts.train(), n),
                parts.validation(),
                parts.test(),
                parts.description() + "; only the first " + n + " training samples");
    }

    /** What is to compute. */
    static DeviceWish device(TrainingOptions options) {
        return options.text(DEVICE.name())
                .map(text -> DeviceWish.parse(text)
                        .orElseThrow(() -> new TrainingOptions.UsageException(
                                CoreMessage.OPTION_VALUE.text(DEVICE.name(), DeviceWish.FORMS, text))))
                .orElse(DeviceWish.CPU);
    }

    /** The operations of the device that is to predict, with a line on standard error where that is not as asked. */
    static Ops ops(TrainingOptions options, Network network, int batch) {
        return DeviceChoice.of(device(options), threads(options), DeviceTrial.ofPrediction(network, batch))
                .tell()
                .ops();
    }

    /** Threads to compute on. */
    static int threads(TrainingOptions options) {
        return options.integer(THREADS.name(), 1, 1024)
                .map(Long::intValue)
                .orElseGet(org.netloom.ops.Backend::defaultThreads);
    }
}
