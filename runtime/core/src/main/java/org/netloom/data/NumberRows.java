package org.netloom.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/**
 * Samples written as numbers, one sample a line, parted by commas, semicolons or blanks: vectors, and sequences step by
 * step. Empty lines are passed over, and so is a first line of names.
 *
 * @param lines where the samples stand, from 1
 * @param samples their numbers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NumberRows(List<Integer> lines, List<float[]> samples) {
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;]\\s*|\\s+");

    /** True where a file looks like text. */
    public static boolean canRead(Path file) {
        return DataFile.looksLikeText(file);
    }

    /**
     * Reads a file.
     *
     * @param shape of a sample
     * @throws org.netloom.problem.NetloomException if a line holds something else, or another count of numbers
     */
    public static NumberRows read(Path file, Shape shape) {
        List<Integer> lines = new ArrayList<>();
        List<float[]> samples = new ArrayList<>();
        String[] text = DataFile.text(file).split("\\R");
        for (int i = 0; i < text.length; i++) {
            String line = text[i].strip();
            if (line.isEmpty() || (samples.isEmpty() && i == 0 && isHeader(line))) {
                continue;
            }
            String[] fields = BETWEEN.split(line);
            if (fields.length != shape.size()) {
                throw CoreMessage.ROW_LENGTH.exception(file, i + 1, fields.length, shape.size(), shape);
            }
            lines.add(i + 1);
            samples.add(numbers(file, i + 1, fields));
        }
        if (samples.isEmpty()) {
            throw CoreMessage.DATA_EMPTY.exception(file);
        }
        return new NumberRows(lines, samples);
    }

    private static boolean isHeader(String line) {
        return Arrays.stream(BETWEEN.split(line)).noneMatch(f -> Double.isFinite(number(f)));
    }

    private static float[] numbers(Path file, int line, String... fields) {
        float[] values = new float[fields.length];
        for (int k = 0; k < fields.length; k++) {
            double value = number(fields[k]);
            if (!Double.isFinite(value)) {
                throw CoreMessage.ROW_NUMBER.exception(file, line, k + 1, fields[k]);
            }
            values[k] = (float) value;
        }
        return values;
    }

    /** NaN for what is no number. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
