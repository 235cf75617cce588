package org.netloom.ops;

import org.netloom.tensor.Tensor;

/**
 * Operations that move and mix numbers, and those that put several tensors together, beside those of {@link Ops} and under
 * the same rules.
 */
public interface MapOps {
    /** {@code y = map(x)}, sample by sample: moves and mixes blocks of numbers. The gradient is the transposed map of dy. */
    void gather(TapMap map, Tensor x, Tensor y);

    /** {@code y = p*a + q*b}; y may be a or b. */
    void weightedSum(double p, Tensor a, double q, Tensor b, Tensor y);

    /**
     * {@code y = a * b} or {@code y += a * b}; y may be a or b.
     *
     * @param b of the size of y, or C numbers per sample, which are then the factors of every row
     */
    void multiply(Tensor a, Tensor b, boolean accumulate, Tensor y);

    /** {@code sums[n, c] = sum over the rows r of sample n of a[n, r, c] * b[n, r, c]}. */
    void productSums(Tensor a, Tensor b, Tensor sums);

    /** {@code y = max(a, b)}; y may be a or b. */
    void maximum(Tensor a, Tensor b, Tensor y);

    /** {@code dx = dy} where {@code x[input]} is the first of all x that equals their maximum y, 0 elsewhere. */
    void maximumGradient(Tensor[] x, int input, Tensor y, Tensor dy, Tensor dx);
}
