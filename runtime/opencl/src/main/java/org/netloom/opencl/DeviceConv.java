package org.netloom.opencl;

import java.util.Locale;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** An algorithm of a device for convolutions in their three directions; arguments as those of {@link OpenClOps}. */
interface DeviceConv {
    void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y);

    void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx);

    void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw);

    /** What is computed. */
    enum Direction {
        FORWARD,
        BY_DATA,
        BY_FILTER;

        /** "by data". */
        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Adds bias and activation, as all kernels have them one after the other. */
    static Launch epilogue(Launch launch, Tensor bias, ActivationFunction f) {
        return launch.readIfAny(bias).add(bias == null ? 0 : 1).add(f.alpha()).add(f.beta());
    }
}
