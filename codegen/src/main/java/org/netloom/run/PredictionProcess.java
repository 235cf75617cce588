package org.netloom.run;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.data.TableSchema;
import org.netloom.data.TargetKind;
import org.netloom.generate.ProjectRunner.Program;
import org.netloom.json.Json;
import org.netloom.model.Task;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

/**
 * The exported {@code Predict} of a run, kept open to answer one question after the other. All methods wait for the
 * process; questions of several threads are answered in turn.
 */
public final class PredictionProcess implements AutoCloseable {
    /** Numbers of an object that was found: index of its class, score, x and y of its middle, width and height. */
    public static final int OBJECT = 6;

    private static final List<String> PARTS = List.of("score", "x", "y", "width", "height");

    private static final String DOING = "the prediction";

    /**
     * What the model takes and gives.
     *
     * @param task what its outputs mean
     * @param target what they were compared with: numbers compared with the input are reconstructions of it
     * @param labels by index
     * @param schema columns of the table it was trained on
     */
    public record Model(
            Shape input,
            Shape output,
            Task task,
            TargetKind target,
            List<String> labels,
            Optional<TableSchema> schema) {
        public Model {
            labels = List.copyOf(labels);
        }

        /** True where it gives back its input. */
        public boolean reconstructs() {
            return target == TargetKind.INPUT && output.size() == input.size();
        }
    }

    private final Child child;
    private final Writer questions;
    private final BufferedReader answers;
    private final Model model;
    private long asked;

    private PredictionProcess(Child child) throws IOException {
        this.child = child;
        questions =
                new BufferedWriter(new OutputStreamWriter(child.process().getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(child.process().getInputStream(), StandardCharsets.UTF_8));
        model = model(read());
    }

    /**
     * Starts the process and waits until it has loaded the model: a second, or a few.
     *
     * @throws NetloomException if there is no model, or it does not start
     * @throws java.util.concurrent.CancellationException where the preparation was called off
     */
    public static PredictionProcess start(Run run, Preparation progress) {
        if (!Files.exists(run.model())) {
            throw RunMessage.NO_MODEL.exception(run.name());
        }
        var project = run.prepare(progress);
        progress.begin(Preparation.Stage.STARTING);
        Child child = Child.start(
                project,
                Program.PREDICT,
                List.of("--serve", "--out", run.folder().toAbsolutePath().toString()),
                run.folder(),
                _ -> {});
        try {
            return new PredictionProcess(child);
        } catch (IOException _) {
            throw child.failure(DOING, child.await());
        }
    }

    private static Model model(Map<String, Object> m) {
        return new Model(
                shape(m.get("input")),
                shape(m.get("output")),
                Task.valueOf((String) m.get("task")),
                TargetKind.valueOf((String) m.get("target")),
                ((List<?>) m.get("labels")).stream().map(String.class::cast).toList(),
                m.get("schema") instanceof Map<?, ?> schema
                        ? Optional.of(TableSchema.fromJson(texts(schema)))
                        : Optional.empty());
    }

    private static Shape shape(Object dims) {
        return Shape.of(
                ((List<?>) dims).stream().mapToInt(d -> ((Number) d).intValue()).toArray());
    }

    private static Map<String, Object> texts(Map<?, ?> json) {
        Map<String, Object> m = new LinkedHashMap<>();
        json.forEach((k, v) -> m.put((String) k, v));
        return m;
    }

    /** What the model takes and gives. */
    public Model model() {
        return model;
    }

    /**
     * Asks about a sample.
     *
     * @param sample raw numbers as the training data had them, for an image H x W x C in 0..255
     * @return probabilities by label, numbers, a reconstruction, or {@link #OBJECT} numbers for each object that was found
     */
    public float[] predict(float[] sample) {
        return answer(ask("values", numbers(sample)));
    }

    /** Asks about an image file. */
    public float[] predict(Path image) {
        return answer(ask("image", image.toAbsolutePath().toString()));
    }

    private float[] answer(Map<String, Object> answer) {
        if (!(answer.get("objects") instanceof List<?> objects)) {
            return numbers(answer.get("values"));
        }
        float[] rows = new float[objects.size() * OBJECT];
        int at = 0;
        for (Object o : objects) {
            Map<String, Object> object = texts((Map<?, ?>) o);
            rows[at++] = model.labels().indexOf(object.get("label"));
            for (String part : PARTS) {
                rows[at++] = ((Number) object.get(part)).floatValue();
            }
        }
        return rows;
    }

    /** Asks about several samples at once. */
    public List<float[]> predict(List<float[]> samples) {
        List<Object> batch = new ArrayList<>();
        samples.forEach(s -> batch.add(numbers(s)));
        return ((List<?>) ask("batch", batch).get("batch"))
                .stream().map(PredictionProcess::numbers).toList();
    }

    private synchronized Map<String, Object> ask(String what, Object value) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("id", ++asked);
        question.put(what, value);
        try {
            questions.write(Json.line(question));
            questions.write('\n');
            questions.flush();
            Map<String, Object> answer = read();
            if (answer.get("error") instanceof String error) {
                throw RunMessage.CHILD_SAID.exception(DOING, error);
            }
            return answer;
        } catch (IOException _) {
            throw child.failure(DOING, child.await());
        }
    }

    private Map<String, Object> read() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the process has ended");
        }
        return Json.parseObject(line);
    }

    private static List<Object> numbers(float... values) {
        List<Object> list = new ArrayList<>(values.length);
        for (float v : values) {
            // The short text of the float, not the long one of the double it becomes.
            list.add(Float.isFinite(v) ? new BigDecimal(Float.toString(v)) : null);
        }
        return list;
    }

    private static float[] numbers(Object json) {
        List<?> list = (List<?>) json;
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i) instanceof Number n ? n.floatValue() : Float.NaN;
        }
        return values;
    }

    /** Ends the process: the end of its input is its end. */
    @Override
    public void close() {
        // Not waiting for a question that is being answered: who closes wants no answer.
        child.process().destroy();
    }
}
