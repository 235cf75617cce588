package org.netloom.ops.vector;

import java.util.ArrayList;
import java.util.List;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Gradient of a convolution by its input, as an implicit matrix product: windows of dy times turned filters. With stride
 * s, input pixels of equal remainder form s*s phases; each sees its own taps at a stride of 1, so nothing is computed for
 * the zeros that a stride would put between the elements of dy.
 *
 * <p>Along one axis, input pixel i sees output pixel o through tap u where {@code i + before = s*o + d*u}. With {@code i +
 * before = s*a + r} and {@code d*u = s*b + r} that is {@code o = a - b}.
 */
final class ConvByData {
    private final Workers workers;

    ConvByData(Workers workers) {
        this.workers = workers;
    }

    /** The taps of one axis for remainder r: in the order of growing output pixels, with b = (d*u - r)/s. */
    private record Taps(int remainder, List<Integer> taps, List<Integer> back) {
        static Taps of(int remainder, int kernel, int dilation, int stride) {
            Taps found = new Taps(remainder, new ArrayList<>(), new ArrayList<>());
            for (int u = kernel - 1; u >= 0; u--) {
                if (u * dilation % stride == remainder) {
                    found.taps.add(u);
                    found.back.add((u * dilation - remainder) / stride);
                }
            }
            return found;
        }

        int count() {
            return taps.size();
        }

        /** True where neighbouring taps see neighbouring pixels. */
        boolean dense() {
            return count() < 2 || back.get(0) - back.get(1) == 1;
        }
    }

    /**
     * The input pixels of one remainder per axis.
     *
     * @param packedAt where its panels start
     */
    private record Phase(Taps vertical, Taps horizontal, int packedAt) {
        int steps(int channels) {
            return vertical.count() * horizontal.count() * channels;
        }

        /** Runs within dy of that width. */
        Segments segments(int width, int channels) {
            boolean dense = horizontal.dense();
            int runs = dense ? Math.min(1, horizontal.count()) : horizontal.count();
            int[] at = new int[vertical.count() * runs];
            int[] length = new int[at.length];
            for (int s = 0; s < at.length; s++) {
                int up = vertical.back.get(s / runs);
                int left = horizontal.back.get(s % runs);
                at[s] = -(up * width + left) * channels;
                length[s] = dense ? horizontal.count() * channels : channels;
            }
            return Segments.of(at, length);
        }
    }

