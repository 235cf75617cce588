package org.netloom.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.data.image.ImageInput;
import org.netloom.json.Json;
import org.netloom.layer.Network;
import org.netloom.model.ModelInfo;
import org.netloom.model.Prediction;
import org.netloom.model.Predictor;
import org.netloom.model.Task;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;

/**
 * Answers questions about samples, a JSON object a line each way, until its input ends. First it says what it knows:
 *
 * <pre>{@code
 * {"ready": true, "network": "lenet5", "input": [28, 28, 1], "task": "CLASSES", "target": "LABELS", "labels": [...]}
 * {"id": 1, "values": [0, 0, 255, ...]}          ->  {"id": 1, "label": "7", "values": [0.01, ...]}
 * {"id": 2, "image": "seven.png"}                ->  {"id": 2, "label": "7", "values": [0.01, ...]}
 * {"id": 3, "batch": [[0.1, 0.2], [0.3, 0.4]]}   ->  {"id": 3, "batch": [[0.9, 0.1], [0.2, 0.8]]}
 * {"id": 4, "image": "missing.png"}              ->  {"id": 4, "error": "NL-203: ..."}
 * }</pre>
 *
 * {@code values} of an answer are probabilities by label, numbers, or a reconstruction.
 */
final class PredictServer {
    private final Network network;
    private final Predictor predictor;
    private final PrintStream out;

    PredictServer(Network network, Predictor predictor, PrintStream out) {
        this.network = network;
        this.predictor = predictor;
        this.out = out;
    }

    /** Serves until the input ends. */
    void serve(InputStream in) {
        say(ready(predictor.info()));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    say(answer(line));
                }
            }
        } catch (IOException e) {
            throw CoreMessage.CANNOT_READ.exception("standard input", org.netloom.model.AtomicFile.reason(e));
        }
    }

    private void say(Map<String, Object> answer) {
        out.println(Json.line(answer));
        out.flush();
    }

    private static Map<String, Object> ready(ModelInfo info) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("ready", true);
        m.put("network", info.network());
        m.put("input", Arrays.stream(info.input().dims()).boxed().toList());
        m.put("output", Arrays.stream(info.output().dims()).boxed().toList());
        m.put("task", info.task().name());
        m.put("target", info.target().name());
        m.put("labels", info.labels());
        info.schema().ifPresent(s -> m.put("schema", s.toJson()));
        return m;
    }

    private Map<String, Object> answer(String line) {
        Map<String, Object> m = new LinkedHashMap<>();
        try {
            Map<String, Object> question = Json.parseObject(line);
            m.put("id", question.get("id"));
            if (question.get("batch") instanceof List<?> batch) {
                List<float[]> samples = new ArrayList<>();
                batch.forEach(sample -> samples.add(Probe.numbers(sample, network)));
                m.put(
                        "batch",
                        predictor.predict(samples).stream()
                                .map(p -> SampleLog.numbers(p.values()))
                                .toList());
                return m;
            }
            float[] sample = question.get("image") instanceof String image
                    ? ImageInput.read(Path.of(image), predictor.info().input())
                    : Probe.numbers(question.get("values"), network);
            Prediction p = predictor.predict(sample);
            if (p.task().labelled()) {
                m.put("label", p.label());
            }
            if (p.task() == Task.DETECTION) {
                m.put("objects", PredictCommand.objects(p));
            }
            m.put("values", SampleLog.numbers(p.values()));
        } catch (NetloomException e) {
            m.put("error", e.getMessage());
        } catch (java.nio.file.InvalidPathException e) {
            m.put(
                    "error",
                    CoreMessage.DATA_UNREADABLE.code() + ": "
                            + CoreMessage.DATA_UNREADABLE.text(e.getInput(), e.getReason()));
        }
        return m;
    }
}
