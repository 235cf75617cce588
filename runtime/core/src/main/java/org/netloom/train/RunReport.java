package org.netloom.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.spec.Component;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecType;

/** Gathers what the report of a training tells, and writes it. */
final class RunReport {
    private RunReport() {}

    static void write(Path path, Trainer trainer, TrainingResult result, Evaluation evaluation, String advice) {
        String headline = String.format(
                Locale.ROOT,
                "%s %s after %d epochs in %s",
                evaluation.part(),
                evaluation.metrics().name() + " "
                        + Metrics.format(evaluation.metrics().value()),
                result.history().size(),
                Progress.time(result.seconds()));
        AtomicFile.write(
                path,
                Report.html(new Report.Content(
                        trainer.network().name(),
                        headline,
                        evaluation.part(),
                        evaluation.loss(),
                        evaluation.metrics(),
                        result.history(),
                        advice,
                        plan(trainer.plan()),
                        facts(trainer, result))));
    }

    private static List<Report.Row> plan(TrainingPlan plan) {
        SpecType<TrainingPlan> type = SpecType.of(plan);
        return type.components().stream()
                .filter(c -> !c.name().equals("checkpointEvery"))
                .map(c -> new Report.Row(c.words(), text(c, type.get(plan, c.name()))))
                .toList();
    }

    /** A value with all its parts, defaults too: "Adam: learning rate 0.001, beta1 0.9, ...". */
    private static String text(Component component, Object value) {
        return switch (value) {
            case List<?> list when list.isEmpty() -> "none";
            case List<?> list
            when list.getFirst() instanceof Spec ->
                String.join("; ", list.stream().map(v -> text(component, v)).toList());
            case Spec spec -> parts(spec, !component.javaClass().isRecord());
            default -> plain(component.toJson(value));
        };
    }

    private static <T extends Spec> String parts(T spec, boolean named) {
        SpecType<T> type = SpecType.of(spec);
        String parts = type.components().stream()
                .map(c -> c.words() + " " + text(c, type.get(spec, c.name())))
                .collect(Collectors.joining(", "));
        if (!named) {
            return parts;
        }
        return parts.isEmpty() ? type.name() : type.name() + ": " + parts;
    }

    private static String plain(Object json) {
        return switch (json) {
            case String s when s.isEmpty() -> "none";
            case String s -> s;
            case List<?> list ->
                String.join(", ", list.stream().map(RunReport::plain).toList());
            default -> Json.line(json);
        };
    }

    private static List<Report.Row> facts(Trainer trainer, TrainingResult result) {
        EpochResult last = result.history().isEmpty() ? null : result.history().getLast();
        List<Report.Row> rows = new ArrayList<>();
        rows.add(new Report.Row("data", trainer.data().description()));
        rows.add(new Report.Row(
                "network",
                String.format(
                        Locale.ROOT,
                        "%,d parameters, %s in, %s out",
                        trainer.network().parameterCount(),
                        trainer.network().inputShape(),
                        trainer.network().outputShape())));
        rows.add(new Report.Row("design", trainer.network().designHash()));
        rows.add(new Report.Row("operations", trainer.ops().describe()));
        trainer.device().ifPresent(d -> rows.add(new Report.Row("device", d.description())));
        rows.add(new Report.Row("threads", Integer.toString(trainer.threads())));
        rows.add(new Report.Row(
                "machine",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors, Java "
                        + System.getProperty("java.version")));
        rows.add(new Report.Row("time", Progress.time(result.seconds())));
        if (last != null) {
            rows.add(new Report.Row(
                    "speed", String.format(Locale.ROOT, "%,.0f samples per second", last.samplesPerSecond())));
            rows.add(new Report.Row("best epoch", Integer.toString(result.bestEpoch())));
        }
        return rows;
    }
}
