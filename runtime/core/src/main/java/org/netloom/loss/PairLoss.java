package org.netloom.loss;

import org.netloom.layer.Network;
import org.netloom.spec.Shape;

/** A loss of two outputs and a target that says whether they should be alike (1) or differ (0). */
final class PairLoss extends VectorsLoss {
    private final PairDistance distance;

    PairLoss(Network network, PairDistance distance) {
        super(network, 2);
        this.distance = distance;
    }

    @Override
    double evaluate(double[][] vectors, double target, double[][] slopes) {
        return distance.evaluate(
                vectors[0],
                vectors[1],
                target > 0.5,
                slopes == null ? null : slopes[0],
                slopes == null ? null : slopes[1]);
    }

    @Override
    public Shape targetShape(Shape output) {
        return Shape.of(1);
    }
}
