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
    private final ElementKernels elements;

    DepthwiseConv(OpenClDevice device) {
        this.device = device;
        elements = new ElementKernels(device);
    }

    /** Vectors of channels where these go side by side. */
    private int lanes(ConvGeometry g) {
        return g.c() == g.k() ? Vectors.width(device, g.k()) : 1;
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        ActivationFunction first = first(f, g);
        ConvWindow window = ConvWindow.forward(g);
        run(window, launch(window, first, x, lanes(g)).read(w), bias, first, y, lanes(g));
        then(f, first, y);
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        ActivationFunction first = first(f, g);
        for (ConvWindow window : ConvWindow.byData(g)) {
            DeviceBuffer turned = window.turned(device, w);
            Launch launch = launch(window, first, dy, lanes(g)).add(turned).add(0);
            run(window, launch, bias, first, dx, lanes(g));
        }
        then(f, first, dx);
    }

    /** What kernels for vectors can do themselves. */
    private ActivationFunction first(ActivationFunction f, ConvGeometry g) {
        return lanes(g) == 1 || Vectors.has(f) ? f : ActivationFunction.IDENTITY;
    }

    private void then(ActivationFunction f, ActivationFunction done, Tensor y) {
        if (!f.equals(done)) {
            elements.activate(f, y, y);
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
        DeviceConv.tasks(device, launch, rows * (window.sees().k() / lanes));
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
        DeviceConv.tasks(device, launch, parts * dw.size() / lanes);
        Launch add = device.launch("filters", "addParts").add(sums).add(parts).add(accumulate ? 1 : 0);
        (accumulate ? add.update(dw) : add.write(dw)).over(dw.size());
    }
}
