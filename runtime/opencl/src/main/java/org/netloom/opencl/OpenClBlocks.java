package org.netloom.opencl;

import org.netloom.ops.BlockOps;
import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Channels;
import org.netloom.tensor.Tensor;

/** Blocks of channels and rows by their number: {@code blocks.cl}; batches of products by {@link MatmulKernels}. */
final class OpenClBlocks implements BlockOps {
    private static final ActivationFunction NONE = ActivationFunction.IDENTITY;

    private final OpenClDevice device;
    private final BlockOps cpu;
    private final ElementKernels elements;
    private final MatmulKernels products;

    OpenClBlocks(OpenClDevice device, BlockOps cpu, ElementKernels elements, MatmulKernels products) {
        this.device = device;
        this.cpu = cpu;
        this.elements = elements;
        this.products = products;
    }

    @Override
    public void matmuls(
            int count,
            int m,
            int n,
            int k,
            Tensor a,
            boolean transposeA,
            Tensor b,
            boolean transposeB,
            boolean accumulate,
            Tensor c) {
        if (OpenClOps.wide(a)) {
            cpu.matmuls(count, m, n, k, a, transposeA, b, transposeB, accumulate, c);
            return;
        }
        products.multiply(new MatmulKernels.Call(
                count, m, n, k, a, transposeA, b, transposeB, null, ActivationFunction.IDENTITY, accumulate, c));
    }

    private Launch launch(String kernel, ActivationFunction f) {
        return device.launch("blocks", kernel, ElementKernels.option(f));
    }

    private static Launch read(Launch launch, Channels x) {
        return place(launch.read(x.tensor()), x);
    }

    private static Launch update(Launch launch, Channels x) {
        return place(launch.update(x.tensor()), x);
    }

    private static Launch place(Launch launch, Channels x) {
        return launch.add(x.distance()).add(x.from());
    }

    private static void over(Launch launch, Channels x) {
        launch.add(x.count()).over(x.rows() * x.count());
    }

    @Override
    public void multiply(double factor, Channels a, Channels b, boolean accumulate, Channels y) {
        if (OpenClOps.wide(y.tensor())) {
            cpu.multiply(factor, a, b, accumulate, y);
            return;
        }
        Launch factors = read(read(launch("multiplyBlocks", NONE).add(factor), a), b);
        over(update(factors.add(accumulate ? 1 : 0), y), y);
    }

    @Override
    public void activate(ActivationFunction f, Channels x) {
        if (OpenClOps.wide(x.tensor())) {
            cpu.activate(f, x);
            return;
        }
        over(update(launch("activateBlock", f).add(f.alpha()).add(f.beta()), x), x);
    }

    @Override
    public void activateGradient(ActivationFunction f, Channels y, Channels dy) {
        if (OpenClOps.wide(y.tensor())) {
            cpu.activateGradient(f, y, dy);
            return;
        }
        Launch known = read(launch("activateBlockGradient", f).add(f.alpha()).add(f.beta()), y);
        over(update(known, dy), dy);
    }

    @Override
    public void addToSamples(Tensor x, Tensor one, Tensor y) {
        if (OpenClOps.wide(x)) {
            cpu.addToSamples(x, one, y);
            return;
        }
        launch("addToSamples", NONE).read(x).read(one).add(one.size()).write(y).over(y.size());
    }

    @Override
    public void takeRows(Tensor table, Tensor rows, Tensor y) {
        if (OpenClOps.wide(table)) {
            cpu.takeRows(table, rows, y);
            return;
        }
        launch("takeRows", NONE)
                .read(table)
                .read(rows)
                .add(table.shape().channels())
                .write(y)
                .over(y.size());
    }

    @Override
    public void addToRows(Tensor dy, Tensor rows, boolean accumulate, Tensor table) {
        if (OpenClOps.wide(dy)) {
            cpu.addToRows(dy, rows, accumulate, table);
            return;
        }
        if (!accumulate) {
            elements.fill(table, 0);
        }
        DeviceBuffer links = device.scratch("links", 2 * rows.size());
        launch("links", NONE).read(rows).add(links).over(rows.size());
        launch("addToRows", NONE)
                .read(dy)
                .read(rows)
                .add(links)
                .add(rows.size())
                .update(table)
                .add(table.shape().channels())
                .over(dy.size());
    }
}
