package org.netloom.ops.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Gradient of a convolution by its input where that has few channels, which would leave most of a vector empty in
 * {@link ConvByData}: dy times the transposed filters gives each output pixel's share in its whole window, and the windows
 * are added up. Also the last layer of a decoder, a transposed convolution to one or three channels.
 */
final class ConvScatter {
    /** Output pixels a task should have at least. */
    private static final int PIXELS = RowProduct.TILES * 12;

    private static final int TASKS = 16;

    private final Workers workers;
    private final Plans<Frame> frames = new Plans<>((g, _) -> Frame.of(g));

    ConvScatter(Workers workers) {
        this.workers = workers;
    }

    /** Most floats that the shares of one sample may take. */
    private static final long SPACE = 4 << 20;

    /** True where this is faster, and fits. */
    static boolean handles(ConvGeometry g) {
        boolean few = 2 * (g.c() / g.groups()) <= Lanes.V && g.kh() * g.kw() > 1;
        return few && (long) g.oh() * g.ow() * g.patch() <= SPACE;
    }

    /**
     * The image with room for the padding that windows are added up in.
     *
     * @param runs of a window
     */
    private record Frame(int height, int width, Windows.Runs runs) {
        static Frame of(ConvGeometry g) {
            int height = Math.max(g.h() + g.top(), (g.oh() - 1) * g.sh() + (g.kh() - 1) * g.dh() + 1);
            int width = Math.max(g.w() + g.left(), (g.ow() - 1) * g.sw() + (g.kw() - 1) * g.dw() + 1);
            return new Frame(height, width, Windows.Runs.of(g, width));
        }
    }

    void run(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        int filters = g.k() / g.groups();
        int size = Panels.size(filters, g.patch());
        float[] packed = pack(g, w, size);
        Frame frame = frames.of(g, dy.batch());
        int pixels = g.oh() * g.ow();
        int samples = Math.clamp(Math.ceilDiv(PIXELS, pixels), 1, Math.max(1, dy.batch() / TASKS));
        long cost = (long) dy.size() * g.patch() / MatmulKernels.ADDS_PER_OPERATION;
        workers.run(Math.ceilDiv(dy.batch(), samples), cost, task -> {
            int sample = task * samples;
            int count = Math.min(samples, dy.batch() - sample);
            for (int group = 0; group < g.groups(); group++) {
                float[] shares = shares(g, dy, sample, count, group, packed, Lanes.FIRST + group * size);
                for (int s = 0; s < count; s++) {
                    addUp(g, frame, shares, s * pixels * g.patch(), bias, group, dx, sample + s);
                }
            }
            int at = dx.offset() + sample * g.inputSize();
            ActivationKernels.apply(f, dx.data(), at, dx.data(), at, count * g.inputSize());
        });
    }

    /** The filters of all groups, transposed, as panels: a step for each filter, a column for each tap and channel. */
    private float[] pack(ConvGeometry g, Tensor w, int size) {
        int filters = g.k() / g.groups();
        float[] to = Scratch.get().shared(g.groups() * size);
        workers.run(g.groups(), w.size(), group -> {
            for (int j = 0; j < Panels.count(g.patch()); j++) {
                int from = w.offset() + j * Lanes.NR * g.k() + group * filters;
                int at = Lanes.FIRST + group * size + j * Lanes.NR * filters;
                Panels.packTransposed(w.data(), from, g.k(), filters, Panels.columns(g.patch(), j), to, at);
            }
        });
        return to;
    }

    /** A row of {@code patch} shares for each output pixel of some samples. */
    private static float[] shares(
            ConvGeometry g, Tensor dy, int sample, int count, int group, float[] packed, int packedAt) {
        int filters = g.k() / g.groups();
        int m = count * g.oh() * g.ow();
        Scratch scratch = Scratch.get();
        int[] rows = scratch.rows(m);
        int[] targets = scratch.targets(m);
        for (int i = 0; i < m; i++) {
            rows[i] = i * g.k();
            targets[i] = i * g.patch();
        }
        float[] shares = scratch.patches(m * g.patch());
        int from = dy.offset() + sample * g.outputSize() + group * filters;
        scratch.product()
                .left(dy.data(), from, rows, m, Segments.of(filters))
                .to(new Result(shares), targets, 0)
                .multiply(packed, packedAt, g.patch());
        return shares;
    }

    /** Adds the windows of one sample up in an image with room for the padding, and copies the inside to dx. */
    private static void addUp(
            ConvGeometry g, Frame frame, float[] shares, int at, Tensor bias, int group, Tensor dx, int sample) {
        int channels = g.c() / g.groups();
        int width = frame.width();
        float[] image = Scratch.get().image(frame.height() * width * channels);
        Arrays.fill(image, 0, frame.height() * width * channels, 0);
        int[] starts = frame.runs().starts();
        int[] lengths = frame.runs().lengths();
        for (int i = 0; i < g.oh(); i++) {
            for (int j = 0; j < g.ow(); j++, at += g.patch()) {
                addWindow(image, (i * g.sh() * width + j * g.sw()) * channels, starts, lengths, shares, at);
            }
        }
        for (int i = 0; i < g.h(); i++) {
            int from = ((i + g.top()) * width + g.left()) * channels;
            int to = dx.offset() + sample * g.inputSize() + i * g.w() * g.c() + group * channels;
            if (bias != null) {
                addBias(image, from, g.w(), channels, bias, group * channels);
            }
            Images.copyRows(image, from, channels, dx.data(), to, g.c(), channels, g.w());
        }
    }

    private static void addWindow(float[] image, int to, int[] starts, int[] lengths, float[] shares, int from) {
        for (int s = 0; s < starts.length; s++) {
            int at = to + starts[s];
            int n = lengths[s];
            for (int v = 0; v < n; v += Lanes.V) {
                VectorMask<Float> in = Lanes.first(n - v);
                FloatVector.fromArray(Lanes.S, image, at + v, in)
                        .add(FloatVector.fromArray(Lanes.S, shares, from + v, in))
                        .intoArray(image, at + v, in);
            }
            from += n;
        }
    }

    private static void addBias(float[] image, int at, int pixels, int channels, Tensor bias, int first) {
        for (int j = 0; j < pixels; j++) {
            for (int c = 0; c < channels; c++) {
                image[at + j * channels + c] += bias.data()[bias.offset() + first + c];
            }
        }
    }
}
