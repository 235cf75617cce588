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

    /** All tasks: one work item for each on cards, and on processors, whose items are loops, some for each unit. */
    static void tasks(OpenClDevice device, Launch launch, int tasks) {
        if (device.facts().processor()) {
            launch.groups(ITEMS * device.facts().units(), 1);
        } else {
            launch.groups(Math.ceilDiv(tasks, GROUP), GROUP);
        }
    }

    /** Work items for each unit of a processor, so that none waits long for the others. */
    int ITEMS = 8;

    /** Work items of a group. */
    int GROUP = 64;
}
