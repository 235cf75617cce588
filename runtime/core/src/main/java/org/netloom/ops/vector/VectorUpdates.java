package org.netloom.ops.vector;

import org.netloom.ops.UpdateOps;
import org.netloom.tensor.Tensor;

/** {@link UpdateOps} with vectors for float32, piece by piece; float64 tensors are the oracle's. */
final class VectorUpdates implements UpdateOps {
    private final Pieces pieces;
    private final UpdateOps oracle;

    VectorUpdates(Pieces pieces, UpdateOps oracle) {
        this.pieces = pieces;
        this.oracle = oracle;
    }

    private static boolean wide(Tensor t) {
        return t.data() == null;
    }

    @Override
    public void regularize(Tensor p, double l1, double l2, Tensor g) {
        if (wide(p)) {
            oracle.regularize(p, l1, l2, g);
            return;
        }
        pieces.run(
                p.size(),
                3,
                (from, to) -> MapKernels.regularize(
                        p.data(), p.offset() + from, g.data(), g.offset() + from, to - from, (float) l1, (float) l2));
    }

    @Override
    public void sgd(Tensor p, Tensor g, double rate) {
        if (wide(p)) {
            oracle.sgd(p, g, rate);
            return;
        }
        pieces.run(
                p.size(),
                3,
                (from, to) -> OptimizerKernels.sgd(
                        p.data(), p.offset() + from, g.data(), g.offset() + from, to - from, (float) rate));
    }

    @Override
    public void momentum(Tensor p, Tensor g, Tensor v, double rate, double momentum, boolean nesterov) {
        if (wide(p)) {
            oracle.momentum(p, g, v, rate, momentum, nesterov);
            return;
        }
        pieces.run(
                p.size(),
                5,
                (from, to) -> OptimizerKernels.momentum(
                        p.data(),
                        p.offset() + from,
                        g.data(),
                        g.offset() + from,
                        v.data(),
                        v.offset() + from,
                        to - from,
                        (float) rate,
                        (float) momentum,
                        nesterov));
    }

    @Override
    public void adaGrad(Tensor p, Tensor g, Tensor s, double rate, double epsilon) {
        if (wide(p)) {
            oracle.adaGrad(p, g, s, rate, epsilon);
            return;
        }
        scaledBySquares(p, g, s, rate, 1, 1, epsilon);
    }

    @Override
    public void rmsProp(Tensor p, Tensor g, Tensor s, double rate, double decay, double epsilon) {
        if (wide(p)) {
            oracle.rmsProp(p, g, s, rate, decay, epsilon);
            return;
        }
        scaledBySquares(p, g, s, rate, decay, 1 - decay, epsilon);
    }

    /** See {@link OptimizerKernels#scaledBySquares}. */
    private void scaledBySquares(Tensor p, Tensor g, Tensor s, double rate, double keep, double take, double epsilon) {
        pieces.run(
                p.size(),
                8,
                (from, to) -> OptimizerKernels.scaledBySquares(
                        p.data(),
                        p.offset() + from,
                        g.data(),
                        g.offset() + from,
                        s.data(),
                        s.offset() + from,
                        to - from,
                        (float) rate,
                        (float) keep,
                        (float) take,
                        (float) epsilon));
    }

    @Override
    public void adam(
            Tensor p,
            Tensor g,
            Tensor m,
            Tensor v,
            double rate,
            double beta1,
            double beta2,
            double epsilon,
            long step,
            double decoupledDecay) {
        if (wide(p)) {
            oracle.adam(p, g, m, v, rate, beta1, beta2, epsilon, step, decoupledDecay);
            return;
        }
        OptimizerKernels.Adam adam = OptimizerKernels.Adam.of(rate, beta1, beta2, epsilon, step, decoupledDecay);
        pieces.run(
                p.size(),
                12,
                (from, to) -> OptimizerKernels.adam(
                        p.data(),
                        p.offset() + from,
                        g.data(),
                        g.offset() + from,
                        m.data(),
                        m.offset() + from,
                        v.data(),
                        v.offset() + from,
                        to - from,
                        adam));
    }
}
