package org.netloom.ops;

import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Channels;
import org.netloom.tensor.Tensor;

/**
 * Operations on gates, heads and embeddings beside those of {@link Ops}, under the same rules: the same bits at any number
 * of threads, arguments checked by the layers, NaN where it takes part.
 */
public interface BlockOps {
    /**
     * Products of {@code count} pairs of matrices that lie one behind the other: {@code c[i] = a[i] * b[i]} as in
     * {@link Ops#matmul}, or {@code +=}.
     */
    void matmuls(
            int count,
            int m,
            int n,
            int k,
            Tensor a,
            boolean transposeA,
            Tensor b,
            boolean transposeB,
            boolean accumulate,
            Tensor c);

    /** {@code y = factor * a * b}, or {@code +=}, element by element; all blocks are alike. y may be a or b. */
    void multiply(double factor, Channels a, Channels b, boolean accumulate, Channels y);

    /** {@code x = f(x)}. */
    void activate(ActivationFunction f, Channels x);

    /** {@code dy = dy * f'}, for an f whose derivative follows from its output y. */
    void activateGradient(ActivationFunction f, Channels y, Channels dy);

    /** {@code y = x + one}, the same {@code one} to every sample of x, or to every part of its size; y may be x. */
    void addToSamples(Tensor x, Tensor one, Tensor y);

    /** {@code y[r] = table[rows[r]]}: rows of channels by their number. */
    void takeRows(Tensor table, Tensor rows, Tensor y);

    /** {@code table[rows[r]] += dy[r]}, from 0 unless {@code accumulate}: the gradient of {@link #takeRows}. */
    void addToRows(Tensor dy, Tensor rows, boolean accumulate, Tensor table);
}
