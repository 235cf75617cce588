package org.netloom.opencl;

import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Convolutions with a single tap that see each pixel once: products of matrices as they are, pixels x channels. */
final class ProductConv implements DeviceConv {
    private final MatmulKernels products;

    ProductConv(MatmulKernels products) {
        this.products = products;
    }

    static boolean handles(ConvGeometry g) {
        return g.kh() == 1
                && g.kw() == 1
                && g.sh() == 1
                && g.sw() == 1
                && g.top() == 0
                && g.left() == 0
                && g.oh() == g.h()
                && g.ow() == g.w()
                && g.groups() == 1;
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        products.multiply(new MatmulKernels.Call(1, y.rows(), g.k(), g.c(), x, false, w, false, bias, f, false, y));
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        products.multiply(new MatmulKernels.Call(1, dy.rows(), g.c(), g.k(), dy, false, w, true, bias, f, false, dx));
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        products.multiply(new MatmulKernels.Call(
                1, g.c(), g.k(), dy.rows(), x, true, dy, false, null, ActivationFunction.IDENTITY, accumulate, dw));
    }
}
