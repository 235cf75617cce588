package org.netloom.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.ops.Backend;
import org.netloom.ops.MachinePeak;

/** A profile as JSON: times in milliseconds, rates and shares as numbers. */
final class ProfileJson {
    private final Profile profile;
    private final MachinePeak peak;

    ProfileJson(Profile profile) {
        this.profile = profile;
        this.peak = profile.peak();
    }

    Map<String, Object> write(String name) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("network", name);
        all.put("batch", (long) profile.batch());
        all.put("threads", (long) peak.threads());
        all.put("steps", (long) profile.steps());
        all.put("ms", 1e3 * profile.seconds());
        all.put("msUnwatched", 1e3 * profile.plainSeconds());
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("operations", Backend.describe());
        machine.put("java", Runtime.version().toString());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.put("gflops", 1e-9 * peak.flops());
        machine.put("gigabytesPerSecond", 1e-9 * peak.bytes());
        all.put("machine", machine);
        List<Object> nodes = new ArrayList<>();
        for (Profile.Node n : profile.nodes()) {
            Map<String, Object> node = work(n.total());
            node.put("parts", parts(n));
            Map<String, Object> named = new LinkedHashMap<>();
            named.put("node", n.name());
            named.put("fused", new ArrayList<Object>(n.fused()));
            named.putAll(node);
            nodes.add(named);
        }
        all.put("nodes", nodes);
        Map<String, Object> sections = new LinkedHashMap<>();
        profile.sections().forEach((section, w) -> sections.put(section.toString(), work(w)));
        all.put("besideLayers", sections);
        return all;
    }

    private Map<String, Object> parts(Profile.Node node) {
        Map<String, Object> parts = new LinkedHashMap<>();
        node.parts().forEach((part, w) -> parts.put(part.toString(), work(w)));
        return parts;
    }

    private Map<String, Object> work(Work w) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("ms", 1e3 * w.seconds());
        m.put("shareOfStep", w.seconds() / profile.seconds());
        m.put("flops", w.flops());
        m.put("bytes", w.bytes());
        m.put("gflops", 1e-9 * w.flopRate());
        m.put("gigabytesPerSecond", 1e-9 * w.byteRate());
        m.put("shareOfPeak", w.flopRate() / peak.flops());
        m.put("shareOfMemory", w.byteRate() / peak.bytes());
        m.put("bound", w.bytes() == 0 ? null : w.computeBound(peak) ? "compute" : "memory");
        return m;
    }
}
