package org.netloom.layer;

import org.netloom.spec.Activation;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.Dense;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Matrix product with its bias and an element-wise activation in one pass; each row of channels is one vector. */
public final class DenseLayer extends Layer {
    private final int in;
    private final int out;
    private final boolean bias;

    public DenseLayer(String name, Dense spec, Shape input) {
        this(name, spec, null, input);
    }

    public DenseLayer(String name, Dense spec, Activation activation, Shape input) {
        super(name, spec, activation, input);
        in = input.channels();
        out = spec.units();
        bias = spec.bias();
        declareParameters();
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        Tensor w = parameter(0).value();
        Tensor b = bias ? parameter(1).value() : null;
        ops().matmul(y.rows(), out, in, x[0], false, w, false, b, function(), false, y);
    }

    @Override
    protected Parameter outputBias() {
        return bias ? parameter(1) : null;
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        Parameter weight = parameter(0);
        int rows = dy.rows();
        ActivationFunction none = ActivationFunction.IDENTITY;
        boolean add = weight.accumulate();
        ops().matmul(in, out, rows, x[0], true, dy, false, null, none, add, weight.gradient());
        if (dx[0] != null) {
            ops().matmul(rows, in, out, dy, false, weight.value(), true, null, none, false, dx[0]);
        }
    }
}
