package org.netloom.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.netloom.data.HeaderChoice;
import org.netloom.data.IdxSamples;
import org.netloom.data.NumberRows;
import org.netloom.data.TableSchema;
import org.netloom.data.image.SizedImage;
import org.netloom.model.AtomicFile;
import org.netloom.model.ModelInfo;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/**
 * Samples that are to be predicted, read from a file of any kind that the model can take.
 *
 * @param names one per sample: the file, with the line or the index where it holds several
 * @param values raw numbers of each sample
 * @param extent of the image file, {@code H x W x 1}, in whose pixels places are told; empty for other files
 */
record PredictInput(Path file, List<String> names, List<float[]> values, Optional<Shape> extent) {
    private PredictInput(Path file, List<String> names, List<float[]> values) {
        this(file, names, values, Optional.empty());
    }

    /** All files that a command line names; a folder stands for the files in it. */
    static List<Path> files(List<String> operands) {
        List<Path> files = new ArrayList<>();
        for (String operand : operands) {
            Path path = Path.of(operand);
            if (!Files.exists(path)) {
                throw CoreMessage.DATA_FILE_MISSING.exception(path);
            }
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> inside = Files.list(path)) {
                inside.filter(Files::isRegularFile)
                        .filter(p -> !p.getFileName().toString().startsWith("."))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw CoreMessage.CANNOT_READ.exception(path, AtomicFile.reason(e));
            }
        }
        return files;
    }

    /** Reads one file. */
    static PredictInput read(Path file, ModelInfo model) {
        byte[] head = head(file);
        String name = file.toString();
        if (isIdx(file, head)) {
            List<float[]> samples = IdxSamples.read(file, model.input());
            return new PredictInput(
                    file,
                    IntStream.range(0, samples.size())
                            .mapToObj(i -> name + "[" + i + "]")
                            .toList(),
                    samples);
        }
        if (model.schema().isPresent()) {
            return table(file, model.schema().get());
        }
        if (model.input().isImage()) {
            SizedImage image = SizedImage.read(file, model.input());
            return new PredictInput(
                    file,
                    List.of(name),
                    List.of(image.sample()),
                    Optional.of(Shape.of(image.height(), image.width(), 1)));
        }
        if (NumberRows.canRead(file)) {
            NumberRows rows = NumberRows.read(file, model.input());
            return new PredictInput(
                    file, rows.lines().stream().map(line -> file + ":" + line).toList(), rows.samples());
        }
        throw CoreMessage.PREDICT_KIND.exception(file, model.network(), model.input());
    }

    private static PredictInput table(Path file, TableSchema schema) {
        TableSchema.Rows rows = schema.read(file, HeaderChoice.AUTO, "");
        Shape shape = rows.data().inputShape();
        List<String> names = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (int i = 0; i < rows.data().size(); i++) {
            float[] sample = new float[shape.size()];
            rows.data().input(i, sample, 0);
            names.add(file + ":" + rows.lines()[i]);
            values.add(sample);
        }
        return new PredictInput(file, names, values);
    }

    private static boolean isIdx(Path file, byte[] head) {
        boolean plain = head.length >= 4 && head[0] == 0 && head[1] == 0 && head[2] >= 8 && head[2] <= 0x0E;
        boolean packed = head.length >= 2 && (head[0] & 255) == 0x1F && (head[1] & 255) == 0x8B;
        return plain
                || packed
                        && file.getFileName()
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .contains("idx");
    }

    private static byte[] head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(8);
        } catch (IOException e) {
            throw CoreMessage.CANNOT_READ.exception(file, AtomicFile.reason(e));
        }
    }

    /** Names of the numbers a model predicts, one for each. */
    static List<String> outputNames(ModelInfo model) {
        int n = model.output().size();
        return model.labels().size() == n
                ? model.labels()
                : IntStream.range(0, n).mapToObj(Integer::toString).toList();
    }
}
