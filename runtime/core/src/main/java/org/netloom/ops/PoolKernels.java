package org.netloom.ops;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
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
     * The part of a window that lies inside its image, as offsets from the sample's start to its pixels: rows {@code at,
     * at + rowStep, ...} and columns within each.
     */
    private record View(int at, int rows, int columns, int rowStep, int columnStep) {
        static View of(ConvGeometry g, int i, int j) {
            int top = i * g.sh() - g.top();
            int left = j * g.sw() - g.left();
            int u = top < 0 ? Math.ceilDiv(-top, g.dh()) : 0;
            int v = left < 0 ? Math.ceilDiv(-left, g.dw()) : 0;
            int rows = Math.min(g.kh(), Math.ceilDiv(g.h() - top, g.dh())) - u;
            int columns = Math.min(g.kw(), Math.ceilDiv(g.w() - left, g.dw())) - v;
            int at = ((top + u * g.dh()) * g.w() + left + v * g.dw()) * g.c();
            return new View(at, Math.max(0, rows), Math.max(0, columns), g.dh() * g.w() * g.c(), g.dw() * g.c());
        }
    }

    private static long windowCost(ConvGeometry g) {
        return Math.max(1, (long) Math.ceilDiv(g.c(), V) * g.kh() * g.kw());
    }

    void max(ConvGeometry g, Tensor x, Tensor y) {
        workers.ranges(x.batch() * g.oh(), g.ow() * windowCost(g), (from, to) -> {
            for (int row = from; row < to; row++) {
                int sample = x.offset() + row / g.oh() * g.inputSize();
                for (int j = 0; j < g.ow(); j++) {
                    int at = y.offset() + (row * g.ow() + j) * g.c();
                    maxWindow(x.data(), sample, View.of(g, row % g.oh(), j), g.c(), y.data(), at);
                }
            }
        });
    }

    private static void maxWindow(float[] x, int sample, View view, int channels, float[] y, int yAt) {
        for (int c = 0; c < channels; c += V) {
            VectorMask<Float> in = Lanes.first(channels - c);
            FloatVector max = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
            for (int u = 0; u < view.rows(); u++) {
                int at = sample + view.at() + u * view.rowStep() + c;
                for (int v = 0; v < view.columns(); v++) {
                    max = max.max(FloatVector.fromArray(S, x, at + v * view.columnStep(), in));
                }
            }
            max.intoArray(y, yAt + c, in);
        }
    }

    void maxGradient(ConvGeometry g, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        workers.ranges(x.batch(), g.oh() * g.ow() * windowCost(g), (from, to) -> {
            for (int sample = from; sample < to; sample++) {
                int xAt = x.offset() + sample * g.inputSize();
                int dxAt = dx.offset() + sample * g.inputSize();
                Arrays.fill(dx.data(), dxAt, dxAt + g.inputSize(), 0);
                for (int p = 0; p < g.oh() * g.ow(); p++) {
                    int at = sample * g.outputSize() + p * g.c();
                    View view = View.of(g, p / g.ow(), p % g.ow());
                    maxGradientWindow(
                            x.data(),
                            xAt,
                            view,
                            g.c(),
                            y.data(),
                            y.offset() + at,
                            dy.data(),
                            dy.offset() + at,
                            dx.data(),
                            dxAt);
                }
            }
        });
    }

    /** Where x equals the maximum for the first time, dx gets dy. */
    private static void maxGradientWindow(
            float[] x,
            int xAt,
            View view,
            int channels,
            float[] y,
            int yAt,
            float[] dy,
            int dyAt,
            float[] dx,
            int dxAt) {
        for (int c = 0; c < channels; c += V) {
            VectorMask<Float> in = Lanes.first(channels - c);
            FloatVector max = FloatVector.fromArray(S, y, yAt + c, in);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + c, in);
            VectorMask<Float> open = in;
            for (int u = 0; u < view.rows(); u++) {
                int at = view.at() + u * view.rowStep() + c;
                for (int v = 0; v < view.columns(); v++, at += view.columnStep()) {
                    VectorMask<Float> here =
                            FloatVector.fromArray(S, x, xAt + at, in).eq(max).and(open);
                    FloatVector old = FloatVector.fromArray(S, dx, dxAt + at, in);
                    old.blend(old.add(d), here).intoArray(dx, dxAt + at, in);
                    open = open.andNot(here);
                }
            }
        }
    }

    void average(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor x, Tensor y) {
        workers.ranges(x.batch() * g.oh(), g.ow() * windowCost(g), (from, to) -> {
            for (int row = from; row < to; row++) {
                int i = row % g.oh();
                int sample = x.offset() + row / g.oh() * g.inputSize();
                for (int j = 0; j < g.ow(); j++) {
                    int at = y.offset() + (row * g.ow() + j) * g.c();
                    int size = ScalarPools.divisor(g, countPadding, bottom, right, i, j);
                    averageWindow(x.data(), sample, View.of(g, i, j), g.c(), size, y.data(), at);
                }
            }
        });
    }

    private static void averageWindow(float[] x, int sample, View view, int channels, int size, float[] y, int yAt) {
        for (int c = 0; c < channels; c += V) {
            VectorMask<Float> in = Lanes.first(channels - c);
            FloatVector sum = FloatVector.zero(S);
            for (int u = 0; u < view.rows(); u++) {
                int at = sample + view.at() + u * view.rowStep() + c;
                for (int v = 0; v < view.columns(); v++) {
                    sum = sum.add(FloatVector.fromArray(S, x, at + v * view.columnStep(), in));
                }
            }
            sum.div(size).intoArray(y, yAt + c, in);
        }
    }

    void averageGradient(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor dy, Tensor dx) {
        workers.ranges(dy.batch(), g.oh() * g.ow() * windowCost(g), (from, to) -> {
            for (int sample = from; sample < to; sample++) {
                int dxAt = dx.offset() + sample * g.inputSize();
                Arrays.fill(dx.data(), dxAt, dxAt + g.inputSize(), 0);
                for (int p = 0; p < g.oh() * g.ow(); p++) {
                    int i = p / g.ow();
                    int j = p % g.ow();
                    int size = ScalarPools.divisor(g, countPadding, bottom, right, i, j);
                    int dyAt = dy.offset() + sample * g.outputSize() + p * g.c();
                    averageGradientWindow(dy.data(), dyAt, View.of(g, i, j), g.c(), size, dx.data(), dxAt);
                }
            }
        });
    }

    private static void averageGradientWindow(
            float[] dy, int dyAt, View view, int channels, int size, float[] dx, int dxAt) {
        for (int c = 0; c < channels; c += V) {
            VectorMask<Float> in = Lanes.first(channels - c);
            FloatVector share = FloatVector.fromArray(S, dy, dyAt + c, in).div(size);
            for (int u = 0; u < view.rows(); u++) {
                int at = dxAt + view.at() + u * view.rowStep() + c;
                for (int v = 0; v < view.columns(); v++, at += view.columnStep()) {
                    FloatVector.fromArray(S, dx, at, in).add(share).intoArray(dx, at, in);
                }
            }
        }
    }
}
