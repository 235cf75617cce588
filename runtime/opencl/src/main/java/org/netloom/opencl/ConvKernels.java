package org.netloom.opencl;

import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Convolutions: chooses the algorithm by geometry and device. */
final class ConvKernels implements DeviceConv {
    private final DeviceConv depthwise;
    private final DeviceConv direct;
    private final DeviceConv winograd;

    ConvKernels(OpenClDevice device) {
        depthwise = new DepthwiseConv(device);
        winograd = new WinogradConv(device, device.facts().processor());
        direct = device.facts().processor() ? new VectorConv(device) : new ItemConv(device);
    }

    private DeviceConv algorithm(ConvGeometry g, int batch) {
        return g.depthwise() ? depthwise : WinogradConv.prefers(g, batch) ? winograd : direct;
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        algorithm(g, x.batch()).conv2d(g, x, w, bias, f, y);
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        algorithm(g, dy.batch()).conv2dByData(g, dy, w, bias, f, dx);
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        algorithm(g, x.batch()).conv2dByFilter(g, x, dy, accumulate, dw);
    }
}
