package org.netloom.opencl;

import org.netloom.tensor.Tensor;

/** Rectifiers with learned slopes: {@code slopes.cl}. */
final class SlopeKernels {
    private final OpenClDevice device;
    private final ColumnKernels columns;

    SlopeKernels(OpenClDevice device, ColumnKernels columns) {
        this.device = device;
        this.columns = columns;
    }

    /** One slope serves any number of neighbours. */
    private int width(Tensor x, Tensor slope) {
        return Vectors.width(device, slope.size() == 1 ? x.size() : slope.size());
    }

    private Launch launch(String kernel, Tensor x, Tensor slope) {
        return device.launch("slopes", kernel, Vectors.option(width(x, slope)));
    }

    void forward(Tensor x, Tensor slope, Tensor y) {
        launch("prelu", x, slope).read(slope).add(slope.size()).read(x).write(y).over(x.size() / width(x, slope));
    }

    void gradient(Tensor x, Tensor slope, Tensor dy, boolean accumulate, Tensor dSlope, Tensor dx) {
        int items = x.size() / width(x, slope);
        DeviceBuffer terms = device.scratch("terms", x.size());
        launch("slopeTerms", x, slope).read(x).read(dy).add(terms).over(items);
        columns.sums(terms, x.size() / slope.size(), slope.size(), accumulate, dSlope);
        if (dx != null) {
            launch("preluGradient", x, slope)
                    .read(slope)
                    .add(slope.size())
                    .read(x)
                    .read(dy)
                    .write(dx)
                    .over(items);
        }
    }
}
