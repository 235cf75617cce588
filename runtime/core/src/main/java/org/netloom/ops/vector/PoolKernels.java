package org.netloom.ops.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.ops.Pooling;
import org.netloom.ops.Workers;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Pooling with vectors of channels; a tail of channels is masked, which also serves images of few channels. */
final class PoolKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private final Workers workers;

    PoolKernels(Workers workers) {
        this.workers = workers;
    }

    /**
     * The pixels of a window that lie inside its image. A thread's object slides over all windows of its tasks. They are a
     * list, so that kernels have one loop: with two, vectors carried through both are at times boxed.
     */
    static final class Window {
        private ConvGeometry g;
        private int channels;
        /** Offsets of the pixels from the first. */
        private int[] taps = new int[0];

        private int count;
        /** Offset of the first pixel from the start of its sample. */
        private int at;

        private int rows;
        private int columns;

        private Window begin(ConvGeometry geometry) {
            g = geometry;
            channels = g.c();
            taps = taps.length >= g.kh() * g.kw() ? taps : new int[g.kh() * g.kw()];
            count = 0;
            rows = 0;
            columns = 0;
            return this;
        }

        /** To output pixel (i, j). */
        private void move(int i, int j) {
            int top = i * g.sh() - g.top();
            int left = j * g.sw() - g.left();
            int u = top < 0 ? Math.ceilDiv(-top, g.dh()) : 0;
            int v = left < 0 ? Math.ceilDiv(-left, g.dw()) : 0;
            list(inside(top, u, g.kh(), g.dh(), g.h()), inside(left, v, g.kw(), g.dw(), g.w()));
            at = ((top + u * g.dh()) * g.w() + left + v * g.dw()) * channels;
        }

        private static int inside(int start, int first, int kernel, int dilation, int extent) {
            boolean all = start + dilation * (kernel - 1) < extent;
            return Math.max(0, (all ? kernel : Math.ceilDiv(extent - start, dilation)) - first);
        }

        private void list(int newRows, int newColumns) {
            if (newRows == rows && newColumns == columns) {
                return;
            }
            rows = newRows;
            columns = newColumns;
            count = rows * columns;
            for (int t = 0; t < count; t++) {
                taps[t] = (t / columns * g.dh() * g.w() + t % columns * g.dw()) * channels;
            }
        }
    }

    /** A pixel of a vector of channels takes as long as four elementary operations. */
    private static long windowCost(ConvGeometry g) {
        return Math.max(1, 4L * Math.ceilDiv(g.c(), V) * g.kh() * g.kw());
    }

    void max(ConvGeometry g, Tensor x, Tensor y) {
        if (PairPool.handles(g)) {
            workers.ranges(x.batch() * g.oh(), g.ow() * windowCost(g), (from, to) -> {
                for (int row = from; row < to; row++) {
                    int xAt = x.offset() + pairRow(g, row);
                    PairPool.max(g, x.data(), xAt, y.data(), y.offset() + row * g.ow() * g.c());
                }
            });
            return;
        }
        workers.ranges(x.batch() * g.oh(), g.ow() * windowCost(g), (from, to) -> {
            Window window = Scratch.get().window().begin(g);
            for (int row = from; row < to; row++) {
                int sample = x.offset() + row / g.oh() * g.inputSize();
                int yAt = y.offset() + row * g.ow() * g.c();
                for (int j = 0; j < g.ow(); j++) {
                    window.move(row % g.oh(), j);
                    max(window, x.data(), sample + window.at, y.data(), yAt + j * g.c());
                }
            }
        });
    }

    /** First row of the pair that a row of windows covers. */
    private static int pairRow(ConvGeometry g, int row) {
        return row / g.oh() * g.inputSize() + row % g.oh() * 2 * g.w() * g.c();
    }

    private static void max(Window window, float[] x, int xAt, float[] y, int yAt) {
        for (int c = 0; c < window.channels; c += V) {
            VectorMask<Float> in = Lanes.first(window.channels - c);
            FloatVector max = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
            for (int t = 0; t < window.count; t++) {
                max = max.max(FloatVector.fromArray(S, x, xAt + window.taps[t] + c, in));
            }
            max.intoArray(y, yAt + c, in);
        }
    }

    void maxGradient(ConvGeometry g, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (PairPool.handles(g)) {
            pairGradient(g, x, y, dy, dx);
            return;
        }
        boolean apart = g.sh() >= g.kh() && g.sw() >= g.kw() && g.dh() == 1 && g.dw() == 1;
        boolean covered = apart && g.oh() * g.kh() == g.h() && g.ow() * g.kw() == g.w();
        workers.ranges(x.batch(), (long) g.oh() * g.ow() * windowCost(g), (from, to) -> {
            Window window = Scratch.get().window().begin(g);
            for (int sample = from; sample < to; sample++) {
                int dxAt = dx.offset() + sample * g.inputSize();
                if (!covered) {
                    Arrays.fill(dx.data(), dxAt, dxAt + g.inputSize(), 0);
                }
                for (int p = 0; p < g.oh() * g.ow(); p++) {
                    window.move(p / g.ow(), p % g.ow());
                    int at = sample * g.outputSize() + p * g.c();
                    int xAt = x.offset() + sample * g.inputSize() + window.at;
                    maxGradient(window, x, xAt, y, y.offset() + at, dy, dy.offset() + at, dx, dxAt + window.at, apart);
                }
            }
        });
    }

    private void pairGradient(ConvGeometry g, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        boolean covered = g.oh() * 2 == g.h() && g.ow() * 2 == g.w();
        workers.ranges(x.batch(), (long) g.oh() * g.ow() * windowCost(g), (from, to) -> {
            if (!covered) {
                int start = dx.offset() + from * g.inputSize();
                Arrays.fill(dx.data(), start, start + (to - from) * g.inputSize(), 0);
            }
            for (int row = from * g.oh(); row < to * g.oh(); row++) {
                int xAt = x.offset() + pairRow(g, row);
                int dxAt = dx.offset() + pairRow(g, row);
                int at = row * g.ow() * g.c();
                PairPool.gradient(
                        g, x.data(), xAt, y.data(), y.offset() + at, dy.data(), dy.offset() + at, dx.data(), dxAt);
            }
        });
    }

    /** Where x equals the maximum for the first time, dx gets dy; {@code apart}: no other window writes there. */
    private static void maxGradient(
            Window window,
            Tensor x,
            int xAt,
            Tensor y,
            int yAt,
            Tensor dy,
            int dyAt,
            Tensor dx,
            int dxAt,
            boolean apart) {
        FloatVector zero = FloatVector.zero(S);
        for (int c = 0; c < window.channels; c += V) {
            VectorMask<Float> in = Lanes.first(window.channels - c);
            FloatVector max = FloatVector.fromArray(S, y.data(), yAt + c, in);
            FloatVector d = FloatVector.fromArray(S, dy.data(), dyAt + c, in);
            VectorMask<Float> open = in;
            for (int t = 0; t < window.count; t++) {
                int at = window.taps[t] + c;
                FloatVector pixel = FloatVector.fromArray(S, x.data(), xAt + at, in);
                VectorMask<Float> here = pixel.eq(max).and(open);
                FloatVector old = apart ? zero : FloatVector.fromArray(S, dx.data(), dxAt + at, in);
                old.blend(old.add(d), here).intoArray(dx.data(), dxAt + at, in);
                open = open.andNot(here);
            }
        }
    }

    void pickMaxima(ConvGeometry g, Tensor x, Tensor y, Tensor values, Tensor picked) {
        workers.ranges(x.batch() * g.oh(), g.ow() * windowCost(g), (from, to) -> {
            Window window = Scratch.get().window().begin(g);
            for (int row = from; row < to; row++) {
                int sample = row / g.oh() * g.inputSize();
                for (int j = 0; j < g.ow(); j++) {
                    window.move(row % g.oh(), j);
                    int at = (row * g.ow() + j) * g.c();
                    pick(window, x, values, sample + window.at, y, picked, at);
                }
            }
        });
    }

    /** Where x equals the maximum for the first time, the value of that place. */
    private static void pick(Window window, Tensor x, Tensor values, int xAt, Tensor y, Tensor picked, int yAt) {
        for (int c = 0; c < window.channels; c += V) {
            VectorMask<Float> in = Lanes.first(window.channels - c);
            FloatVector max = FloatVector.fromArray(S, y.data(), y.offset() + yAt + c, in);
            FloatVector found = FloatVector.zero(S);
            VectorMask<Float> open = in;
            for (int t = 0; t < window.count; t++) {
                int at = xAt + window.taps[t] + c;
                FloatVector pixel = FloatVector.fromArray(S, x.data(), x.offset() + at, in);
                VectorMask<Float> here = pixel.eq(max).and(open);
                found = found.blend(FloatVector.fromArray(S, values.data(), values.offset() + at, in), here);
                open = open.andNot(here);
            }
            found.intoArray(picked.data(), picked.offset() + yAt + c, in);
        }
    }

    void average(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor x, Tensor y) {
        workers.ranges(x.batch() * g.oh(), g.ow() * windowCost(g), (from, to) -> {
            Window window = Scratch.get().window().begin(g);
            for (int row = from; row < to; row++) {
                int sample = x.offset() + row / g.oh() * g.inputSize();
                int yAt = y.offset() + row * g.ow() * g.c();
                for (int j = 0; j < g.ow(); j++) {
                    window.move(row % g.oh(), j);
                    int size = Pooling.divisor(g, countPadding, bottom, right, row % g.oh(), j);
                    average(window, x.data(), sample + window.at, size, y.data(), yAt + j * g.c());
                }
            }
        });
    }

    private static void average(Window window, float[] x, int xAt, int size, float[] y, int yAt) {
        for (int c = 0; c < window.channels; c += V) {
            VectorMask<Float> in = Lanes.first(window.channels - c);
            FloatVector sum = FloatVector.zero(S);
            for (int t = 0; t < window.count; t++) {
                sum = sum.add(FloatVector.fromArray(S, x, xAt + window.taps[t] + c, in));
            }
            sum.div(size).intoArray(y, yAt + c, in);
        }
    }

    void averageGradient(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor dy, Tensor dx) {
        workers.ranges(dy.batch(), (long) g.oh() * g.ow() * windowCost(g), (from, to) -> {
            Window window = Scratch.get().window().begin(g);
            for (int sample = from; sample < to; sample++) {
                int dxAt = dx.offset() + sample * g.inputSize();
                Arrays.fill(dx.data(), dxAt, dxAt + g.inputSize(), 0);
                for (int p = 0; p < g.oh() * g.ow(); p++) {
                    int i = p / g.ow();
                    int j = p % g.ow();
                    window.move(i, j);
                    int size = Pooling.divisor(g, countPadding, bottom, right, i, j);
                    int dyAt = dy.offset() + sample * g.outputSize() + p * g.c();
                    averageGradient(window, dy.data(), dyAt, size, dx.data(), dxAt + window.at);
                }
            }
        });
    }

    private static void averageGradient(Window window, float[] dy, int dyAt, int size, float[] dx, int dxAt) {
        for (int c = 0; c < window.channels; c += V) {
            VectorMask<Float> in = Lanes.first(window.channels - c);
            FloatVector share = FloatVector.fromArray(S, dy, dyAt + c, in).div(size);
            for (int t = 0; t < window.count; t++) {
                int at = dxAt + window.taps[t] + c;
                FloatVector.fromArray(S, dx, at, in).add(share).intoArray(dx, at, in);
            }
        }
    }
}
