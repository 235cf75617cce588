package org.netloom.designer.plan;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.netloom.data.Dataset;
import org.netloom.data.TableSchema;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.SampleNumbers;
import org.netloom.json.Json;
import org.netloom.spec.Shape;

/**
 * The numbers of one channel of images, or of one input of a table, over all samples and positions.
 *
 * @param bins how often values fall in each of as many equal steps from {@code min} to {@code max}
 */
record ChannelStatistics(String name, double min, double max, double mean, double deviation, List<Integer> bins) {
    static final int BINS = 32;

    /** More columns than anybody reads. */
    private static final int MOST = 400;

    /** Samples between looks at whether to go on. */
    private static final int CHUNK = 512;

    ChannelStatistics {
        bins = List.copyOf(bins);
    }

    /** Measures a data set in two passes: extent and mean, then the rest. */
    static List<ChannelStatistics> of(Dataset data, Background.Progress progress) {
        Shape shape = data.inputShape();
        int channels = Math.min(shape.channels(), MOST);
        Pass pass = new Pass(channels, shape.channels());
        float[] x = new float[shape.size()];
        int n = data.size();
        for (int i = 0; i < 2 * n; i++) {
            if (i % CHUNK == 0) {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                progress.at((double) i / (2 * n), Texts.get("data.measuring"));
            }
            data.input(i % n, x, 0);
            if (i < n) {
                pass.first(x);
            } else {
                pass.second(x);
            }
        }
        List<String> names = names(data);
        return IntStream.range(0, channels)
                .mapToObj(c -> pass.row(names.get(c), c))
                .toList();
    }

    /** Names of the channels, or of the columns of a table. */
    static List<String> names(Dataset data) {
        int channels = data.inputShape().channels();
        if (data.schema().isPresent()) {
            return data.schema().map(TableSchema::featureNames).orElseThrow();
        }
        if (data.inputShape().isImage() && channels == 3) {
            return List.of(Texts.get("data.red"), Texts.get("data.green"), Texts.get("data.blue"));
        }
        if (data.inputShape().isImage() && channels == 1) {
            return List.of(Texts.get("data.grey"));
        }
        return SampleNumbers.names(Shape.of(channels));
    }

    /** Names of all numbers of a sample that is no image: "x2", or "x2[5]" in step 5 of a sequence. */
    static List<String> numbers(Dataset data) {
        Shape shape = data.inputShape();
        return data.schema().isPresent() ? names(data) : SampleNumbers.names(shape);
    }

    /** Four digits: "0.1307". */
    static String rounded(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Json.number(value);
        }
        return Json.number(Double.parseDouble(String.format(Locale.ROOT, "%.4g", value)));
    }

    /** Sums over samples. */
    private static final class Pass {
        private final int stride;
        private final double[] min;
        private final double[] max;
        private final double[] sum;
        private final double[] squares;
        private final long[] count;
        private final int[][] bins;

        Pass(int channels, int stride) {
            this.stride = stride;
            min = IntStream.range(0, channels)
                    .mapToDouble(_ -> Double.POSITIVE_INFINITY)
                    .toArray();
            max = IntStream.range(0, channels)
                    .mapToDouble(_ -> Double.NEGATIVE_INFINITY)
                    .toArray();
            sum = new double[channels];
            squares = new double[channels];
            count = new long[channels];
            bins = new int[channels][BINS];
        }

        void first(float[] x) {
            for (int c = 0; c < min.length; c++) {
                for (int at = c; at < x.length; at += stride) {
                    float v = x[at];
                    min[c] = Math.min(min[c], v);
                    max[c] = Math.max(max[c], v);
                    sum[c] += v;
                    count[c]++;
                }
            }
        }

        void second(float[] x) {
            for (int c = 0; c < min.length; c++) {
                double mean = sum[c] / count[c];
                double scale = max[c] > min[c] ? BINS / (max[c] - min[c]) : 0;
                for (int at = c; at < x.length; at += stride) {
                    double d = x[at] - mean;
                    squares[c] += d * d;
                    bins[c][Math.min(BINS - 1, (int) ((x[at] - min[c]) * scale))]++;
                }
            }
        }

        ChannelStatistics row(String name, int c) {
            return new ChannelStatistics(
                    name,
                    min[c],
                    max[c],
                    sum[c] / count[c],
                    Math.sqrt(squares[c] / count[c]),
                    IntStream.of(bins[c]).boxed().toList());
        }
    }
}
