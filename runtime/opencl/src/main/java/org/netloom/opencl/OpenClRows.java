package org.netloom.opencl;

import org.netloom.ops.RowOps;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.GroupGeometry;
import org.netloom.tensor.Tensor;

/** Operations on rows of channels by kernels; those without one the processor does. */
final class OpenClRows implements RowOps {
    private final OpenClDevice device;
    private final RowOps cpu;
    private final SoftmaxKernels softmax;
    private final SlopeKernels slopes;
    private final GroupKernels groups;
    private final ResponseKernels responses;
    private final DistanceKernels distances;

    OpenClRows(
            OpenClDevice device, RowOps cpu, ElementKernels elements, ColumnKernels columns, SoftmaxKernels softmax) {
        this.device = device;
        this.cpu = cpu;
        this.softmax = softmax;
        slopes = new SlopeKernels(device, columns);
        groups = new GroupKernels(device);
        responses = new ResponseKernels(device);
        distances = new DistanceKernels(device);
    }

    @Override
    public void prelu(Tensor x, Tensor slope, Tensor y) {
        if (OpenClOps.wide(x)) {
            cpu.prelu(x, slope, y);
            return;
        }
        slopes.forward(x, slope, y);
    }

    @Override
    public void preluGradient(Tensor x, Tensor slope, Tensor dy, boolean accumulate, Tensor dSlope, Tensor dx) {
        if (OpenClOps.wide(x)) {
            cpu.preluGradient(x, slope, dy, accumulate, dSlope, dx);
            return;
        }
        slopes.gradient(x, slope, dy, accumulate, dSlope, dx);
    }

    @Override
    public void logSoftmax(Tensor x, Tensor y) {
        if (OpenClOps.wide(x)) {
            cpu.logSoftmax(x, y);
            return;
        }
        softmax.logSoftmax(x, y);
    }

    @Override
    public void logSoftmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        if (OpenClOps.wide(y)) {
            cpu.logSoftmaxGradient(y, dy, dx);
            return;
        }
        softmax.logSoftmaxGradient(y, dy, dx);
    }

    @Override
    public void normalizeGroups(
            GroupGeometry g,
            Tensor x,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            Tensor mean,
            Tensor variance,
            Tensor y) {
        if (OpenClOps.wide(x)) {
            cpu.normalizeGroups(g, x, epsilon, scale, shift, f, mean, variance, y);
            return;
        }
        groups.normalize(g, x, epsilon, scale, shift, f, mean, variance, y);
    }

    @Override
    public void normalizeGroupsGradient(
            GroupGeometry g,
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift,
            Tensor dx) {
        if (OpenClOps.wide(x)) {
            cpu.normalizeGroupsGradient(g, x, mean, variance, epsilon, scale, dy, accumulate, dScale, dShift, dx);
            return;
        }
        groups.gradient(g, x, mean, variance, epsilon, scale, dy, accumulate, dScale, dShift, dx);
    }

    @Override
    public void dropout(Tensor x, double rate, long key, Tensor y) {
        if (OpenClOps.wide(x)) {
            cpu.dropout(x, rate, key, y);
            return;
        }
        device.launch("randoms", "dropout")
                .add(key)
                .add(rate)
                .add(1 / (1 - rate))
                .read(x)
                .write(y)
                .over(y.size());
    }

    @Override
    public void addNoise(Tensor x, double deviation, long key, Tensor y) {
        if (OpenClOps.wide(x) || !device.facts().doubles()) {
            cpu.addNoise(x, deviation, key, y);
            return;
        }
        device.launch("randoms", "addNoise")
                .add(key)
                .add(deviation)
                .read(x)
                .write(y)
                .over(y.size());
    }

    @Override
    public void localResponse(int n, double k, double alpha, double beta, Tensor x, Tensor y) {
        if (OpenClOps.wide(x)) {
            cpu.localResponse(n, k, alpha, beta, x, y);
            return;
        }
        responses.normalize(n, k, alpha, beta, x, y);
    }

    @Override
    public void localResponseGradient(int n, double k, double alpha, double beta, Tensor x, Tensor dy, Tensor dx) {
        if (OpenClOps.wide(x)) {
            cpu.localResponseGradient(n, k, alpha, beta, x, dy, dx);
            return;
        }
        responses.gradient(n, k, alpha, beta, x, dy, dx);
    }

    @Override
    public void squaredDistances(Tensor x, Tensor centers, double sign, Tensor y) {
        if (OpenClOps.wide(x)) {
            cpu.squaredDistances(x, centers, sign, y);
            return;
        }
        distances.forward(x, centers, sign, y);
    }

    @Override
    public void squaredDistancesGradient(
            Tensor x, Tensor centers, double sign, Tensor dy, boolean accumulate, Tensor dCenters, Tensor dx) {
        if (OpenClOps.wide(x)) {
            cpu.squaredDistancesGradient(x, centers, sign, dy, accumulate, dCenters, dx);
            return;
        }
        distances.gradient(x, centers, sign, dy, accumulate, dCenters, dx);
    }
}
