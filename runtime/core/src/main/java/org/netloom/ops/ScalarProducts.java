package org.netloom.ops;

import java.util.Arrays;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Matrix product and convolution by their definitions, with double sums. Inner loops run along memory. */
final class ScalarProducts {
    private final Workers workers;

    ScalarProducts(Workers workers) {
        this.workers = workers;
    }

    void matmul(
            int m,
            int n,
            int k,
            Tensor a,
            boolean transposeA,
            Tensor b,
            boolean transposeB,
            Tensor bias,
            ActivationFunction f,
            boolean accumulate,
            Tensor c) {
        workers.ranges(m, (long) n * k, (from, to) -> {
            double[] row = new double[n];
            for (int i = from; i < to; i++) {
                start(accumulate ? c : null, i * n, bias, row);
                for (int p = 0; p < k; p++) {
                    double left = a.get(transposeA ? p * m + i : i * k + p);
                    if (transposeB) {
                        addScaled(left, b, p, k, row);
                    } else {
                        addScaled(left, b, p * n, row);
                    }
                }
                store(row, f, c, i * n);
            }
        });
    }

    void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        int kg = g.k() / g.groups();
        workers.ranges(x.batch() * g.oh(), (long) g.ow() * g.k() * g.patch(), (from, to) -> {
            double[] sums = new double[kg];
            for (int row = from; row < to; row++) {
                for (int j = 0; j < g.ow(); j++) {
                    for (int group = 0; group < g.groups(); group++) {
                        int at = (row * g.ow() + j) * g.k() + group * kg;
                        start(null, 0, null, sums);
                        addWindow(g, x, w, row / g.oh(), row % g.oh(), j, group, sums);
                        addBias(bias, group * kg, sums);
                        store(sums, f, y, at);
                    }
                }
            }
        });
    }

    /** {@code sums[k] += sum over u,v,c of x * w} for output pixel (i, j) of a sample. */
    private static void addWindow(
            ConvGeometry g, Tensor x, Tensor w, int sample, int i, int j, int group, double[] sums) {
        int cg = g.c() / g.groups();
        int kg = sums.length;
        for (int u = 0; u < g.kh(); u++) {
            int ih = i * g.sh() + u * g.dh() - g.top();
            for (int v = 0; v < g.kw(); v++) {
                int iw = j * g.sw() + v * g.dw() - g.left();
                if (ih < 0 || ih >= g.h() || iw < 0 || iw >= g.w()) {
                    continue;
                }
                int from = ((sample * g.h() + ih) * g.w() + iw) * g.c() + group * cg;
                int weights = (u * g.kw() + v) * cg * g.k() + group * kg;
                for (int c = 0; c < cg; c++) {
                    addScaled(x.get(from + c), w, weights + c * g.k(), sums);
                }
            }
        }
    }

    void byData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        int cg = g.c() / g.groups();
        workers.ranges(dx.batch() * g.h(), (long) g.w() * g.c() * g.patch(), (from, to) -> {
            double[] sums = new double[cg];
            for (int row = from; row < to; row++) {
                for (int j = 0; j < g.w(); j++) {
                    for (int group = 0; group < g.groups(); group++) {
                        start(null, 0, null, sums);
                        addSeen(g, dy, w, row / g.h(), row % g.h(), j, group, sums);
                        addBias(bias, group * cg, sums);
                        store(sums, f, dx, (row * g.w() + j) * g.c() + group * cg);
                    }
                }
            }
        });
    }

    /** {@code sums[c] += sum of dy * w} over all windows that see input pixel (i, j). */
    private static void addSeen(
            ConvGeometry g, Tensor dy, Tensor w, int sample, int i, int j, int group, double[] sums) {
        int kg = g.k() / g.groups();
        int cg = sums.length;
        for (int u = 0; u < g.kh(); u++) {
            int up = i + g.top() - u * g.dh();
            for (int v = 0; v < g.kw(); v++) {
                int left = j + g.left() - v * g.dw();
                if (up < 0 || left < 0 || up % g.sh() != 0 || left % g.sw() != 0) {
                    continue;
                }
                int oi = up / g.sh();
                int oj = left / g.sw();
                if (oi >= g.oh() || oj >= g.ow()) {
                    continue;
                }
                int from = ((sample * g.oh() + oi) * g.ow() + oj) * g.k() + group * kg;
                int weights = (u * g.kw() + v) * cg * g.k() + group * kg;
                for (int c = 0; c < cg; c++) {
                    double sum = 0;
                    for (int k = 0; k < kg; k++) {
                        sum += dy.get(from + k) * w.get(weights + c * g.k() + k);
                    }
                    sums[c] += sum;
                }
            }
        }
    }

    void byFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        int cg = g.c() / g.groups();
        int kg = g.k() / g.groups();
        int windows = x.batch() * g.oh() * g.ow();
        workers.ranges(g.patch(), (long) windows * g.k(), (from, to) -> {
            double[] sums = new double[kg];
            for (int row = from; row < to; row++) {
                int tap = row / cg;
                for (int group = 0; group < g.groups(); group++) {
                    int at = row * g.k() + group * kg;
                    start(accumulate ? dw : null, at, null, sums);
                    addTap(g, x, dy, tap / g.kw(), tap % g.kw(), group * cg + row % cg, group, sums);
                    store(sums, ActivationFunction.IDENTITY, dw, at);
                }
            }
        });
    }

    /** {@code sums[k] += sum over all windows of x * dy} for one tap (u, v) and input channel c. */
    private static void addTap(ConvGeometry g, Tensor x, Tensor dy, int u, int v, int c, int group, double[] sums) {
        for (int row = 0; row < x.batch() * g.oh(); row++) {
            int ih = row % g.oh() * g.sh() + u * g.dh() - g.top();
            if (ih < 0 || ih >= g.h()) {
                continue;
            }
            for (int j = 0; j < g.ow(); j++) {
                int iw = j * g.sw() + v * g.dw() - g.left();
                if (iw >= 0 && iw < g.w()) {
                    double left = x.get(((row / g.oh() * g.h() + ih) * g.w() + iw) * g.c() + c);
                    addScaled(left, dy, (row * g.ow() + j) * g.k() + group * sums.length, sums);
                }
            }
        }
    }

    private static void start(Tensor old, int at, Tensor bias, double[] sums) {
        Arrays.fill(sums, 0);
        for (int i = 0; old != null && i < sums.length; i++) {
            sums[i] = old.get(at + i);
        }
        addBias(bias, 0, sums);
    }

    private static void addBias(Tensor bias, int at, double[] sums) {
        for (int i = 0; bias != null && i < sums.length; i++) {
            sums[i] += bias.get(at + i);
        }
    }

    private static void addScaled(double factor, Tensor t, int at, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * t.get(at + i);
        }
    }

    private static void addScaled(double factor, Tensor t, int at, int step, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * t.get(at + i * step);
        }
    }

    private static void store(double[] sums, ActivationFunction f, Tensor to, int at) {
        for (int i = 0; i < sums.length; i++) {
            to.set(at + i, ScalarMath.activate(f, sums[i]));
        }
    }
}
