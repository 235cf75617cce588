package org.netloom.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.json.Json;
import org.netloom.problem.NetloomException;

/** Reads back what {@code --events} prints and {@code events.jsonl} holds. */
public final class TrainingEvents {
    private TrainingEvents() {}

    /**
     * Reads one line. Empty where it is no event that this version knows: a newer program may tell more, and the last
     * line of a killed one may be cut off.
     */
    public static Optional<TrainingEvent> parse(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return event(new Fields(Json.parseObject(line)));
        } catch (NetloomException | ClassCastException _) {
            return Optional.empty();
        }
    }

    /** Reads the lines of a file, leaving out what {@link #parse} does not know. */
    public static List<TrainingEvent> parse(List<String> lines) {
        return lines.stream().flatMap(line -> parse(line).stream()).toList();
    }

    private static Optional<TrainingEvent> event(Fields f) {
        return Optional.ofNullable(
                switch (f.text("event")) {
                    case "start" -> start(f);
                    case "step" -> step(f);
                    case "epoch" -> epoch(f);
                    case "checkpoint" -> new TrainingEvent.Saved(f.text("path"), f.integer("epoch"), f.whole("step"));
                    case "paused" -> new TrainingEvent.Paused(f.integer("epoch"), f.whole("step"));
                    case "resumed" -> new TrainingEvent.Resumed(f.whole("step"), f.number("seconds"));
                    case "probe" -> probe(f);
                    case "note" -> new TrainingEvent.Note(f.text("text"));
                    case "warning" -> new TrainingEvent.Warning(f.text("text"));
                    case "end" -> end(f);
                    default -> null;
                });
    }

    private static TrainingEvent start(Fields f) {
        return new TrainingEvent.Start(
                f.text("network"),
                f.text("data"),
                f.text("operations"),
                f.integer("threads"),
                f.text("metric"),
                f.integer("trainSamples"),
                f.integer("validationSamples"),
                f.integer("testSamples"),
                f.whole("parameters"),
                f.integer("batchSize"),
                f.integer("stepsPerEpoch"),
                f.integer("epochs"),
                f.integer("epoch"),
                f.whole("step"),
                f.whole("memoryBytes"));
    }

    private static TrainingEvent step(Fields f) {
        return new TrainingEvent.Step(
                f.integer("epoch"),
                f.integer("batch"),
                f.whole("step"),
                f.number("loss"),
                f.number("metric"),
                f.number("rate"),
                f.number("samplesPerSecond"),
                f.number("secondsLeft"));
    }

    private static TrainingEvent epoch(Fields f) {
        EpochResult result = new EpochResult(
                f.integer("epoch"),
                f.whole("step"),
                f.number("rate"),
                f.number("loss"),
                f.number("metric"),
                f.number("validationLoss"),
                f.number("validationMetric"),
                f.number("seconds"),
                f.number("samplesPerSecond"));
        return new TrainingEvent.Epoch(result, f.flag("best"));
    }

    private static TrainingEvent probe(Fields f) {
        List<float[]> outputs = new ArrayList<>();
        for (Object sample : f.list("outputs")) {
            List<?> numbers = (List<?>) sample;
            float[] values = new float[numbers.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = numbers.get(i) instanceof Number n ? n.floatValue() : Float.NaN;
            }
            outputs.add(values);
        }
        return new TrainingEvent.Probed(f.integer("epoch"), f.whole("step"), outputs);
    }

    private static TrainingEvent end(Fields f) {
        return new TrainingEvent.End(
                f.text("reason"),
                f.text("text"),
                f.text("part"),
                f.text("metric"),
                f.number("value"),
                f.number("loss"),
                f.number("seconds"),
                f.text("model"),
                f.text("report"),
                f.text("advice"),
                f.numbers("figures"));
    }

    /** The fields of a line: what is missing was not measured, or is empty. */
    private record Fields(Map<String, Object> values) {
        String text(String key) {
            return values.get(key) instanceof String s ? s : "";
        }

        double number(String key) {
            return values.get(key) instanceof Number n ? n.doubleValue() : Double.NaN;
        }

        Map<String, Double> numbers(String key) {
            Map<String, Double> all = new LinkedHashMap<>();
            if (values.get(key) instanceof Map<?, ?> m) {
                m.forEach((k, v) -> {
                    if (v instanceof Number n) {
                        all.put((String) k, n.doubleValue());
                    }
                });
            }
            return all;
        }

        long whole(String key) {
            return values.get(key) instanceof Number n ? n.longValue() : 0;
        }

        int integer(String key) {
            return Math.clamp(whole(key), Integer.MIN_VALUE, Integer.MAX_VALUE);
        }

        boolean flag(String key) {
            return Boolean.TRUE.equals(values.get(key));
        }

        List<?> list(String key) {
            return values.get(key) instanceof List<?> l ? l : List.of();
        }
    }
}
