package org.netloom.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.ops.Device;
import org.netloom.ops.DeviceWish;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NearestMatch;
import org.netloom.run.DeviceList;

/**
 * The device that a comparison is about.
 *
 * @param name "opencl:0"
 * @param description what it is, for a person
 * @param facts name and value: type, driver, memory
 */
public record BenchDevice(String name, String description, Map<String, String> facts) {
    public BenchDevice {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /**
     * The device that was asked for.
     *
     * @param found what there is
     * @throws org.netloom.problem.NetloomException NL-351 if there is none such, with what is missing and what to do
     */
    public static BenchDevice of(DeviceWish wish, DeviceList found) {
        List<String> known =
                found.devices().stream().map(DeviceList.Found::name).toList();
        return found.devices().stream()
                .filter(d -> !d.name().equals(DeviceList.CPU))
                .filter(d -> d.name().equals(wish.name()) || wish.name().equals(DeviceList.OPENCL))
                .findFirst()
                .map(d -> new BenchDevice(d.name(), d.description(), d.facts()))
                .orElseThrow(() -> CoreMessage.NO_DEVICE.exception(
                        wish,
                        NearestMatch.suggestion(wish.name(), known),
                        String.join(", ", known),
                        found.obstacles().isEmpty() ? "" : ". " + String.join("; ", found.obstacles())));
    }

    /** As processes are told which. */
    public DeviceWish wish() {
        return new DeviceWish(name);
    }

    /** True where it is the processor itself. */
    boolean isProcessor() {
        return Device.PROCESSOR.equals(type());
    }

    /** "graphics card", "processor". */
    String type() {
        return facts.getOrDefault(Device.TYPE, "device");
    }

    Map<String, Object> toJson() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("name", name);
        m.put("description", description);
        m.put("facts", new LinkedHashMap<String, Object>(facts));
        return m;
    }

    static BenchDevice fromJson(Map<?, ?> m) {
        Map<String, String> facts = new LinkedHashMap<>();
        ((Map<?, ?>) m.get("facts")).forEach((k, v) -> facts.put((String) k, (String) v));
        return new BenchDevice((String) m.get("name"), (String) m.get("description"), facts);
    }
}
