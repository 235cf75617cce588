package org.netloom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.netloom.generate.ProjectRunner;
import org.netloom.generate.ProjectRunner.Program;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;

/**
 * A trained model measured on a part of its data.
 *
 * @param part "test", "validation" or "training"
 * @param figures by name, the one that stands for all as "value", its name as "metric"
 * @param samples what the model says of each; empty where it is no classifier with one decision per sample
 */
public record RunEvaluation(String part, Map<String, Object> figures, List<SampleResult> samples) {
    private static final String DOING = "the evaluation";
    private static final long LOOK_MILLIS = 100;

    /** Kept beside the samples, so that the same part need not be measured twice. */
    private static final String FIGURES = ".figures.json";

    public RunEvaluation {
        figures = new LinkedHashMap<>(figures);
        samples = List.copyOf(samples);
    }

    /**
     * Measures a run's model, or reads what was measured since it was trained. Waits for the process.
     *
     * @throws org.netloom.problem.NetloomException if there is no model or no such part
     * @throws CancellationException where it was called off
     */
    public static RunEvaluation of(Run run, String part, Preparation progress) {
        if (!Files.exists(run.model())) {
            throw RunMessage.NO_MODEL.exception(run.name());
        }
        Path samples = run.samples(part);
        Path figures = samples.resolveSibling(samples.getFileName() + FIGURES);
        try {
            if (!isNewer(figures, run.model())) {
                AtomicFile.write(figures, measure(run, part, progress));
            }
            return read(part, figures, samples);
        } catch (IOException e) {
            throw RunMessage.BROKEN_RUN.exception(samples, AtomicFile.reason(e));
        }
    }

    private static boolean isNewer(Path file, Path than) throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(than)) >= 0;
    }

    private static String measure(Run run, String part, Preparation progress) {
        ProjectRunner project = run.prepare(progress);
        progress.begin(Preparation.Stage.STARTING);
        List<String> args = List.of(
                "--json",
                "--part=" + part,
                "--samples=" + run.samples(part).toAbsolutePath(),
                "--out",
                run.folder().toAbsolutePath().toString());
        Child child = Child.start(project, Program.EVALUATE, args, run.folder(), progress::note);
        Thread watch = Thread.ofPlatform().daemon().name("netloom-cancel").start(() -> watch(child, progress));
        List<String> lines = new ArrayList<>();
        child.readLines(lines::add);
        int code = child.await();
        watch.interrupt();
        if (progress.cancelled()) {
            throw new CancellationException("cancelled while it was measured");
        }
        if (code != 0 || lines.isEmpty()) {
            throw child.failure(DOING, code);
        }
        return lines.getLast();
    }

    /** Ends the process once nobody wants its result. */
    private static void watch(Child child, Preparation progress) {
        try {
            while (child.process().isAlive()) {
                if (progress.cancelled()) {
                    child.process().destroy();
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static RunEvaluation read(String part, Path figures, Path samples) throws IOException {
        try (Stream<String> lines = Files.lines(samples)) {
            List<SampleResult> results =
                    lines.flatMap(line -> SampleResult.parse(line).stream()).toList();
            return new RunEvaluation(part, Json.parseObject(Files.readString(figures)), results);
        }
    }

    /** Name of the figure that stands for all. */
    public String metric() {
        return figures.get("metric") instanceof String s ? s : "";
    }

    /** The figure that stands for all. */
    public double value() {
        return figures.get("value") instanceof Number n ? n.doubleValue() : Double.NaN;
    }
}
