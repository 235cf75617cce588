package org.netloom.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.spec.Component;
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
        List<Report.Row> rows = new ArrayList<>();
        SpecType<TrainingPlan> type = SpecType.of(plan);
        for (Component c : type.components()) {
            if (!c.name().equals("checkpointEvery")) {
                rows.add(new Report.Row(words(c.name()), text(c.toJson(type.get(plan, c.name())))));
            }
        }
        return rows;
    }

    /** "batchSize" as "batch size". */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    /** {"type": "Adam", "learningRate": 0.001} as "Adam, learning rate 0.001". */
    private static String text(Object json) {
        if (json instanceof java.util.Map<?, ?> map) {
            List<String> parts = new ArrayList<>();
            map.forEach((k, v) -> parts.add(k.equals("type") ? text(v) : words((String) k) + " " + text(v)));
            return parts.isEmpty() ? "default" : String.join(", ", parts);
        }
        if (json instanceof List<?> list) {
            return list.isEmpty()
                    ? "none"
                    : String.join("; ", list.stream().map(RunReport::text).toList());
        }
        return json instanceof String s ? s : Json.line(json);
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
