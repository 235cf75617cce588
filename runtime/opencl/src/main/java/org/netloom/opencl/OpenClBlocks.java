package org.netloom.opencl;

import org.netloom.ops.BlockOps;
import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Channels;
import org.netloom.tensor.Tensor;

/** Batches of products by kernels; the rest of the operations on blocks the processor does. */
final class OpenClBlocks implements BlockOps {
    private final BlockOps cpu;
    private final MatmulKernels products;

    OpenClBlocks(BlockOps cpu, MatmulKernels products) {
        this.cpu = cpu;
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

    @Override
    public void multiply(double factor, Channels a, Channels b, boolean accumulate, Channels y) {
        cpu.multiply(factor, a, b, accumulate, y);
    }

    @Override
    public void activate(ActivationFunction f, Channels x) {
        cpu.activate(f, x);
    }

    @Override
    public void activateGradient(ActivationFunction f, Channels y, Channels dy) {
        cpu.activateGradient(f, y, dy);
    }

    @Override
    public void addToSamples(Tensor x, Tensor one, Tensor y) {
        cpu.addToSamples(x, one, y);
    }

    @Override
    public void takeRows(Tensor table, Tensor rows, Tensor y) {
        cpu.takeRows(table, rows, y);
    }

    @Override
    public void addToRows(Tensor dy, Tensor rows, boolean accumulate, Tensor table) {
        cpu.addToRows(dy, rows, accumulate, table);
    }
}
