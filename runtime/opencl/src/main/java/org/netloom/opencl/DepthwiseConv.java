package org.netloom.opencl;

import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Convolutions with one input channel in each group: {@code depthwise.cl}. */
final class DepthwiseConv implements DeviceConv {
    private static final String PROGRAM = "depthwise";

    private final OpenClDevice device;

    DepthwiseConv(OpenClDevice device) {
        this.device = device;
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        Launch launch = device.launch(PROGRAM, "forward", ElementKernels.option(f))
                .add(DeviceConv.structure(g))
                .read(x)
                .read(w);
        DeviceConv.epilogue(launch, bias, f).write(y).over(y.size());
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        Launch launch = device.launch(PROGRAM, "byData", BY_DATA, ElementKernels.option(f))
                .add(DeviceConv.structure(g))
                .read(dy)
                .read(w);
        DeviceConv.epilogue(launch, bias, f).write(dx).over(dx.size());
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        int wanted = Math.ceilDiv(device.facts().units() * 512, dw.size());
        int rowsOfPart = ItemConv.rowsOfPart(dy.rows(), wanted, dw.size(), 1);
        int parts = Math.ceilDiv(dy.rows(), rowsOfPart);
        DeviceBuffer sums = device.scratch("parts", parts * dw.size());
        device.launch(PROGRAM, "byFilter", "-DF_IDENTITY")
                .add(DeviceConv.structure(g))
                .read(x)
                .read(dy)
                .add(sums)
                .add(dy.rows())
                .add(rowsOfPart)
                .over(parts * dw.size());
        Launch add = device.launch("filters", "addParts").add(sums).add(parts).add(accumulate ? 1 : 0);
        (accumulate ? add.update(dw) : add.write(dw)).over(dw.size());
    }
}
