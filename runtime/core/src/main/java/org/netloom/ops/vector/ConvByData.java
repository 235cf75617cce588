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
    private final Plans<Plan> plans = new Plans<>(Plan::of);

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
     * @param steps of the sum over taps and filters
     * @param packedAt where its panels start
     * @param image runs within dy itself
     * @param copy runs within a copy of what is seen of it
     */
    private record Phase(Taps vertical, Taps horizontal, int steps, int packedAt, Segments image, Segments copy) {
        static Phase of(ConvGeometry g, int i, int j, int packedAt) {
            Taps vertical = Taps.of(i, g.kh(), g.dh(), g.sh());
            Taps horizontal = Taps.of(j, g.kw(), g.dw(), g.sw());
            int filters = g.k() / g.groups();
            return new Phase(
                    vertical,
                    horizontal,
                    vertical.count() * horizontal.count() * filters,
                    packedAt,
                    segments(vertical, horizontal, g.ow(), filters),
                    segments(vertical, horizontal, widthSeen(g), filters));
        }

        /** Runs within dy of that width. */
        private static Segments segments(Taps vertical, Taps horizontal, int width, int channels) {
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

    /**
     * How the work is split.
     *
     * @param size floats of the panels of all phases of a group
     */
    private record Plan(ConvGeometry g, List<Phase> phases, int size, Bands bands) {
        static Plan of(ConvGeometry g, int batch) {
            List<Phase> phases = new ArrayList<>();
            int at = 0;
            for (int i = 0; i < g.sh(); i++) {
                for (int j = 0; j < g.sw(); j++) {
                    Phase phase = Phase.of(g, i, j, at);
                    phases.add(phase);
                    at += Panels.size(phase.steps(), g.c() / g.groups());
                }
            }
            long space = (long) g.oh() * g.ow() * (g.k() / g.groups());
            return new Plan(g, List.copyOf(phases), at, Bands.of(batch, g.h(), g.h() * g.w(), space));
        }
    }

    /** First column of dy that any tap sees. */
    private static int leftSeen(ConvGeometry g) {
        return Math.ceilDiv(g.left() - (g.kw() - 1) * g.dw(), g.sw());
    }

    /** Columns of dy that taps see. */
    private static int widthSeen(ConvGeometry g) {
        return Math.max(0, Math.floorDiv(g.w() - 1 + g.left(), g.sw()) - leftSeen(g) + 1);
    }

    void run(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        int channels = g.c() / g.groups();
        Plan plan = plans.of(g, dx.batch());
        float[] packed = pack(plan, w);
        Result[] results = new Result[g.groups()];
        for (int group = 0; group < g.groups(); group++) {
            results[group] = new Result(dx, bias, group * channels, f, false);
        }
        long cost = (long) dy.size() * g.patch() / MatmulKernels.ADDS_PER_OPERATION;
        workers.run(plan.bands().tasks() * g.groups(), cost, t -> {
            int group = t % g.groups();
            Seen seen = Scratch.get().seen();
            seen.begin(plan, dy, dx, t / g.groups(), group);
            for (int p = 0; p < plan.phases().size(); p++) {
                Phase phase = plan.phases().get(p);
                seen.run(phase, results[group], packed, Lanes.FIRST + group * plan.size() + phase.packedAt());
            }
            seen.end();
        });
    }

    /** The turned filters of all groups and phases as panels. */
    private float[] pack(Plan plan, Tensor w) {
        ConvGeometry g = plan.g();
        int filters = g.k() / g.groups();
        int channels = g.c() / g.groups();
        int panels = Panels.count(channels);
        float[] to = Scratch.get().shared(g.groups() * plan.size());
        workers.run(g.groups() * panels, w.size(), t -> {
            int group = t / panels;
            int j = t % panels;
            int columns = Panels.columns(channels, j);
            for (int p = 0; p < plan.phases().size(); p++) {
                Phase phase = plan.phases().get(p);
                int at = Lanes.FIRST + group * plan.size() + phase.packedAt() + j * Lanes.NR * phase.steps();
                int taps = phase.horizontal().count();
                for (int tap = 0; tap < phase.vertical().count() * taps; tap++) {
                    int u = phase.vertical().taps().get(tap / taps);
                    int v = phase.horizontal().taps().get(tap % taps);
                    int from = ((u * g.kw() + v) * channels + j * Lanes.NR) * g.k() + group * filters;
                    Panels.packTransposed(w.data(), w.offset() + from, g.k(), filters, columns, to, at);
                    at += filters * Panels.width(columns);
                }
            }
        });
        return to;
    }

    /** Some rows of dx and what of dy they see; a thread has one object, which goes from task to task. */
    static final class Seen {
        private ConvGeometry g;
        private Bands bands;
        private int task;
        private int channels;
        private boolean inside;
        private int firstRow;
        private int sampleSize;
        private int width;
        private float[] a;
        private int aAt;
        private int cAt;

        private void begin(Plan plan, Tensor dy, Tensor dx, int number, int group) {
            g = plan.g();
            bands = plan.bands();
            task = number;
            channels = g.k() / g.groups();
            Scratch scratch = Scratch.get();
            int row = bands.row(task);
            firstRow = Math.ceilDiv(row + g.top() - (g.kh() - 1) * g.dh(), g.sh());
            int bottom = Math.floorDiv(row + bands.rowsOf(task) - 1 + g.top(), g.sh());
            int height = Math.max(0, bottom - firstRow + 1);
            Images.Cut cut = scratch.cut().set(firstRow, leftSeen(g), height, widthSeen(g), group * channels, channels);
            int from = dy.offset() + bands.sample(task) * g.outputSize();
            inside = cut.within(g.oh(), g.ow(), g.k());
            sampleSize = inside ? g.outputSize() : cut.size();
            width = inside ? g.ow() : cut.width();
            a = inside ? dy.data() : scratch.image(bands.samplesOf(task) * cut.size());
            aAt = inside ? from + (cut.top() * g.ow() + cut.left()) * channels : 0;
            for (int s = 0; s < bands.samplesOf(task) && !inside; s++) {
                int at = from + s * g.outputSize();
                Images.copy(dy.data(), at, g.oh(), g.ow(), g.k(), cut, a, s * sampleSize);
            }
            cAt = dx.offset() + bands.sample(task) * g.inputSize() + group * (g.c() / g.groups());
        }

        /** Lets go of dy. */
        private void end() {
            a = null;
        }

        private void run(Phase phase, Result result, float[] packed, int packedAt) {
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
            int a0 = (top + g.top()) / g.sh() - firstRow;
            int b0 = (left + g.left()) / g.sw() - leftSeen(g);
            int at = 0;
            for (int s = 0; s < bands.samplesOf(task); s++) {
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < columns; j++) {
                        starts[at] = s * sampleSize + ((a0 + i) * width + b0 + j) * channels;
                        targets[at++] = s * g.inputSize() + ((top + i * g.sh()) * g.w() + left + j * g.sw()) * g.c();
                    }
                }
            }
            scratch.product()
                    .left(a, aAt, starts, m, inside ? phase.image() : phase.copy())
                    .to(result, targets, cAt)
                    .multiply(packed, packedAt, g.c() / g.groups());
        }

        /** First pixel i of {@code from} and more with {@code (i + before) % stride == remainder}. */
        private static int first(int from, int before, int remainder, int stride) {
            return from + Math.floorMod(remainder - from - before, stride);
        }
    }
}
