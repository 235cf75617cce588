package org.netloom.ops;

import org.netloom.spec.ConvGeometry;
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
}
