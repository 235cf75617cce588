package org.netloom.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.json.Json;
import org.netloom.ops.Backend;
import org.netloom.ops.Device;
import org.netloom.ops.DeviceFinder;
import org.netloom.ops.Devices;
import org.netloom.ops.MachinePeak;
import org.netloom.problem.NetloomException;
import org.netloom.train.TrainingProgram;

/**
 * Lists what there is to compute on, a JSON object a line; {@code netloom devices} and the designer run it as a process, so
 * that a driver that crashes takes nobody along. With {@code --measure} each is measured.
 *
 * <pre>{@code
 * {"device": "cpu", "description": "...", "facts": {"threads": "2"}, "flops": 4.5e11, "bytes": 3.9e10}
 * {"device": "opencl:0", "description": "...", "memory": {"bytes": 16916680704, ...}, "facts": {"driver": "..."}, "error": "NL-965: ..."}
 * {"obstacle": "NL-961: ..."}
 * }</pre>
 */
public final class DevicesProgram {
    /** Measures, too. */
    public static final String MEASURE = "--measure";

    private DevicesProgram() {}

    public static void main(String[] args) {
        boolean measure = List.of(args).contains(MEASURE);
        say(processor(measure));
        for (DeviceFinder finder : Devices.finders()) {
            for (Device device : finder.devices()) {
                say(line(device, measure));
            }
            finder.obstacle().ifPresent(text -> say(Map.of("obstacle", text)));
        }
        // Threads of drivers need not end by themselves.
        System.exit(TrainingProgram.OK);
    }

    private static void say(Map<String, Object> line) {
        System.out.println(Json.line(line));
        System.out.flush();
    }

    private static Map<String, Object> processor(boolean measure) {
        int threads = Backend.defaultThreads();
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("device", Devices.CPU);
        m.put("description", Backend.ops().describe());
        m.put("facts", Map.of("threads", Integer.toString(threads)));
        if (measure) {
            MachinePeak peak = MachinePeak.measure(threads);
            put(m, new Device.Peak(peak.flops(), peak.bytes()));
        }
        return m;
    }

    private static Map<String, Object> line(Device device, boolean measure) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("device", device.name());
        m.put("description", device.description());
        m.put("memory", device.memory().toJson());
        Map<String, Object> facts = new LinkedHashMap<>();
        device.facts().forEach(f -> facts.put(f.name(), f.value()));
        m.put("facts", facts);
        if (measure) {
            try {
                put(m, device.peak());
            } catch (NetloomException e) {
                m.put("error", e.getMessage());
            }
        }
        return m;
    }

    private static void put(Map<String, Object> m, Device.Peak peak) {
        m.put("flops", peak.flops());
        m.put("bytes", peak.bytes());
    }
}
