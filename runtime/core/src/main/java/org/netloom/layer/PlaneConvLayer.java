package org.netloom.layer;

import org.netloom.spec.Activation;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.ParameterShape;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** A convolution of images, or of sequences as images of one row. */
abstract class PlaneConvLayer extends Layer {
    private final ConvGeometry geometry;
    private final boolean bias;
    private Tensor connected;

    PlaneConvLayer(
            String name, LayerSpec spec, Activation activation, ConvGeometry geometry, boolean bias, Shape input) {
        super(name, spec, activation, input);
        this.geometry = geometry;
        this.bias = bias;
        declareParameters();
    }

    /** 1 for every weight that there is and 0 for the others, where some are absent. */
    @Override
    protected void prepare(int batch, boolean training) {
        ParameterShape weight = parameter(0).declared();
        connected = null;
        if (!weight.absent().isEmpty()) {
            connected = Tensor.allocate(1, weight.shape(), execution().memory().precision());
            for (int i = 0; i < connected.size(); i++) {
                connected.set(i, weight.isAbsent(i) ? 0 : 1);
            }
        }
    }

    @Override
    protected long ownNumbers(boolean training) {
        ParameterShape weight = parameter(0).declared();
        return weight.absent().isEmpty() ? 0 : weight.shape().elements();
    }

    /** Sets absent weights, or their gradients, to 0. */
    private void keepConnected(Tensor t) {
        if (connected != null) {
            ops().maps().multiply(t, connected, false, t);
        }
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        keepConnected(parameter(0).value());
        Tensor b = bias ? parameter(1).value() : null;
        ops().conv2d(geometry, x[0], parameter(0).value(), b, function(), y);
    }

    @Override
    protected Parameter outputBias() {
        return bias ? parameter(1) : null;
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        Parameter weight = parameter(0);
        ops().conv2dByFilter(geometry, x[0], dy, weight.accumulate(), weight.gradient());
        keepConnected(weight.gradient());
        if (dx[0] != null) {
            ops().conv2dByData(geometry, dy, weight.value(), null, ActivationFunction.IDENTITY, dx[0]);
        }
    }
}
