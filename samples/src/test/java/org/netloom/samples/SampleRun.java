package org.netloom.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.netloom.design.Design;
import org.netloom.generate.ExportOptions;
import org.netloom.generate.Exporter;
import org.netloom.generate.Project;
import org.netloom.generate.ProjectBuilder;
import org.netloom.generate.ProjectRunner;
import org.netloom.json.Json;

/**
 * A training of an exported sample, as a process of its own.
 *
 * @param losses of the training part, by epoch
 * @param metric of the test part
 */
record SampleRun(List<Double> losses, double metric) {
    private static final long PATIENCE_MINUTES = 5;

    /**
     * Exports, compiles and trains.
     *
     * @param base folder that the data of the design lie in
     * @param folder for the project and what comes of it; must not exist
     */
    static SampleRun of(Design design, Path base, Path folder, String... options)
            throws IOException, InterruptedException {
        Project project = Exporter.export(design, folder.resolve("project"), ExportOptions.of())
                .project();
        ProjectBuilder.build(project);
        List<String> args = new ArrayList<>(
                List.of("--events", "--out", folder.resolve("run").toString()));
        args.addAll(List.of(options));
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(
                        ProjectRunner.of(project).base(base).command(ProjectRunner.Program.TRAIN, args))
                .redirectError(errors.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError("training of " + design.name() + " failed:\n" + out + Files.readString(errors));
        }
        List<Map<String, Object>> events = out.lines().map(Json::parseObject).toList();
        List<Double> losses = events.stream()
                .filter(e -> e.get("event").equals("epoch"))
                .map(e -> number(e.get("loss")))
                .toList();
        return new SampleRun(losses, number(events.getLast().get("value")));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    double firstLoss() {
        return losses.getFirst();
    }

    double lastLoss() {
        return losses.getLast();
    }
}
