package org.netloom.ops;

import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Displacements;
import org.netloom.spec.Regions;
import org.netloom.tensor.Tensor;

/** Operations on windows and regions of images, beside those of {@link Ops} and under the same rules. */
public interface RegionOps {
    /**
     * Of every window the value at the place of its first maximum: {@code picked[i,j,c] = values[p,c]} where p is the first
     * pixel of window (i, j) with {@code x[p,c] = y[i,j,c]}. What a maximum pool would give if its switches stood fast.
     *
     * @param x what was pooled, N H W C
     * @param y its maxima, N OH OW C
     * @param values N H W C
     */
    void pickMaxima(ConvGeometry g, Tensor x, Tensor y, Tensor values, Tensor picked);

    /**
     * {@code y[n,i,j,k] = factor * sum over c of a[n,i,j,c] * b[n,i + down(k),j + right(k),c]}, 0 where that lies outside.
     *
     * @param a N H W C
     * @param b N H W C
     * @param y N H W K
     */
    void correlation(Displacements d, double factor, Tensor a, Tensor b, Tensor y);

    /**
     * Gradient of {@link #correlation} by one of its operands, {@code da[p] = factor * sum over k of dy[p,k] * b[p + k]} or
     * {@code db[p] = factor * sum over k of dy[p - k,k] * a[p - k]}.
     *
     * @param other operand
     * @param second true for the gradient of b
     */
    void correlationGradient(Displacements d, double factor, Tensor dy, Tensor other, boolean second, Tensor dx);

    /**
     * Maxima of the bins of boxes, see {@link Regions}.
     *
     * @param x N H W C
     * @param boxes N R 4
     * @param y N R ph*pw*C
     */
    void regionMaxima(Regions r, Tensor x, Tensor boxes, Tensor y);

    /** Gradient of {@link #regionMaxima} by x: each dy to the first pixel of its bin that is the maximum. */
    void regionMaximaGradient(Regions r, Tensor x, Tensor boxes, Tensor dy, Tensor dx);
}
