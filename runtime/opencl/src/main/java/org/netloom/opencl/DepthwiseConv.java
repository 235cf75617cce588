package org.netloom.opencl;

import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Convolutions with one input channel in each group: {@code depthwise.cl}. */
final class DepthwiseConv implements DeviceConv {
    private static final String PROGRAM = "depthwise";

    /** Numbers of dy that a part of a gradient by filter sums up: they stay in the second-level cache of processors. */
    private static final int OF_PART = 64 * 1024;

    private final OpenClDevice device;

    DepthwiseConv(OpenClDevice device) {
        this.device = device;
    }

    /** Vectors of channels where these go side by side. */
    private int lanes(ConvGeometry g) {
        return g.c() == g.k() ? Vectors.width(device, g.k()) : 1;
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        ConvWindow window = ConvWindow.forward(g);
        run(window, launch(window, f, x, lanes(g)).read(w), bias, f, y, lanes(g));
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        for (ConvWindow window : ConvWindow.byData(g)) {
            DeviceBuffer turned = window.turned(device, w);
            Launch launch = launch(window, f, dy, lanes(g)).add(turned).add(0);
            run(window, launch, bias, f, dx, lanes(g));
        }
    }

    private Launch launch(ConvWindow window, ActivationFunction f, Tensor x, int lanes) {
        return device.launch(PROGRAM, "forward", ElementKernels.option(f), Vectors.option(lanes))
                .add(window.structure())
                .read(x);
    }

    private void run(ConvWindow window, Launch launch, Tensor bias, ActivationFunction f, Tensor y, int lanes) {
        int rows = window.rows(y.batch());
        DeviceConv.epilogue(launch, bias, f).write(y).add(rows);
        launch.tasks(rows * (window.sees().k() / lanes));
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        int lanes = lanes(g);
        int lines = dy.batch() * g.oh();
        int linesOfPart = Math.clamp(OF_PART / (g.ow() * g.k()), 1, lines);
        int parts = Math.ceilDiv(lines, linesOfPart);
        DeviceBuffer sums = device.scratch("parts", parts * dw.size());
        Launch launch = device.launch(PROGRAM, "byFilter", "-DF_IDENTITY", Vectors.option(lanes))
                .add(ConvWindow.forward(g).structure())
                .read(x)
                .read(dy)
                .add(sums)
                .add(lines)
                .add(linesOfPart)
                .add(parts * dw.size() / lanes);
        launch.tasks(parts * dw.size() / lanes);
        Launch add = device.launch("filters", "addParts").add(sums).add(parts).add(accumulate ? 1 : 0);
        (accumulate ? add.update(dw) : add.write(dw)).over(dw.size());
    }
}
