package org.netloom.ops;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A device as a user asks for it.
 *
 * @param name "auto": the faster one; "cpu"; "opencl": the first of that kind; "opencl:1"
 */
public record DeviceWish(String name) {
    /** What can be asked for, for messages and help. */
    public static final String FORMS = "auto, cpu, opencl or opencl:N (N from 0)";

    /** Kind of the devices of the OpenCL module, as users write it. */
    public static final String OPENCL = "opencl";

    private static final Pattern FORM = Pattern.compile("auto|" + Devices.CPU + "|" + OPENCL + "(:[0-9]{1,4})?");

    /** The processor, which is what nobody needs to ask for. */
    public static final DeviceWish CPU = new DeviceWish(Devices.CPU);

    /** Whatever is the faster one for the network at hand. */
    public static final DeviceWish AUTO = new DeviceWish("auto");

    public DeviceWish {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("a device is " + FORMS + ", but is '" + name + "'");
        }
    }

    /** What a user wrote; empty where it is none of {@link #FORMS}. */
    public static Optional<DeviceWish> parse(String text) {
        return Optional.of(text).filter(t -> FORM.matcher(t).matches()).map(DeviceWish::new);
    }

    public boolean isCpu() {
        return equals(CPU);
    }

    public boolean isAuto() {
        return equals(AUTO);
    }

    @Override
    public String toString() {
        return name;
    }
}
