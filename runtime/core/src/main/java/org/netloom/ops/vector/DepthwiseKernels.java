package org.netloom.ops.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Depthwise convolution with one filter per channel: no product of matrices, but vectors of channels, tap by tap. */
final class DepthwiseKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    /** Slices that the batch is split in for the gradient by filter. */
    private static final int SLICES = 16;

    private final Workers workers;

    DepthwiseKernels(Workers workers) {
        this.workers = workers;
    }

    /** True where this class is for it. */
    static boolean handles(ConvGeometry g) {
        return g.depthwise() && g.k() == g.c();
    }

    private static long cost(ConvGeometry g) {
        return Math.max(1, (long) g.ow() * g.c() * g.kh() * g.kw() / V);
    }

    void forward(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        workers.ranges(x.batch() * g.oh(), cost(g), (from, to) -> {
            for (int row = from; row < to; row++) {
                int at = y.offset() + row * g.ow() * g.c();
                for (int c = 0; c < g.c(); c += V) {
                    forwardRow(g, x, w, bias, row, c, y.data(), at + c);
                }
                ActivationKernels.apply(f, y.data(), at, y.data(), at, g.ow() * g.c());
            }
        });
    }

    private static void forwardRow(
            ConvGeometry g, Tensor x, Tensor w, Tensor bias, int row, int c, float[] y, int yAt) {
        VectorMask<Float> in = Lanes.first(g.c() - c);
        FloatVector start =
                bias == null ? FloatVector.zero(S) : FloatVector.fromArray(S, bias.data(), bias.offset() + c, in);
        int top = row % g.oh() * g.sh() - g.top();
        int sample = x.offset() + row / g.oh() * g.inputSize() + c;
        for (int j = 0; j < g.ow(); j++) {
            FloatVector sum = start;
            int left = j * g.sw() - g.left();
            for (int u = 0; u < g.kh(); u++) {
                int ih = top + u * g.dh();
                if (ih < 0 || ih >= g.h()) {
                    continue;
                }
                for (int v = 0; v < g.kw(); v++) {
                    int iw = left + v * g.dw();
                    if (iw >= 0 && iw < g.w()) {
                        FloatVector pixel = FloatVector.fromArray(S, x.data(), sample + (ih * g.w() + iw) * g.c(), in);
                        int tap = w.offset() + (u * g.kw() + v) * g.c() + c;
                        sum = pixel.fma(FloatVector.fromArray(S, w.data(), tap, in), sum);
                    }
                }
            }
            sum.intoArray(y, yAt + j * g.c(), in);
        }
    }

    void byData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        workers.ranges(dx.batch() * g.h(), cost(g), (from, to) -> {
            for (int row = from; row < to; row++) {
                int at = dx.offset() + row * g.w() * g.c();
                for (int c = 0; c < g.c(); c += V) {
                    byDataRow(g, dy, w, bias, row, c, dx.data(), at + c);
                }
                ActivationKernels.apply(f, dx.data(), at, dx.data(), at, g.w() * g.c());
            }
        });
    }

    private static void byDataRow(
            ConvGeometry g, Tensor dy, Tensor w, Tensor bias, int row, int c, float[] dx, int dxAt) {
        VectorMask<Float> in = Lanes.first(g.c() - c);
        FloatVector start =
                bias == null ? FloatVector.zero(S) : FloatVector.fromArray(S, bias.data(), bias.offset() + c, in);
        int bottom = row % g.h() + g.top();
        int sample = dy.offset() + row / g.h() * g.outputSize() + c;
        for (int j = 0; j < g.w(); j++) {
            FloatVector sum = start;
            for (int u = 0; u < g.kh(); u++) {
                int up = bottom - u * g.dh();
                if (up < 0 || up % g.sh() != 0 || up / g.sh() >= g.oh()) {
                    continue;
                }
                for (int v = 0; v < g.kw(); v++) {
                    int left = j + g.left() - v * g.dw();
                    if (left >= 0 && left % g.sw() == 0 && left / g.sw() < g.ow()) {
                        int pixel = sample + (up / g.sh() * g.ow() + left / g.sw()) * g.c();
                        int tap = w.offset() + (u * g.kw() + v) * g.c() + c;
                        sum = FloatVector.fromArray(S, dy.data(), pixel, in)
                                .fma(FloatVector.fromArray(S, w.data(), tap, in), sum);
                    }
                }
            }
            sum.intoArray(dx, dxAt + j * g.c(), in);
        }
    }

    void byFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        int rows = x.batch() * g.oh();
        int slices = Math.min(SLICES, rows);
        int size = dw.size();
        float[] sums = Scratch.get().partial(slices * size);
        workers.run(slices, rows * cost(g), slice -> {
            int at = Lanes.FIRST + slice * size;
            Arrays.fill(sums, at, at + size, 0);
            for (int row = rows * slice / slices; row < rows * (slice + 1) / slices; row++) {
                for (int tap = 0; tap < g.kh() * g.kw(); tap++) {
                    addTap(g, x, dy, row, tap / g.kw(), tap % g.kw(), sums, at + tap * g.c());
                }
            }
        });
        for (int i = 0; i < size; i++) {
            float sum = accumulate ? dw.data()[dw.offset() + i] : 0;
            for (int slice = 0; slice < slices; slice++) {
                sum += sums[Lanes.FIRST + slice * size + i];
            }
            dw.data()[dw.offset() + i] = sum;
        }
    }

    private static void addTap(ConvGeometry g, Tensor x, Tensor dy, int row, int u, int v, float[] sums, int at) {
        int ih = row % g.oh() * g.sh() - g.top() + u * g.dh();
        if (ih < 0 || ih >= g.h()) {
            return;
        }
        int first = v * g.dw() - g.left();
        int xAt = x.offset() + row / g.oh() * g.inputSize() + ih * g.w() * g.c();
        int dyAt = dy.offset() + row * g.ow() * g.c();
        for (int c = 0; c < g.c(); c += V) {
            VectorMask<Float> in = Lanes.first(g.c() - c);
            FloatVector sum = FloatVector.fromArray(S, sums, at + c, in);
            for (int j = 0; j < g.ow(); j++) {
                int iw = first + j * g.sw();
                if (iw >= 0 && iw < g.w()) {
                    sum = FloatVector.fromArray(S, x.data(), xAt + iw * g.c() + c, in)
                            .fma(FloatVector.fromArray(S, dy.data(), dyAt + j * g.c() + c, in), sum);
                }
            }
            sum.intoArray(sums, at + c, in);
        }
    }
}
