package org.netloom.ops.vector;

import org.netloom.ops.RegionOps;
import org.netloom.ops.Workers;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** {@link RegionOps} with vectors of channels for float32; float64 tensors are the oracle's. */
final class VectorRegions implements RegionOps {
    private final Workers workers;
    private final PoolKernels pools;
    private final RegionOps oracle;

    VectorRegions(Workers workers, PoolKernels pools, RegionOps oracle) {
        this.workers = workers;
        this.pools = pools;
        this.oracle = oracle;
    }

    private static boolean wide(Tensor t) {
        return t.data() == null;
    }

    @Override
    public void pickMaxima(ConvGeometry g, Tensor x, Tensor y, Tensor values, Tensor picked) {
        if (wide(x)) {
            oracle.pickMaxima(g, x, y, values, picked);
        } else {
            pools.pickMaxima(g, x, y, values, picked);
        }
    }
}
