package org.netloom.opencl;

import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** An algorithm of a device for convolutions in their three directions; arguments as those of {@link OpenClOps}. */
interface DeviceConv {
    void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y);

    void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx);

    void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw);

    /** Option of kernels whose result is the image. */
    String BY_DATA = "-DBY_DATA";

    /** The structure {@code Geometry} of {@code geometry.cl}. */
    static int[] structure(ConvGeometry g) {
        return new int[] {
            g.h(),
            g.w(),
            g.c(),
            g.oh(),
            g.ow(),
            g.k(),
            g.kh(),
            g.kw(),
            g.sh(),
            g.sw(),
            g.dh(),
            g.dw(),
            g.top(),
            g.left(),
            g.groups()
        };
    }

    /** Adds bias and activation, as all kernels have them one after the other. */
    static Launch epilogue(Launch launch, Tensor bias, ActivationFunction f) {
        return launch.readIfAny(bias).add(bias == null ? 0 : 1).add(f.alpha()).add(f.beta());
    }

    /** Weights with the two kinds of channels exchanged, for the gradient by data. */
    static DeviceBuffer turned(OpenClDevice device, ConvGeometry g, Tensor w) {
        DeviceBuffer turned = device.scratch("turned weights", w.size());
        device.launch("filters", "turn")
                .read(w)
                .add(turned)
                .add(g.kh() * g.kw())
                .add(g.groups())
                .add(g.c() / g.groups())
                .add(g.k() / g.groups())
                .over(w.size());
        return turned;
    }
}
