package org.netloom.ops;

import org.netloom.spec.ConvGeometry;
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
}