    private static List<Phase> phases(ConvGeometry g, int filters, int channels) {
        List<Phase> phases = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < g.sh(); i++) {
            for (int j = 0; j < g.sw(); j++) {
                Phase phase = new Phase(Taps.of(i, g.kh(), g.dh(), g.sh()), Taps.of(j, g.kw(), g.dw(), g.sw()), at);
                phases.add(phase);
                at += Panels.size(phase.steps(filters), channels);
            }
        }
        return phases;
    }

    void run(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        int filters = g.k() / g.groups();
        int channels = g.c() / g.groups();
        List<Phase> phases = phases(g, filters, channels);
        int size = phases.getLast().packedAt() + Panels.size(phases.getLast().steps(filters), channels);
        float[] packed = pack(g, phases, w, size);
        Result[] results = new Result[g.groups()];
        for (int group = 0; group < g.groups(); group++) {
            results[group] = new Result(dx, bias, group * channels, f, false);
        }
        long space = (long) g.oh() * g.ow() * filters;
        Bands bands = Bands.of(dx.batch(), g.h(), g.h() * g.w(), space);
        long cost = (long) dy.size() * g.patch() / MatmulKernels.ADDS_PER_OPERATION;
        workers.run(bands.tasks() * g.groups(), cost, t -> {
            int group = t % g.groups();
            Task task = new Task(g, dy, dx, bands, t / g.groups(), group);
            for (Phase phase : phases) {
                task.run(phase, results[group], packed, Lanes.FIRST + group * size + phase.packedAt());
            }
        });
    }

    /** The turned filters of all groups and phases as panels. */
    private float[] pack(ConvGeometry g, List<Phase> phases, Tensor w, int size) {
        int filters = g.k() / g.groups();
        int channels = g.c() / g.groups();
        int panels = Panels.count(channels);
        float[] to = Scratch.get().shared(g.groups() * size);
        workers.run(g.groups() * panels, w.size(), t -> {
            int group = t / panels;
            int j = t % panels;
            int columns = Panels.columns(channels, j);
            for (Phase phase : phases) {
                int at = Lanes.FIRST + group * size + phase.packedAt() + j * Lanes.NR * phase.steps(filters);
                for (int u : phase.vertical().taps()) {
                    for (int v : phase.horizontal().taps()) {
                        int from = ((u * g.kw() + v) * channels + j * Lanes.NR) * g.k() + group * filters;
                        Panels.packTransposed(w.data(), w.offset() + from, g.k(), filters, columns, to, at);
                        at += filters * Panels.width(columns);
                    }
                }
            }
        });
        return to;
    }

    /** Some rows of dx and what of dy they see. */
    private static final class Task {
        private final ConvGeometry g;
        private final Bands bands;
        private final int task;
        private final int channels;
        private final Images.Cut cut;
        private final float[] a;
        private final int aAt;
        private final int sampleSize;
        private final int width;
        private final int cAt;

        Task(ConvGeometry g, Tensor dy, Tensor dx, Bands bands, int task, int group) {
            this.g = g;
            this.bands = bands;
            this.task = task;
            channels = g.k() / g.groups();
            int row = bands.row(task);
            cut = cut(row, row + bands.rowsOf(task), group * channels);
            int from = dy.offset() + bands.sample(task) * g.outputSize();
            if (cut.within(g.oh(), g.ow(), g.k())) {
                a = dy.data();
                aAt = from + (cut.top() * g.ow() + cut.left()) * channels;
                sampleSize = g.outputSize();
                width = g.ow();
            } else {
                a = Scratch.get().image(bands.samplesOf(task) * cut.size());
                aAt = 0;
                sampleSize = cut.size();
                width = cut.width();
                for (int s = 0; s < bands.samplesOf(task); s++) {
                    int at = from + s * g.outputSize();
                    Images.copy(dy.data(), at, g.oh(), g.ow(), g.k(), cut, a, s * sampleSize);
                }
            }
            cAt = dx.offset() + bands.sample(task) * g.inputSize() + group * (g.c() / g.groups());
        }

        /** The output pixels that input rows {@code from} up to {@code end} see through any tap. */
        private Images.Cut cut(int from, int end, int channel) {
            int top = Math.ceilDiv(from + g.top() - (g.kh() - 1) * g.dh(), g.sh());
            int left = Math.ceilDiv(g.left() - (g.kw() - 1) * g.dw(), g.sw());
            int bottom = Math.floorDiv(end - 1 + g.top(), g.sh());
            int right = Math.floorDiv(g.w() - 1 + g.left(), g.sw());
            return new Images.Cut(
                    top, left, Math.max(0, bottom - top + 1), Math.max(0, right - left + 1), channel, channels);
        }

        void run(Phase phase, Result result, float[] packed, int packedAt) {
            int row = bands.row(task);
            int top = first(row, g.top(), phase.vertical().remainder(), g.sh());
            int left = first(0, g.left(), phase.horizontal().remainder(), g.sw());
            int rows = Math.max(0, Math.ceilDiv(row + bands.rowsOf(task) - top, g.sh()));
            int columns = Math.max(0, Math.ceilDiv(g.w() - left, g.sw()));
            int m = bands.samplesOf(task) * rows * columns;
            if (m == 0) {
                return;
            }
            Scratch scratch = Scratch.get();
            int[] starts = scratch.rows(m);
            int[] targets = scratch.targets(m);
            int a0 = (top + g.top()) / g.sh() - cut.top();
            int b0 = (left + g.left()) / g.sw() - cut.left();
            int at = 0;
            for (int s = 0; s < bands.samplesOf(task); s++) {
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < columns; j++) {
                        starts[at] = s * sampleSize + ((a0 + i) * width + b0 + j) * channels;
                        targets[at++] = s * g.inputSize() + ((top + i * g.sh()) * g.w() + left + j * g.sw()) * g.c();
                    }
                }
            }
            Segments segments = phase.segments(width, channels);
            new RowProduct(a, aAt, starts, m, segments, result, targets, cAt)
                    .multiply(packed, packedAt, g.c() / g.groups());
        }

        /** First pixel i of {@code from} and more with {@code (i + before) % stride == remainder}. */
        private static int first(int from, int before, int remainder, int stride) {
            return from + Math.floorMod(remainder - from - before, stride);
        }
    }
}
