package org.netloom.tensor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What memory a device has, and how much of it its operations take as work space beside tensors: a part that is always there,
 * one that grows with the largest activation up to a limit, and one that grows with the largest parameters.
 *
 * @param bytes all of it
 * @param largest bytes of one piece of it
 * @param fixed bytes of work space in any case
 * @param most bytes that activations add at most
 * @param perActivation bytes for each number of the largest activation of a batch
 * @param perFilter bytes for each number of the largest filters of a convolution
 * @param perWeight bytes for each number of the largest parameter of all
 */
public record DeviceMemory(
        long bytes, long largest, long fixed, long most, double perActivation, double perFilter, double perWeight) {
    /** Of a device whose operations need no work space. */
    public static DeviceMemory of(long bytes, long largest) {
        return new DeviceMemory(bytes, largest, 0, 0, 0, 0, 0);
    }

    /**
     * Bytes of work space.
     *
     * @param activation numbers of the largest activation of a batch
     * @param filter numbers of the largest filters of a convolution
     * @param weight numbers of the largest parameter
     */
    public long workSpace(long activation, long filter, long weight) {
        return fixed
                + (long) Math.min(most, perActivation * activation)
                + (long) (perFilter * filter)
                + (long) (perWeight * weight);
    }

    /** As an object of numbers, for another program. */
    public Map<String, Object> toJson() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("bytes", bytes);
        m.put("largest", largest);
        m.put("fixed", fixed);
        m.put("most", most);
        m.put("perActivation", perActivation);
        m.put("perFilter", perFilter);
        m.put("perWeight", perWeight);
        return m;
    }

    /** What {@link #toJson} gave. */
    public static DeviceMemory fromJson(Map<?, ?> m) {
        return new DeviceMemory(
                number(m, "bytes").longValue(),
                number(m, "largest").longValue(),
                number(m, "fixed").longValue(),
                number(m, "most").longValue(),
                number(m, "perActivation").doubleValue(),
                number(m, "perFilter").doubleValue(),
                number(m, "perWeight").doubleValue());
    }

    private static Number number(Map<?, ?> m, String name) {
        return (Number) m.get(name);
    }
}
