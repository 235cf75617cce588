package org.netloom.ops.vector;

import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Convolutions with windows of one pixel as plain products of pixels and filters. Bands of an image have few pixels where
 * images are small, and every one of them reads all filters again; the rows of a product are those of the whole batch.
 */
final class PointConv {
    /** Pixels of a batch up to which filters are the larger part. */
    private static final int PIXELS = 2048;

    private final MatmulKernels products;

    PointConv(Workers workers) {
        products = new MatmulKernels(workers);
    }

    static boolean handles(ConvGeometry g) {
        return g.kh() == 1
                && g.kw() == 1
                && g.groups() == 1
                && g.sh() == 1
                && g.sw() == 1
                && g.oh() == g.h()
                && g.ow() == g.w();
    }

    static boolean prefers(ConvGeometry g, int batch) {
        return (long) batch * g.oh() * g.ow() <= PIXELS;
    }

    void forward(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        int pixels = x.batch() * g.h() * g.w();
        products.multiply(pixels, g.k(), g.c(), x, false, w, false, new Result(y, bias, 0, f, false), y);
    }

    void byData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        int pixels = dy.batch() * g.h() * g.w();
        products.multiply(pixels, g.c(), g.k(), dy, false, w, true, new Result(dx, bias, 0, f, false), dx);
    }
}
