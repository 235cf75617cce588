package org.netloom.ops.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.ops.Workers;
import org.netloom.tensor.Tensor;

/** Softmax and its cross-entropy; exponentials are vectors, sums are double and in the order of the channels. */
final class SoftmaxKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    /** Elementary operations for each element. */
    private static final int COST = 3;

    private final Workers workers;

    SoftmaxKernels(Workers workers) {
        this.workers = workers;
    }

    /** {@code to = exp(x - max)}; returns the sum. The tail takes a detour, as those of {@link ActivationKernels} do. */
    private static double exponentials(float[] x, int at, int n, float max, float[] to, int toAt) {
        int whole = n / V * V;
        exp(x, at, whole, max, to, toAt);
        if (whole < n) {
            float[] rest = Scratch.get().rest();
            System.arraycopy(x, at + whole, rest, 0, n - whole);
            exp(rest, 0, V, max, rest, 0);
            System.arraycopy(rest, 0, to, toAt + whole, n - whole);
        }
        double sum = 0;
        for (int c = 0; c < n; c++) {
            sum += to[toAt + c];
        }
        return sum;
    }

    /** Whole vectors, and nothing else: with masks, or the sum in the same method, the compiler at times boxed. */
    private static void exp(float[] x, int at, int n, float max, float[] to, int toAt) {
        for (int c = 0; c < n; c += V) {
            VectorMath.exp(FloatVector.fromArray(S, x, at + c).sub(max)).intoArray(to, toAt + c);
        }
    }

    private static float max(float[] x, int at, int n) {
        float max = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < n; c++) {
            max = Math.max(max, x[at + c]);
        }
        return max;
    }

    void softmax(Tensor x, Tensor y) {
        int n = x.shape().channels();
        workers.ranges(x.rows(), (long) COST * n, (from, to) -> {
            for (int r = from; r < to; r++) {
                int at = x.offset() + r * n;
                int yAt = y.offset() + r * n;
                double sum = exponentials(x.data(), at, n, max(x.data(), at, n), y.data(), yAt);
                MapKernels.scale(y.data(), yAt, n, (float) (1 / sum));
            }
        });
    }

    void softmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        int n = y.shape().channels();
        workers.ranges(y.rows(), (long) COST * n, (from, to) -> {
            for (int r = from; r < to; r++) {
                gradientRow(
                        y.data(),
                        y.offset() + r * n,
                        dy.data(),
                        dy.offset() + r * n,
                        dx.data(),
                        dx.offset() + r * n,
                        n);
            }
        });
    }

    void logSoftmax(Tensor x, Tensor y) {
        int n = x.shape().channels();
        workers.ranges(x.rows(), (long) COST * n, (from, to) -> {
            float[] e = Scratch.get().row(n);
            for (int r = from; r < to; r++) {
                int at = x.offset() + r * n;
                float max = max(x.data(), at, n);
                float log = (float) Math.log(exponentials(x.data(), at, n, max, e, 0));
                int yAt = y.offset() + r * n;
                for (int c = 0; c < n; c += V) {
                    VectorMask<Float> in = Lanes.first(n - c);
                    FloatVector.fromArray(S, x.data(), at + c, in)
                            .sub(max)
                            .sub(log)
                            .intoArray(y.data(), yAt + c, in);
                }
            }
        });
    }

    void logSoftmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        int n = y.shape().channels();
        workers.ranges(y.rows(), (long) COST * n, (from, to) -> {
            float[] e = Scratch.get().row(n);
            for (int r = from; r < to; r++) {
                int at = dy.offset() + r * n;
                double sum = 0;
                for (int c = 0; c < n; c++) {
                    sum += dy.data()[at + c];
                }
                exponentials(y.data(), y.offset() + r * n, n, 0, e, 0);
                subtract(dy.data(), at, e, (float) sum, dx.data(), dx.offset() + r * n, n);
            }
        });
    }

    /** {@code dx = dy - e*sum}. */
    private static void subtract(float[] dy, int dyAt, float[] e, float sum, float[] dx, int dxAt, int n) {
        for (int c = 0; c < n; c += V) {
            VectorMask<Float> in = Lanes.first(n - c);
            FloatVector.fromArray(S, dy, dyAt + c, in)
                    .sub(FloatVector.fromArray(S, e, c, in).mul(sum))
                    .intoArray(dx, dxAt + c, in);
        }
    }

    private static void gradientRow(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        double dot = 0;
        for (int c = 0; c < n; c++) {
            dot += (double) dy[dyAt + c] * y[yAt + c];
        }
        for (int c = 0; c < n; c += V) {
            VectorMask<Float> in = Lanes.first(n - c);
            FloatVector.fromArray(S, dy, dyAt + c, in)
                    .sub((float) dot)
                    .mul(FloatVector.fromArray(S, y, yAt + c, in))
                    .intoArray(dx, dxAt + c, in);
        }
    }

    /** See {@link org.netloom.ops.Ops#softmaxCrossEntropy}. */
    double crossEntropy(
            Tensor logits,
            Tensor labels,
            int ignore,
            double smoothing,
            Tensor weights,
            double factor,
            Tensor gradient) {
        int n = logits.shape().channels();
        double share = smoothing / n;
        float[] classWeights = Scratch.get().weights(n);
        double total = 0;
        for (int c = 0; c < n; c++) {
            classWeights[c] = weights == null ? 1 : (float) weights.get(c);
            total += classWeights[c];
        }
        double smoothed = share * total;
        return workers.sum(logits.rows(), (long) COST * n, (from, to) -> {
            float[] p = Scratch.get().row(n);
            double sum = 0;
            for (int r = from; r < to; r++) {
                int at = logits.offset() + r * n;
                int label = (int) labels.get(r);
                if (label == ignore) {
                    if (gradient != null) {
                        int g = gradient.offset() + r * n;
                        Arrays.fill(gradient.data(), g, g + n, 0);
                    }
                    continue;
                }
                double own = (1 - smoothing) * classWeights[label];
                float max = max(logits.data(), at, n);
                double all = exponentials(logits.data(), at, n, max, p, 0);
                double log = max + Math.log(all);
                sum += own * (log - logits.data()[at + label]);
                for (int c = 0; c < n && smoothing > 0; c++) {
                    sum += share * classWeights[c] * (log - logits.data()[at + c]);
                }
                if (gradient != null) {
                    int to0 = gradient.offset() + r * n;
                    float scale = (float) (factor * (own + smoothed) / all);
                    spread(p, scale, classWeights, (float) (factor * share), gradient.data(), to0, n);
                    gradient.data()[to0 + label] -= (float) (factor * own);
                }
            }
            return sum;
        });
    }

    /** {@code g = p*scale - weights*share}. */
    private static void spread(float[] p, float scale, float[] weights, float share, float[] g, int at, int n) {
        for (int c = 0; c < n; c += V) {
            VectorMask<Float> in = Lanes.first(n - c);
            FloatVector.fromArray(S, p, c, in)
                    .mul(scale)
                    .sub(FloatVector.fromArray(S, weights, c, in).mul(share))
                    .intoArray(g, at + c, in);
        }
    }
}
