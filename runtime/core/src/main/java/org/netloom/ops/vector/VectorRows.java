package org.netloom.ops.vector;

import org.netloom.ops.RowOps;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.GroupGeometry;
import org.netloom.tensor.Tensor;

/** {@link RowOps} with SIMD instructions for float32; float64 tensors are the oracle's. */
final class VectorRows implements RowOps {
    private final RowOps oracle;
    private final SlopeKernels slopes;
    private final SoftmaxKernels softmax;
    private final GroupKernels groups;
    private final ResponseKernels responses;
    private final DistanceKernels distances;
    private final Pieces pieces;

    VectorRows(Workers workers, RowOps oracle) {
        this.oracle = oracle;
        slopes = new SlopeKernels(workers);
        softmax = new SoftmaxKernels(workers);
        groups = new GroupKernels(workers);
        responses = new ResponseKernels(workers);
        distances = new DistanceKernels(workers);
        pieces = new Pieces(workers);
    }

    private static boolean wide(Tensor t) {
        return t.data() == null;
    }

    @Override
    public void prelu(Tensor x, Tensor slope, Tensor y) {
        if (wide(x)) {
            oracle.prelu(x, slope, y);
        } else {
            slopes.forward(x, slope, y);
        }
    }

    @Override
    public void preluGradient(Tensor x, Tensor slope, Tensor dy, boolean accumulate, Tensor dSlope, Tensor dx) {
        if (wide(x)) {
            oracle.preluGradient(x, slope, dy, accumulate, dSlope, dx);
        } else {
            slopes.gradient(x, slope, dy, accumulate, dSlope, dx);
        }
    }

    @Override
    public void logSoftmax(Tensor x, Tensor y) {
        if (wide(x)) {
            oracle.logSoftmax(x, y);
        } else {
            softmax.logSoftmax(x, y);
        }
    }

    @Override
    public void logSoftmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        if (wide(y)) {
            oracle.logSoftmaxGradient(y, dy, dx);
        } else {
            softmax.logSoftmaxGradient(y, dy, dx);
        }
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
        if (wide(x)) {
            oracle.normalizeGroups(g, x, epsilon, scale, shift, f, mean, variance, y);
        } else {
            groups.normalize(g, x, epsilon, scale, shift, f, mean, variance, y);
        }
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
        if (wide(x)) {
            oracle.normalizeGroupsGradient(g, x, mean, variance, epsilon, scale, dy, accumulate, dScale, dShift, dx);
        } else {
            groups.gradient(g, x, mean, variance, epsilon, scale, dy, accumulate, dScale, dShift, dx);
        }
    }

    @Override
    public void dropout(Tensor x, double rate, long key, Tensor y) {
        if (wide(x)) {
            oracle.dropout(x, rate, key, y);
            return;
        }
        float factor = (float) (1 / (1 - rate));
        pieces.run(
                x.size(),
                2 * Lanes.V,
                (from, to) -> MapKernels.dropout(
                        x.data(),
                        x.offset() + from,
                        y.data(),
                        y.offset() + from,
                        from,
                        to - from,
                        (float) rate,
                        factor,
                        key));
    }

    @Override
    public void addNoise(Tensor x, double deviation, long key, Tensor y) {
        if (wide(x)) {
            oracle.addNoise(x, deviation, key, y);
            return;
        }
        pieces.run(x.size(), 10 * Lanes.V, (from, to) -> {
            int n = to - from;
            MapKernels.addNoise(
                    x.data(), x.offset() + from, y.data(), y.offset() + from, from, n, (float) deviation, key);
        });
    }

    @Override
    public void localResponse(int n, double k, double alpha, double beta, Tensor x, Tensor y) {
        if (wide(x)) {
            oracle.localResponse(n, k, alpha, beta, x, y);
        } else {
            responses.normalize(n, k, alpha, beta, x, y);
        }
    }

    @Override
    public void localResponseGradient(int n, double k, double alpha, double beta, Tensor x, Tensor dy, Tensor dx) {
        if (wide(x)) {
            oracle.localResponseGradient(n, k, alpha, beta, x, dy, dx);
        } else {
            responses.gradient(n, k, alpha, beta, x, dy, dx);
        }
    }

    @Override
    public void squaredDistances(Tensor x, Tensor centers, double sign, Tensor y) {
        if (wide(x)) {
            oracle.squaredDistances(x, centers, sign, y);
        } else {
            distances.forward(x, centers, sign, y);
        }
    }

    @Override
    public void squaredDistancesGradient(
            Tensor x, Tensor centers, double sign, Tensor dy, boolean accumulate, Tensor dCenters, Tensor dx) {
        if (wide(x)) {
            oracle.squaredDistancesGradient(x, centers, sign, dy, accumulate, dCenters, dx);
        } else {
            distances.gradient(x, centers, sign, dy, accumulate, dCenters, dx);
        }
    }
}
