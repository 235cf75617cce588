package org.netloom.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that happened in a training. {@link #fields()} is what one line of {@code events.jsonl} holds; numbers that
 * were not measured are left out.
 */
public sealed interface TrainingEvent {
    /** "start", "step", "epoch", "checkpoint", "paused", "resumed", "probe", "warning" or "end". */
    String event();

    /** The rest of the line, in a stable order. */
    Map<String, Object> fields();

    /**
     * The training begins or goes on.
     *
     * @param network name
     * @param data what it learns from, one line
     * @param operations implementation, vector width and threads, one line
     * @param metric name of the figure that stands for all
     * @param trainSamples of the training part; the other two likewise
     * @param parameters trained numbers
     * @param epoch from 1, in which it begins
     * @param step optimizer steps done before; more than 0 after a resume
     * @param memoryBytes predicted peak of what the training itself allocates
     */
    record Start(
            String network,
            String data,
            String operations,
            int threads,
            String metric,
            int trainSamples,
            int validationSamples,
            int testSamples,
            long parameters,
            int batchSize,
            int stepsPerEpoch,
            int epochs,
            int epoch,
            long step,
            long memoryBytes)
            implements TrainingEvent {
        @Override
        public String event() {
            return "start";
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("network", network);
            m.put("data", data);
            m.put("operations", operations);
            m.put("threads", threads);
            m.put("metric", metric);
            m.put("trainSamples", trainSamples);
            m.put("validationSamples", validationSamples);
            m.put("testSamples", testSamples);
            m.put("parameters", parameters);
            m.put("batchSize", batchSize);
            m.put("stepsPerEpoch", stepsPerEpoch);
            m.put("epochs", epochs);
            m.put("epoch", epoch);
            m.put("step", step);
            m.put("memoryBytes", memoryBytes);
            return m;
        }
    }

    /**
     * An optimizer step is done. Given a few times a second at most.
     *
     * @param epoch from 1
     * @param batch of this epoch, from 1
     * @param step since the beginning of the training, from 1
     * @param loss mean over this epoch so far
     * @param metric over this epoch so far
     * @param samplesPerSecond in this epoch
     * @param secondsLeft until the last epoch ends
     */
    record Step(
            int epoch,
            int batch,
            long step,
            double loss,
            double metric,
            double rate,
            double samplesPerSecond,
            double secondsLeft)
            implements TrainingEvent {
        @Override
        public String event() {
            return "step";
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("epoch", epoch);
            m.put("batch", batch);
            m.put("step", step);
            putNumber(m, "loss", loss);
            putNumber(m, "metric", metric);
            putNumber(m, "rate", rate);
            putNumber(m, "samplesPerSecond", rounded(samplesPerSecond));
            putNumber(m, "secondsLeft", rounded(secondsLeft));
            return m;
        }
    }

    /**
     * An epoch is done and validated.
     *
     * @param best true where no epoch before was better
     */
    record Epoch(EpochResult result, boolean best) implements TrainingEvent {
        @Override
        public String event() {
            return "epoch";
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("epoch", result.epoch());
            m.put("step", result.step());
            putNumber(m, "rate", result.rate());
            putNumber(m, "loss", result.trainLoss());
            putNumber(m, "metric", result.trainMetric());
            putNumber(m, "validationLoss", result.validationLoss());
            putNumber(m, "validationMetric", result.validationMetric());
            m.put("best", best);
            putNumber(m, "seconds", rounded(result.seconds()));
            putNumber(m, "samplesPerSecond", rounded(result.samplesPerSecond()));
            return m;
        }
    }

    /**
     * A checkpoint is on the disk.
     *
     * @param path of the file
     * @param step optimizer steps it holds
     */
    record Saved(String path, int epoch, long step) implements TrainingEvent {
        @Override
        public String event() {
            return "checkpoint";
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("path", path);
            m.put("epoch", epoch);
            m.put("step", step);
            return m;
        }
    }

    /**
     * The training waits, having saved.
     *
     * @param step optimizer steps done
     */
    record Paused(int epoch, long step) implements TrainingEvent {
        @Override
        public String event() {
            return "paused";
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("epoch", epoch);
            m.put("step", step);
            return m;
        }
    }

    /**
     * The training goes on after a pause.
     *
     * @param seconds it waited
     */
    record Resumed(long step, double seconds) implements TrainingEvent {
        @Override
        public String event() {
            return "resumed";
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("step", step);
            putNumber(m, "seconds", rounded(seconds));
            return m;
        }
    }

    /**
     * What the network says now of the samples it was given to watch. Not kept in {@code events.jsonl}: it is large, and
     * only the latest counts.
     *
     * @param epoch from 1, that runs or has just ended
     * @param step optimizer steps done
     * @param outputs probabilities or numbers of each sample, in their order
     */
    record Probed(int epoch, long step, List<float[]> outputs) implements TrainingEvent {
        public Probed {
            outputs = List.copyOf(outputs);
        }

        @Override
        public String event() {
            return "probe";
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("epoch", epoch);
            m.put("step", step);
            m.put("outputs", outputs.stream().map(SampleLog::numbers).toList());
            return m;
        }
    }

    /** What a person may want to know: weights that were taken over, nodes that are released. */
    record Note(String text) implements TrainingEvent {
        @Override
        public String event() {
            return "note";
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("text", text);
            return m;
        }
    }

    /** Something a person should know, without an end to the training. */
    record Warning(String text) implements TrainingEvent {
        @Override
        public String event() {
            return "warning";
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("text", text);
            return m;
        }
    }

    /**
     * The training is over.
     *
     * @param reason "finished", "stopped early", "interrupted", "diverged" or "failed"
     * @param text one sentence on it; the error where there was one
     * @param part the figures are of: "test", "validation" or "training"
     * @param metric name of the figure
     * @param value of the figure; NaN where it was not measured
     * @param advice what to try next, empty where there is none
     * @param figures all that was measured, by name
     */
    record End(
            String reason,
            String text,
            String part,
            String metric,
            double value,
            double loss,
            double seconds,
            String model,
            String report,
            String advice,
            Map<String, Double> figures)
            implements TrainingEvent {
        public End {
            figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        }

        /** An end without a result. */
        static End failure(String reason, String text) {
            return new End(reason, text, "", "", Double.NaN, Double.NaN, Double.NaN, "", "", "", Map.of());
        }

        @Override
        public String event() {
            return "end";
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("reason", reason);
            putText(m, "text", text);
            putText(m, "part", part);
            putText(m, "metric", metric);
            putNumber(m, "value", value);
            putNumber(m, "loss", loss);
            putNumber(m, "seconds", rounded(seconds));
            putText(m, "model", model);
            putText(m, "report", report);
            putText(m, "advice", advice);
            if (!figures.isEmpty()) {
                m.put("figures", figures);
            }
            return m;
        }
    }

    private static void putNumber(Map<String, Object> m, String key, double value) {
        if (Double.isFinite(value)) {
            m.put(key, value);
        }
    }

    private static void putText(Map<String, Object> m, String key, String value) {
        if (!value.isEmpty()) {
            m.put(key, value);
        }
    }

    private static double rounded(double seconds) {
        return Double.isFinite(seconds) ? Math.round(seconds * 1000) / 1000.0 : seconds;
    }
}
