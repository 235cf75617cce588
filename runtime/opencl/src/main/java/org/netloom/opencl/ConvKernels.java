package org.netloom.opencl;

import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Convolutions: chooses the algorithm by geometry and device. */
final class ConvKernels implements DeviceConv {
    private final DeviceConv depthwise;
    private final DeviceConv direct;

    ConvKernels(OpenClDevice device) {
        depthwise = new DepthwiseConv(device);
        direct = device.facts().processor() ? new VectorConv(device) : new ItemConv(device);
    }

    private DeviceConv algorithm(ConvGeometry g) {
        return g.depthwise() ? depthwise : direct;
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        algorithm(g).conv2d(g, x, w, bias, f, y);
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        algorithm(g).conv2dByData(g, dy, w, bias, f, dx);
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        algorithm(g).conv2dByFilter(g, x, dy, accumulate, dw);
    }
}
