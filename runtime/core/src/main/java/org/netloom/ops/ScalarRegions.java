package org.netloom.ops;

import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Displacements;
import org.netloom.spec.Regions;
import org.netloom.tensor.Tensor;

/** Operations on windows and regions by their definition. */
final class ScalarRegions implements RegionOps {
    private final Workers workers;

    ScalarRegions(Workers workers) {
        this.workers = workers;
    }

    @Override
    public void pickMaxima(ConvGeometry g, Tensor x, Tensor y, Tensor values, Tensor picked) {
        workers.ranges(x.batch() * g.oh(), (long) g.ow() * g.c() * g.kh() * g.kw(), (from, to) -> {
            for (int row = from; row < to; row++) {
                for (int j = 0; j < g.ow(); j++) {
                    for (int c = 0; c < g.c(); c++) {
                        int at = ScalarPools.argMax(g, x, row, j, c);
                        picked.set((row * g.ow() + j) * g.c() + c, at < 0 ? 0 : values.get(at));
                    }
                }
            }
        });
    }

    @Override
    public void correlation(Displacements d, double factor, Tensor a, Tensor b, Tensor y) {
        workers.ranges(y.batch() * d.h(), (long) d.w() * d.count() * d.c(), (from, to) -> {
            for (int row = from; row < to; row++) {
                for (int j = 0; j < d.w(); j++) {
                    int p = row * d.w() + j;
                    for (int k = 0; k < d.count(); k++) {
                        boolean inside = d.inside(row % d.h() + d.down(k), j + d.right(k));
                        int q = p + d.down(k) * d.w() + d.right(k);
                        double sum = 0;
                        for (int c = 0; inside && c < d.c(); c++) {
                            sum += a.get(p * d.c() + c) * b.get(q * d.c() + c);
                        }
                        y.set(p * d.count() + k, factor * sum);
                    }
                }
            }
        });
    }

    @Override
    public void correlationGradient(
            Displacements d, double factor, Tensor dy, Tensor other, boolean second, Tensor dx) {
        int sign = second ? -1 : 1;
        workers.ranges(dx.batch() * d.h(), (long) d.w() * d.count() * d.c(), (from, to) -> {
            for (int row = from; row < to; row++) {
                for (int j = 0; j < d.w(); j++) {
                    int p = row * d.w() + j;
                    for (int c = 0; c < d.c(); c++) {
                        double sum = 0;
                        for (int k = 0; k < d.count(); k++) {
                            if (d.inside(row % d.h() + sign * d.down(k), j + sign * d.right(k))) {
                                int q = p + sign * (d.down(k) * d.w() + d.right(k));
                                sum += dy.get((second ? q : p) * d.count() + k) * other.get(q * d.c() + c);
                            }
                        }
                        dx.set(p * d.c() + c, factor * sum);
                    }
                }
            }
        });
    }

    @Override
    public void regionMaxima(Regions r, Tensor x, Tensor boxes, Tensor y) {
        workers.ranges(x.batch() * r.rois(), (long) r.h() * r.w() * r.c(), (from, to) -> {
            for (int roi = from; roi < to; roi++) {
                for (int bin = 0; bin < r.ph() * r.pw(); bin++) {
                    for (int c = 0; c < r.c(); c++) {
                        y.set((roi * r.ph() * r.pw() + bin) * r.c() + c, x.get(argMax(r, x, boxes, roi, bin, c)));
                    }
                }
            }
        });
    }

    @Override
    public void regionMaximaGradient(Regions r, Tensor x, Tensor boxes, Tensor dy, Tensor dx) {
        int sample = r.h() * r.w() * r.c();
        workers.ranges(x.batch(), (long) r.rois() * sample, (from, to) -> {
            for (int i = from * sample; i < to * sample; i++) {
                dx.set(i, 0);
            }
            for (int roi = from * r.rois(); roi < to * r.rois(); roi++) {
                for (int bin = 0; bin < r.ph() * r.pw(); bin++) {
                    for (int c = 0; c < r.c(); c++) {
                        int at = argMax(r, x, boxes, roi, bin, c);
                        dx.set(at, dx.get(at) + dy.get((roi * r.ph() * r.pw() + bin) * r.c() + c));
                    }
                }
            }
        });
    }

    /** Index of the first greatest element of a bin, NaN being greatest. */
    private static int argMax(Regions r, Tensor x, Tensor boxes, int roi, int bin, int c) {
        double u = boxes.get(4 * roi);
        double v = boxes.get(4 * roi + 1);
        double width = boxes.get(4 * roi + 2);
        double height = boxes.get(4 * roi + 3);
        int left = r.from(u, width, r.w());
        int columns = r.to(u, width, r.w()) - left;
        int top = r.from(v, height, r.h());
        int rows = r.to(v, height, r.h()) - top;
        int best = -1;
        int i = bin / r.pw();
        int j = bin % r.pw();
        for (int row = Regions.binFrom(i, rows, r.ph()); row < Regions.binTo(i, rows, r.ph()); row++) {
            for (int column = Regions.binFrom(j, columns, r.pw());
                    column < Regions.binTo(j, columns, r.pw());
                    column++) {
                int at = ((roi / r.rois() * r.h() + top + row) * r.w() + left + column) * r.c() + c;
                double value = x.get(at);
                if (best < 0 || value > x.get(best) || (Double.isNaN(value) && !Double.isNaN(x.get(best)))) {
                    best = at;
                }
            }
        }
        return best;
    }
}
