package org.netloom.train;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.data.Batch;
import org.netloom.data.TargetKind;
import org.netloom.json.Json;
import org.netloom.loss.TargetPart;
import org.netloom.loss.WeightedSum;
import org.netloom.model.AtomicFile;
import org.netloom.model.ModelInfo;
import org.netloom.model.Prediction;
import org.netloom.model.Task;
import org.netloom.tensor.Tensor;

/**
 * Writes what a network says of each sample of an evaluation, one JSON object a line: index in its part, target,
 * prediction, probabilities. Where a sample has many outputs (a mask, a reconstruction) only its figure is written.
 */
final class SampleLog implements AutoCloseable {
    /** More numbers than this in one output are not listed. */
    private static final int LISTED = 64;

    private static final MathContext DIGITS = new MathContext(5);

    private final Path path;
    private final String name;
    private final Optional<TargetPart> part;
    private final ModelInfo info;
    private final BufferedWriter writer;

    /** @throws org.netloom.problem.NetloomException NL-411 if the file cannot be written */
    SampleLog(Path path, String part, ModelInfo info) {
        this.path = path;
        this.name = part;
        this.part =
                info.loss() instanceof WeightedSum sum ? Optional.of(new TargetPart(sum.mainTerm())) : Optional.empty();
        this.info = info;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw AtomicFile.failure(path, e);
        }
    }

    /** Numbers with five significant digits: more nobody sees. */
    static List<Object> numbers(float... values) {
        List<Object> list = new ArrayList<>(values.length);
        for (float v : values) {
            list.add(Float.isFinite(v) ? new BigDecimal(v).round(DIGITS).doubleValue() : null);
        }
        return list;
    }

    /** Writes the samples of a batch. */
    void add(Batch batch, Tensor output) {
        int m = output.shape().size();
        Tensor wanted = part.isEmpty() ? batch.target() : part.get().of(batch.target());
        int t = wanted.shape().size();
        try {
            for (int i = 0; i < batch.size(); i++) {
                float[] values = new float[m];
                for (int j = 0; j < m; j++) {
                    values[j] = (float) output.get(i * m + j);
                }
                float[] target = new float[t];
                for (int j = 0; j < t; j++) {
                    target[j] = (float) wanted.get(i * t + j);
                }
                writer.write(Json.line(sample(batch.indices()[i], values, target)));
                writer.write('\n');
            }
        } catch (IOException e) {
            throw AtomicFile.failure(path, e);
        }
    }

    private Map<String, Object> sample(int index, float[] output, float[] target) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("index", index);
        m.put("part", name);
        boolean oneClass = (info.task() == Task.CLASSES || info.task() == Task.BINARY || info.task() == Task.DECISION)
                && target.length == 1;
        if (oneClass) {
            Prediction p = info.prediction(output);
            m.put("target", (int) target[0]);
            m.put("predicted", p.top(1).getFirst().index());
            m.put("probabilities", numbers(p.values()));
        } else if (info.task() == Task.CLASSES || info.task() == Task.SEGMENTATION) {
            m.put("correct", correct(output, target));
        } else if (info.task() == Task.DETECTION) {
            new PredictionLine(info.prediction(output), info, Optional.empty()).places(m);
        } else if (info.task() == Task.EMBEDDING && output.length > LISTED) {
            m.put("target", numbers(target));
        } else if (info.target() == TargetKind.LABELS && output.length <= LISTED) {
            m.put("target", numbers(target));
            m.put("predicted", numbers(info.prediction(output).values()));
        } else {
            m.put("error", error(output, target));
        }
        return m;
    }

    /** Share of pixels whose likeliest class is the right one, of those that count. */
    private static double correct(float[] logits, float[] target) {
        int k = logits.length / target.length;
        int correct = 0;
        int counted = 0;
        for (int row = 0; row < target.length; row++) {
            if (!(target[row] >= 0 && target[row] < Math.max(2, k))) {
                continue;
            }
            counted++;
            int best = k == 1 && logits[row] > 0 ? 1 : 0;
            for (int i = 1; i < k; i++) {
                if (logits[row * k + i] > logits[row * k + best]) {
                    best = i;
                }
            }
            if (best == (int) target[row]) {
                correct++;
            }
        }
        return (double) correct / Math.max(1, counted);
    }

    /** Mean absolute difference, on the scale that the network works with. */
    private double error(float[] output, float[] target) {
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            double value = info.task().logits() ? 1 / (1 + Math.exp(-output[i])) : output[i];
            sum += Math.abs(value - target[i]);
        }
        return sum / output.length;
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw AtomicFile.failure(path, e);
        }
    }
}
