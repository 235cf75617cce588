package org.netloom.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.mode.Autoencoder;
import org.netloom.mode.Supervised;
import org.netloom.problem.NearestMatch;
import org.netloom.train.TrainingPlan;

/**
 * A network to be timed.
 *
 * @param batch samples of a step
 */
public record BenchNet(String name, CheckResult checked, int batch) {
    private static final int BATCH = 32;
    private static final Map<String, Integer> BATCHES = new LinkedHashMap<>();

    static {
        BATCHES.put("mlp", 128);
        BATCHES.put("lenet5", 64);
        BATCHES.put("cifarvgg", 64);
        BATCHES.put("resnet18", 32);
        BATCHES.put("alexnet", 16);
        BATCHES.put("vgg16", 4);
        BATCHES.put("resnet50", 8);
    }

    /** Names of the networks that are always there. */
    public static List<String> names() {
        return List.copyOf(BATCHES.keySet());
    }

    /**
     * One of those by its name, or a design by its file.
     *
     * @param batch empty for the usual one: that of the training plan, or 32
     */
    public static BenchNet of(String nameOrFile, Optional<Integer> batch) {
        boolean known = BATCHES.containsKey(nameOrFile);
        if (!known && !Files.exists(Path.of(nameOrFile))) {
            throw CompareMessage.NO_SUCH_NET.exception(
                    nameOrFile, NearestMatch.suggestion(nameOrFile, names()), String.join(", ", names()));
        }
        Design design = known ? resource(nameOrFile) : DesignFile.load(Path.of(nameOrFile));
        CheckResult checked = Checker.check(design).orThrow();
        design.plan().ifPresent(p -> requireTimed(design.name(), p));
        int usual = known
                ? BATCHES.get(nameOrFile)
                : design.plan().map(TrainingPlan::batchSize).orElse(BATCH);
        return new BenchNet(design.name(), checked, batch.orElse(usual));
    }

    private static void requireTimed(String name, TrainingPlan plan) {
        if (!(plan.mode() instanceof Supervised) && !(plan.mode() instanceof Autoencoder)) {
            throw CompareMessage.MODE.exception(name, plan.mode().getClass().getSimpleName());
        }
    }

    private static Design resource(String name) {
        try (InputStream in = BenchNet.class.getResourceAsStream(name + DesignFile.EXTENSION)) {
            if (in == null) {
                throw new IllegalStateException("the design of " + name + " is not on the class path");
            }
            return DesignFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another batch. */
    BenchNet batch(int value) {
        return new BenchNet(name, checked, value);
    }

    /** Rough seconds of a step on two fast cores, so that it can be told how long everything takes. */
    double roughSeconds() {
        return 6.0 * checked.totals().multiplyAdds() * batch / 2e11;
    }
}
