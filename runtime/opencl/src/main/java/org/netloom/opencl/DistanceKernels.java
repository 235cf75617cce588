package org.netloom.opencl;

import org.netloom.tensor.Tensor;

/** Squared distances of rows from centres: {@code distances.cl}. */
final class DistanceKernels {
    private final OpenClDevice device;

    DistanceKernels(OpenClDevice device) {
        this.device = device;
    }

    private int width(Tensor x) {
        return Vectors.width(device, x.shape().channels());
    }

    private Launch launch(String kernel, Tensor x, Tensor centers, int units, double factor) {
        return device.launch("distances", kernel, Vectors.option(width(x)))
                .read(x)
                .read(centers)
                .add(x.shape().channels())
                .add(units)
                .add(factor);
    }

    void forward(Tensor x, Tensor centers, double sign, Tensor y) {
        int units = y.shape().channels();
        launch("distances", x, centers, units, sign).write(y).over(x.rows() * units);
    }

    void gradient(Tensor x, Tensor centers, double sign, Tensor dy, boolean accumulate, Tensor dCenters, Tensor dx) {
        int units = dy.shape().channels();
        if (dCenters != null) {
            launch("centerGradient", x, centers, units, 2 * sign)
                    .read(dy)
                    .add(x.rows())
                    .add(accumulate ? 1 : 0)
                    .update(dCenters)
                    .over(units * x.shape().channels() / width(x));
        }
        if (dx != null) {
            launch("distanceGradient", x, centers, units, 2 * sign)
                    .read(dy)
                    .write(dx)
                    .over(x.size() / width(x));
        }
    }
}
