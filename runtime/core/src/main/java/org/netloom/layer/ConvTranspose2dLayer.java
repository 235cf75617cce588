package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Activation;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.ConvTranspose2d;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Transposed convolution with its bias and an element-wise activation in one pass: the gradient by data of the
 * convolution that maps its output back to its input, whose weights it has, {@code kh x kw x filters/groups x C}.
 */
public final class ConvTranspose2dLayer extends Layer {
    /** Of that convolution: its input is this layer's output. */
    private final ConvGeometry geometry;

    private final boolean bias;

    public ConvTranspose2dLayer(String name, ConvTranspose2d spec, Shape input) {
        this(name, spec, null, input);
    }

    public ConvTranspose2dLayer(String name, ConvTranspose2d spec, Activation activation, Shape input) {
        super(name, spec, activation, input);
        geometry = spec.geometry(List.of(input));
        bias = spec.bias();
        declareParameters();
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        Tensor b = bias ? parameter(1).value() : null;
        ops().conv2dByData(geometry, x[0], parameter(0).value(), b, function(), y);
    }

    @Override
    protected Parameter outputBias() {
        return bias ? parameter(1) : null;
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        Parameter weight = parameter(0);
        ops().conv2dByFilter(geometry, dy, x[0], weight.accumulate(), weight.gradient());
        if (dx[0] != null) {
            ops().conv2d(geometry, dy, weight.value(), null, ActivationFunction.IDENTITY, dx[0]);
        }
    }
}
