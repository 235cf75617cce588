package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Activation;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.SeparableConv2d;
import org.netloom.spec.Shape;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/** A depthwise convolution, then a 1x1 convolution with its bias and an element-wise activation in one pass. */
public final class SeparableConv2dLayer extends Layer {
    private final ConvGeometry depthwise;
    private final ConvGeometry pointwise;
    private final boolean bias;

    /** What comes out of the depthwise convolution, and its gradient: OH OW C*m. */
    private Tensor between;

    private Tensor dBetween;

    public SeparableConv2dLayer(String name, SeparableConv2d spec, Shape input) {
        this(name, spec, null, input);
    }

    public SeparableConv2dLayer(String name, SeparableConv2d spec, Activation activation, Shape input) {
        super(name, spec, activation, input);
        depthwise = spec.depthwise(List.of(input));
        pointwise = spec.pointwise(List.of(input));
        bias = spec.bias();
        declareParameters();
    }

    private Shape betweenShape() {
        return Shape.of(depthwise.oh(), depthwise.ow(), depthwise.k());
    }

    @Override
    protected void reserve(Memory memory, int batch, boolean training) {
        between = memory.create(batch, betweenShape());
    }

    @Override
    protected void reserveBackward(Memory memory, int batch) {
        memory.touch(between);
        dBetween = memory.create(batch, betweenShape());
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ActivationFunction none = ActivationFunction.IDENTITY;
        between.setBatch(y.batch());
        ops().conv2d(depthwise, x[0], parameter(0).value(), null, none, between);
        Tensor b = bias ? parameter(2).value() : null;
        ops().conv2d(pointwise, between, parameter(1).value(), b, function(), y);
    }

    @Override
    protected Parameter outputBias() {
        return bias ? parameter(2) : null;
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        ActivationFunction none = ActivationFunction.IDENTITY;
        Parameter first = parameter(0);
        Parameter second = parameter(1);
        dBetween.setBatch(dy.batch());
        ops().conv2dByFilter(pointwise, between, dy, second.accumulate(), second.gradient());
        ops().conv2dByData(pointwise, dy, second.value(), null, none, dBetween);
        ops().conv2dByFilter(depthwise, x[0], dBetween, first.accumulate(), first.gradient());
        if (dx[0] != null) {
            ops().conv2dByData(depthwise, dBetween, first.value(), null, none, dx[0]);
        }
    }
}
