package org.netloom.ops.vector;

import org.netloom.tensor.Tensor;

/** Optimizer updates of tensors, piece by piece. */
final class Optimizers {
    private final Pieces pieces;

    Optimizers(Pieces pieces) {
        this.pieces = pieces;
    }

    void regularize(Tensor p, double l1, double l2, Tensor g) {
        pieces.run(
                p.size(),
                3,
                (from, to) -> MapKernels.regularize(
                        p.data(), p.offset() + from, g.data(), g.offset() + from, to - from, (float) l1, (float) l2));
    }

    void sgd(Tensor p, Tensor g, double rate) {
        pieces.run(
                p.size(),
                3,
                (from, to) -> OptimizerKernels.sgd(
                        p.data(), p.offset() + from, g.data(), g.offset() + from, to - from, (float) rate));
    }

    void momentum(Tensor p, Tensor g, Tensor v, double rate, double momentum, boolean nesterov) {
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

    /** See {@link OptimizerKernels#scaledBySquares}. */
    void scaledBySquares(Tensor p, Tensor g, Tensor s, double rate, double keep, double take, double epsilon) {
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

    void adam(Tensor p, Tensor g, Tensor m, Tensor v, OptimizerKernels.Adam adam) {
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
