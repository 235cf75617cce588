package org.netloom.ops;

import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Pooling by its definition. */
final class ScalarPools {
    private final Workers workers;

    ScalarPools(Workers workers) {
        this.workers = workers;
    }

    /** Pixels of an image that one window sees along one axis: {@code from, from + step, ... < to}. */
    private record Span(int from, int to, int step) {
        /** Window i of the rows. */
        static Span rows(ConvGeometry g, int i) {
            return of(i * g.sh() - g.top(), g.kh(), g.dh(), g.h());
        }

        /** Window j of the columns. */
        static Span columns(ConvGeometry g, int j) {
            return of(j * g.sw() - g.left(), g.kw(), g.dw(), g.w());
        }

        private static Span of(int start, int kernel, int dilation, int extent) {
            int first = start >= 0 ? start : start + Math.ceilDiv(-start, dilation) * dilation;
            return new Span(first, Math.min(extent, start + dilation * (kernel - 1) + 1), dilation);
        }
    }

    void max(ConvGeometry g, Tensor x, Tensor y) {
        workers.ranges(x.batch() * g.oh(), (long) g.ow() * g.c() * g.kh() * g.kw(), (from, to) -> {
            for (int row = from; row < to; row++) {
                for (int j = 0; j < g.ow(); j++) {
                    for (int c = 0; c < g.c(); c++) {
                        int at = argMax(g, x, row, j, c);
                        y.set((row * g.ow() + j) * g.c() + c, at < 0 ? Double.NEGATIVE_INFINITY : x.get(at));
                    }
                }
            }
        });
    }

    /** Index of the first greatest element of a window, NaN being greatest; -1 where the window sees none. */
    static int argMax(ConvGeometry g, Tensor x, int row, int j, int c) {
        Span rows = Span.rows(g, row % g.oh());
        Span columns = Span.columns(g, j);
        int best = -1;
        for (int ih = rows.from(); ih < rows.to(); ih += rows.step()) {
            for (int iw = columns.from(); iw < columns.to(); iw += columns.step()) {
                int at = ((row / g.oh() * g.h() + ih) * g.w() + iw) * g.c() + c;
                double v = x.get(at);
                if (best < 0 || v > x.get(best) || (Double.isNaN(v) && !Double.isNaN(x.get(best)))) {
                    best = at;
                }
            }
        }
        return best;
    }

    void maxGradient(ConvGeometry g, Tensor x, Tensor dy, Tensor dx) {
        workers.ranges(x.batch(), (long) g.outputSize() * g.kh() * g.kw(), (from, to) -> {
            clear(dx, from * g.inputSize(), to * g.inputSize());
            for (int row = from * g.oh(); row < to * g.oh(); row++) {
                for (int j = 0; j < g.ow(); j++) {
                    for (int c = 0; c < g.c(); c++) {
                        int at = argMax(g, x, row, j, c);
                        if (at >= 0) {
                            dx.set(at, dx.get(at) + dy.get((row * g.ow() + j) * g.c() + c));
                        }
                    }
                }
            }
        });
    }

    void average(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor x, Tensor y) {
        workers.ranges(x.batch() * g.oh(), (long) g.ow() * g.c() * g.kh() * g.kw(), (from, to) -> {
            for (int row = from; row < to; row++) {
                Span rows = Span.rows(g, row % g.oh());
                for (int j = 0; j < g.ow(); j++) {
                    Span columns = Span.columns(g, j);
                    int size = Pooling.divisor(g, countPadding, bottom, right, row % g.oh(), j);
                    for (int c = 0; c < g.c(); c++) {
                        double sum = 0;
                        for (int ih = rows.from(); ih < rows.to(); ih += rows.step()) {
                            for (int iw = columns.from(); iw < columns.to(); iw += columns.step()) {
                                sum += x.get(((row / g.oh() * g.h() + ih) * g.w() + iw) * g.c() + c);
                            }
                        }
                        y.set((row * g.ow() + j) * g.c() + c, sum / size);
                    }
                }
            }
        });
    }

    void averageGradient(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor dy, Tensor dx) {
        workers.ranges(dy.batch(), (long) g.outputSize() * g.kh() * g.kw(), (from, to) -> {
            clear(dx, from * g.inputSize(), to * g.inputSize());
            for (int row = from * g.oh(); row < to * g.oh(); row++) {
                Span rows = Span.rows(g, row % g.oh());
                for (int j = 0; j < g.ow(); j++) {
                    Span columns = Span.columns(g, j);
                    int size = Pooling.divisor(g, countPadding, bottom, right, row % g.oh(), j);
                    for (int ih = rows.from(); ih < rows.to(); ih += rows.step()) {
                        for (int iw = columns.from(); iw < columns.to(); iw += columns.step()) {
                            for (int c = 0; c < g.c(); c++) {
                                int at = ((row / g.oh() * g.h() + ih) * g.w() + iw) * g.c() + c;
                                dx.set(at, dx.get(at) + dy.get((row * g.ow() + j) * g.c() + c) / size);
                            }
                        }
                    }
                }
            }
        });
    }

    private static void clear(Tensor t, int from, int to) {
        for (int i = from; i < to; i++) {
            t.set(i, 0);
        }
    }
}
