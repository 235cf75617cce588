package org.netloom.opencl;

import org.netloom.ops.MapOps;
import org.netloom.ops.TapMap;
import org.netloom.tensor.Tensor;

/** Sparse linear maps and merges of tensors: {@code maps.cl}. */
final class OpenClMaps implements MapOps {
    private final OpenClDevice device;
    private final MapOps cpu;
    private final TapMaps maps;

    OpenClMaps(OpenClDevice device, MapOps cpu) {
        this.device = device;
        this.cpu = cpu;
        maps = new TapMaps(device);
    }

    /** Vectors of so many numbers. */
    private Launch launch(String kernel, int vector) {
        return device.launch("maps", kernel, RowPieces.options(vector, 1, 1));
    }

    private int width(Tensor t) {
        return Vectors.width(device, t.size());
    }

    @Override
    public void gather(TapMap map, Tensor x, Tensor y) {
        if (OpenClOps.wide(x)) {
            cpu.gather(map, x, y);
            return;
        }
        int vector = Vectors.width(device, map.width());
        TapMaps.Taps taps = maps.of(map);
        launch("gather", vector)
                .add(taps.starts())
                .add(taps.from())
                .add(taps.weights())
                .add(map.plain() ? 1 : 0)
                .add(map.inputs())
                .add(map.outputs())
                .add(map.width())
                .add(map.rest())
                .read(x)
                .write(y)
                .over(y.size() / vector);
    }

    @Override
    public void weightedSum(double p, Tensor a, double q, Tensor b, Tensor y) {
        if (OpenClOps.wide(a)) {
            cpu.weightedSum(p, a, q, b, y);
            return;
        }
        launch("weightedSum", width(y)).add(p).read(a).add(q).read(b).write(y).over(y.size() / width(y));
    }

    @Override
    public void multiply(Tensor a, Tensor b, boolean accumulate, Tensor y) {
        if (OpenClOps.wide(a)) {
            cpu.multiply(a, b, accumulate, y);
            return;
        }
        boolean gate = b.size() < y.size();
        int vector = Vectors.width(device, gate ? y.shape().channels() : y.size());
        Launch launch = launch("multiply", vector)
                .read(a)
                .read(b)
                .add(gate ? 1 : 0)
                .add(y.shape().size())
                .add(y.shape().channels())
                .add(accumulate ? 1 : 0);
        (accumulate ? launch.update(y) : launch.write(y)).over(y.size() / vector);
    }

    @Override
    public void productSums(Tensor a, Tensor b, Tensor sums) {
        if (OpenClOps.wide(a)) {
            cpu.productSums(a, b, sums);
            return;
        }
        RowPieces p = RowPieces.of(device, a.rows(), a.shape().channels()).withPiece(a.rows() / a.batch());
        p.overPieces(device.launch("maps", "productSums", p.options())
                .read(a)
                .read(b)
                .add(p.rows())
                .add(p.channels())
                .add(p.piece())
                .write(sums));
    }

    @Override
    public void maximum(Tensor a, Tensor b, Tensor y) {
        if (OpenClOps.wide(a)) {
            cpu.maximum(a, b, y);
            return;
        }
        launch("maximum", width(y)).read(a).read(b).write(y).over(y.size() / width(y));
    }

    @Override
    public void maximumGradient(Tensor[] x, int input, Tensor y, Tensor dy, Tensor dx) {
        if (OpenClOps.wide(y)) {
            cpu.maximumGradient(x, input, y, dy, dx);
            return;
        }
        int items = y.size() / width(y);
        launch("maximumGradient", width(y))
                .read(x[input])
                .read(y)
                .read(dy)
                .write(dx)
                .over(items);
        for (int earlier = 0; earlier < input; earlier++) {
            launch("notFirst", width(y)).read(x[earlier]).read(y).update(dx).over(items);
        }
    }
}
