package org.netloom.layer;

import org.netloom.spec.PReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** ReLU with learned slopes for negative inputs (He et al. 2015). */
public final class PReLULayer extends Layer {
    public PReLULayer(String name, PReLU spec, Shape input) {
        super(name, spec, null, input);
        declareParameters();
    }

    @Override
    protected boolean inPlace() {
        return true;
    }

    @Override
    protected boolean gradientInPlace() {
        return true;
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().rows().prelu(x[0], parameter(0).value(), y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        Parameter slope = parameter(0);
        ops().rows().preluGradient(x[0], slope.value(), dy, slope.accumulate(), slope.gradient(), dx[0]);
    }
}
