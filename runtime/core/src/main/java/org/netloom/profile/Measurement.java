package org.netloom.profile;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a process found out about one kind of work.
 *
 * @param work "step", "forward" or "product 512"
 * @param parameters trained ones of the network; 0 for a product
 * @param peakBytes the most memory that the process ever had; 0 where the system does not tell
 * @param operations what it computed with; empty where it did not say
 * @param warmUp seconds it was repeated before; 0 where that was not told
 */
public record Measurement(
        String work, Timing timing, long parameters, long peakBytes, String operations, double warmUp) {
    public Map<String, Object> toJson() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("work", work);
        m.put("milliseconds", timing.toJson());
        m.put("parameters", parameters);
        m.put("peakBytes", peakBytes);
        m.put("operations", operations);
        m.put("warmUpSeconds", warmUp);
        return m;
    }

    public static Measurement fromJson(Map<?, ?> m) {
        return new Measurement(
                (String) m.get("work"),
                Timing.fromJson((Map<?, ?>) m.get("milliseconds")),
                ((Number) m.get("parameters")).longValue(),
                ((Number) m.get("peakBytes")).longValue(),
                (String) m.get("operations"),
                m.containsKey("warmUpSeconds") ? ((Number) m.get("warmUpSeconds")).doubleValue() : 0);
    }
}
