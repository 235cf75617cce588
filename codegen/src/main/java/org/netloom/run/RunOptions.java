package org.netloom.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.ops.DeviceWish;

/** What a training is to do otherwise than its plan says. Values that are null are left to the plan. */
public final class RunOptions {
    private static final String DEVICE = "--device";

    private final Map<String, String> values;
    private final List<String> javaOptions;

    private RunOptions(Map<String, String> values, List<String> javaOptions) {
        this.values = values;
        this.javaOptions = javaOptions;
    }

    /** As planned. */
    public static RunOptions of() {
        return new RunOptions(Map.of(), List.of());
    }

    private RunOptions with(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(name, value.toString());
        return new RunOptions(changed, javaOptions);
    }

    /** Passes over the training data. */
    public RunOptions epochs(Integer value) {
        return with("--epochs", value);
    }

    /** Samples per step. */
    public RunOptions batch(Integer value) {
        return with("--batch", value);
    }

    /** Step size of the optimizer. */
    public RunOptions learningRate(Double value) {
        return with("--learning-rate", value);
    }

    /** Where all randomness follows from. */
    public RunOptions seed(Long value) {
        return with("--seed", value);
    }

    /** Only the first training samples. */
    public RunOptions limit(Integer value) {
        return with("--limit", value);
    }

    /** Model file whose parameters the network starts from. */
    public RunOptions weights(Path file) {
        return with("--weights", file == null ? null : file.toAbsolutePath());
    }

    /** As many trainings, each with another share held out. */
    public RunOptions folds(Integer value) {
        return with("--folds", value);
    }

    /** As many trainings, each on twice as many samples. */
    public RunOptions learningCurve(Integer value) {
        return with("--learning-curve", value);
    }

    /** Threads to compute on. */
    public RunOptions threads(Integer value) {
        return with("--threads", value);
    }

    /** What computes: "auto", "cpu", "opencl", "opencl:1". */
    public RunOptions device(String value) {
        return with(DEVICE, value);
    }

    /** True where more than the processor may compute. */
    public boolean needsOpenCl() {
        return values.containsKey(DEVICE) && !values.get(DEVICE).equals(DeviceWish.CPU.name());
    }

    /** Steps between checkpoints; 0: at the end of each epoch. */
    public RunOptions checkpointEvery(Integer value) {
        return with("--checkpoint-every", value);
    }

    /** Goes on from a checkpoint file; an empty text stands for the last one of the folder, null for a new beginning. */
    public RunOptions resume(String file) {
        return with("--resume", file);
    }

    /** Memory for Java's heap; otherwise most of the computer's. */
    public RunOptions heapMegabytes(Integer value) {
        return value == null ? this : new RunOptions(values, List.of("-Xmx" + value + "m"));
    }

    /** Options for the Java that computes, after {@link ChildJvm#options()}. */
    public List<String> javaOptions() {
        return javaOptions;
    }

    /** True where a training goes on. */
    public boolean resumes() {
        return values.containsKey("--resume");
    }

    /** As options of the program {@code Train} of an exported project. */
    public List<String> arguments() {
        List<String> args = new ArrayList<>();
        values.forEach((name, value) -> args.add(value.isEmpty() ? name : name + "=" + value));
        return args;
    }

    @Override
    public String toString() {
        return String.join(" ", arguments());
    }
}
