package org.netloom.layer;

import org.netloom.spec.Rbf;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Squared distances from centres, learned or fixed (LeCun et al. 1998). */
public final class RbfLayer extends Layer {
    private final double sign;

    public RbfLayer(String name, Rbf spec, Shape input) {
        super(name, spec, null, input);
        sign = spec.negate() ? -1 : 1;
        declareParameters();
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().rows().squaredDistances(x[0], parameter(0).value(), sign, y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        Parameter centers = parameter(0);
        boolean add = centers.trained() && centers.accumulate();
        Tensor dCenters = centers.trained() ? centers.gradient() : null;
        ops().rows().squaredDistancesGradient(x[0], centers.value(), sign, dy, add, dCenters, dx[0]);
    }
}
