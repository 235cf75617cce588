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
import java.util.Optional;
import org.netloom.data.image.SizedImage;
import org.netloom.json.Json;
import org.netloom.layer.Network;
import org.netloom.model.ModelInfo;
import org.netloom.model.Prediction;
import org.netloom.model.Predictor;
import org.netloom.model.Task;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

/**
 * Answers questions about samples, a JSON object a line each way, until its input ends. First it says what it knows:
 *
 * <pre>{@code
 * {"ready": true, "network": "lenet5", "input": [28, 28, 1], "task": "CLASSES", "target": "LABELS", "labels": [...]}
 * {"id": 1, "values": [0, 0, 255, ...]}          ->  {"id": 1, "label": "7", "values": [0.01, ...]}
 * {"id": 2, "image": "seven.png"}                ->  {"id": 2, "label": "7", "values": [0.01, ...]}
 * {"id": 3, "batch": [[0.1, 0.2], [0.3, 0.4]]}   ->  {"id": 3, "batch": [[0.9, 0.1], [0.2, 0.8]]}
 * {"id": 4, "image": "missing.png"}              ->  {"id": 4, "error": "NL-203: ..."}
 * {"id": 5, "image": "cell.png", "mask": "m.png"} -> {"id": 5, "shares": [...], "mask": "/.../m.png", "values": [...]}
 * }</pre>
 *
 * {@code values} of an answer are probabilities by label, numbers, or a reconstruction. What is found in places comes as
 * {@code objects} with their boxes, {@code points}, or the {@code shares} of the classes of pixels; their mask is written to
 * the file that the question names.
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

    private void single(Map<String, Object> question, Map<String, Object> m) {
        ModelInfo info = predictor.info();
        Optional<Shape> extent = Optional.empty();
        float[] sample;
        if (question.get("image") instanceof String file) {
            SizedImage image = SizedImage.read(Path.of(file), info.input());
            sample = image.sample();
            extent = Optional.of(Shape.of(image.height(), image.width(), 1));
        } else {
            sample = Probe.numbers(question.get("values"), network);
        }
        Prediction p = predictor.predict(sample);
        if (p.task().labelled()) {
            m.put("label", p.label());
        }
        PredictionLine line = new PredictionLine(p, info, extent);
        if (question.get("mask") instanceof String file && p.task() == Task.SEGMENTATION) {
            Path to = Path.of(file).toAbsolutePath();
            new Masks(info, to.getParent()).write(p, line, to);
            line.mask(to);
        }
        line.places(m);
        m.put("values", SampleLog.numbers(p.values()));
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
            single(question, m);
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
