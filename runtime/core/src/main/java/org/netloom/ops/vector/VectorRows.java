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

    VectorRows(Workers workers, RowOps oracle) {
        this.oracle = oracle;
        slopes = new SlopeKernels(workers);
        softmax = new SoftmaxKernels(workers);
        groups = new GroupKernels(workers);
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
}
