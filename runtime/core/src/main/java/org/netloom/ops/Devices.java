package org.netloom.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NearestMatch;

/** Devices beside the processor, by name: "cpu", "opencl" for the first of that kind, "opencl:1". */
public final class Devices {
    /** The processor, by {@link Backend}. */
    public static final String CPU = "cpu";

    private static final Map<String, Ops> OPEN = new ConcurrentHashMap<>();

    private Devices() {}

    /** Who looks for devices, in this program. */
    public static List<DeviceFinder> finders() {
        return ServiceLoader.load(DeviceFinder.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** All devices beside the processor. */
    public static List<Device> all() {
        return finders().stream().flatMap(f -> f.devices().stream()).toList();
    }

    /**
     * Operations on the device of that name, opened once.
     *
     * @param threads of the processor, for what it computes
     * @throws org.netloom.problem.NetloomException if there is no such device, with those that there are
     */
    public static Ops open(String name, int threads) {
        return name.equals(CPU)
                ? Backend.ops(threads)
                : OPEN.computeIfAbsent(name + " " + threads, _ -> find(name).open(Backend.ops(threads)));
    }

    /**
     * The device of that name; the first one for the name of a kind.
     *
     * @throws org.netloom.problem.NetloomException if there is no such device, with those that there are
     */
    public static Device find(String name) {
        return find(name, finders());
    }

    /** As above, among the devices of these finders. */
    public static Device find(String name, List<DeviceFinder> finders) {
        List<String> known = new ArrayList<>(List.of(CPU));
        List<String> obstacles = new ArrayList<>();
        for (DeviceFinder f : finders) {
            for (Device d : f.devices()) {
                if (name.equals(d.name()) || name.equals(f.kind())) {
                    return d;
                }
                known.add(d.name());
            }
            f.obstacle().ifPresent(obstacles::add);
        }
        throw CoreMessage.NO_DEVICE.exception(
                name,
                NearestMatch.suggestion(name, known),
                String.join(", ", known),
                obstacles.isEmpty() ? "" : ". " + String.join("; ", obstacles));
    }
}
