package org.netloom.layer;

import org.netloom.ops.TapMap;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** A layer that moves or mixes numbers by a sparse linear map; its gradient is the transposed map. */
abstract class MapLayer extends Layer {
    private final TapMap map;
    private TapMap back;

    MapLayer(String name, LayerSpec spec, TapMap map, Shape input) {
        super(name, spec, null, input);
        this.map = map;
    }

    @Override
    protected void prepare(int batch, boolean training) {
        if (execution().preparedForTraining() && back == null) {
            back = map.transposed();
        }
    }

    @Override
    protected long ownNumbers(boolean training) {
        return training ? 2 * map.numbers() : map.numbers();
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().maps().gather(map, x[0], y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            ops().maps().gather(back, dy, dx[0]);
        }
    }
}
