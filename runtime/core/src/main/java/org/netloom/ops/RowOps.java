package org.netloom.ops;

import org.netloom.spec.ActivationFunction;
import org.netloom.spec.GroupGeometry;
import org.netloom.tensor.Tensor;

/**
 * Operations on rows of channels beside those of {@link Ops}, under the same rules: the same bits at any number of
 * threads, arguments checked by the layers, NaN where it takes part.
 */
public interface RowOps {
    /**
     * {@code y = x for x > 0, slope[i mod m]*x otherwise} for element i of a sample; in place allowed.
     *
     * @param slope m numbers, one for all, one per channel or one per element: m divides the elements of a sample
     */
    void prelu(Tensor x, Tensor slope, Tensor y);

    /**
     * Gradients of {@link #prelu}: {@code dSlope[j] = sum of dy*x where x <= 0} over all elements with i mod m = j.
     *
     * @param dx may be dy; null where only the gradient of the slopes is wanted
     */
    void preluGradient(Tensor x, Tensor slope, Tensor dy, boolean accumulate, Tensor dSlope, Tensor dx);

    /** {@code y = x - log(sum of exp(x))} over the channels of every row; in place allowed. */
    void logSoftmax(Tensor x, Tensor y);

    /** {@code dx = dy - exp(y) * sum of dy} over the channels of every row; dx may be dy. */
    void logSoftmaxGradient(Tensor y, Tensor dy, Tensor dx);

    /**
     * {@code y = f((x - mean) / sqrt(variance + epsilon) * scale + shift)} with the mean and biased variance of each group;
     * in place allowed.
     *
     * @param scale one factor for each column of a row, {@link GroupGeometry#width()}; null for 1
     * @param shift one summand for each column; null for 0
     * @param mean gets that of every group of every row
     * @param variance gets that of every group of every row
     */
    void normalizeGroups(
            GroupGeometry g,
            Tensor x,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            Tensor mean,
            Tensor variance,
            Tensor y);

    /**
     * Gradients of {@link #normalizeGroups} without its f (apply {@link Ops#activateGradient} first).
     *
     * @param scale null for 1
     * @param dScale null where nothing is learned; dShift is then null, too
     * @param dx may be dy; null where only the gradients of the parameters are wanted
     */
    void normalizeGroupsGradient(
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
            Tensor dx);

    /**
     * {@code y = x * mask / (1 - rate)}. The mask of element i is drawn from {@link Randoms#uniform(long, long)} of (key,
     * i): an element is kept where the number is at least {@code rate}. The gradient is the same call on dy.
     */
    void dropout(Tensor x, double rate, long key, Tensor y);

    /**
     * {@code y = x + deviation * r}: noise for element i is {@link Randoms#normal(long, long)} of (key, i). y may be x.
     */
    void addNoise(Tensor x, double deviation, long key, Tensor y);

    /**
     * {@code y[c] = x[c] / (k + alpha/n * sum of x[c']^2)^beta} along the channels of every row, over the n channels c' from
     * {@code c - (n-1)/2} to {@code c + n/2} that there are; in place allowed.
     */
    void localResponse(int n, double k, double alpha, double beta, Tensor x, Tensor y);

    /** Gradient of {@link #localResponse}; dx may be dy. */
    void localResponseGradient(int n, double k, double alpha, double beta, Tensor x, Tensor dy, Tensor dx);

    /** {@code y[r,u] = sign * sum over j of (x[r,j] - centers[u,j])^2}. */
    void squaredDistances(Tensor x, Tensor centers, double sign, Tensor y);

    /**
     * Gradients of {@link #squaredDistances}.
     *
     * @param dCenters null where the centres are fixed
     * @param dx null where nobody asks for it
     */
    void squaredDistancesGradient(
            Tensor x, Tensor centers, double sign, Tensor dy, boolean accumulate, Tensor dCenters, Tensor dx);
}
