package org.netloom.opencl;

import java.util.function.Consumer;
import org.netloom.tensor.Derived;
import org.netloom.tensor.Tensor;

/** Weights as a kernel wants them: made for every call in work space, or once where they stay the same. */
final class Packed {
    private Packed() {}

    /**
     * The weights.
     *
     * @param name of what {@code make} does, and of its work space
     * @param sizes all that it depends on beside the weights
     * @param floats it writes
     */
    static DeviceBuffer of(
            OpenClDevice device, Tensor w, String name, String sizes, int floats, Consumer<DeviceBuffer> make) {
        Derived derived = w.derived();
        if (derived == null) {
            DeviceBuffer work = device.scratch(name, floats);
            make.accept(work);
            return work;
        }
        String key = "OpenCL, " + name + " " + sizes;
        DeviceBuffer kept = derived.get(key, DeviceBuffer.class);
        if (kept == null || !kept.isOn(device)) {
            kept = new DeviceBuffer(device, floats);
            make.accept(kept);
            derived.keep(key, kept);
        }
        return kept;
    }
}
