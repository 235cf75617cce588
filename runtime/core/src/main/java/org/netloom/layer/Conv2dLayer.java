package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Activation;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Convolution with its bias and an element-wise activation in one pass. */
public final class Conv2dLayer extends Layer {
    private final ConvGeometry geometry;
    private final boolean bias;

    public Conv2dLayer(String name, Conv2d spec, Shape input) {
        this(name, spec, null, input);
    }

    public Conv2dLayer(String name, Conv2d spec, Activation activation, Shape input) {
        super(name, spec, activation, input);
        geometry = spec.geometry(List.of(input));
        bias = spec.bias();
        declareParameters();
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        Tensor b = bias ? parameter(1).value() : null;
        ops().conv2d(geometry, x[0], parameter(0).value(), b, function(), y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        Parameter weight = parameter(0);
        ops().conv2dByFilter(geometry, x[0], dy, weight.accumulate(), weight.gradient());
        if (bias) {
            ops().columnSums(dy, parameter(1).accumulate(), parameter(1).gradient());
        }
        if (dx[0] != null) {
            ops().conv2dByData(geometry, dy, weight.value(), null, ActivationFunction.IDENTITY, dx[0]);
        }
    }
}
