package org.netloom.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/**
 * What a process is to time.
 *
 * @param network the class that was generated from the design
 * @param design the file, for those who build their own network from it
 * @param plan whose loss and optimizer a step has; without it softmax cross-entropy and momentum
 * @param seconds for each kind of work
 * @param works "step", "forward", "product 512", "peak"
 */
public record TimingTask(
        String network,
        String design,
        Optional<TrainingPlan> plan,
        int batch,
        int threads,
        double seconds,
        List<String> works) {
    public static final String STEP = "step";
    public static final String FORWARD = "forward";

    /** What the processor can do at most; its time is that of a billion operations. */
    public static final String PEAK = "peak";

    private static final String PRODUCT = "product ";

    public TimingTask {
        works = List.copyOf(works);
    }

    /** The product of two square matrices. */
    public static String product(int n) {
        return PRODUCT + n;
    }

    /** The size of a product; 0 for other work. */
    public static int productSize(String work) {
        return work.startsWith(PRODUCT) ? Integer.parseInt(work.substring(PRODUCT.length())) : 0;
    }

    public TimingTask works(List<String> value) {
        return new TimingTask(network, design, plan, batch, threads, seconds, value);
    }

    public TimingTask seconds(double value) {
        return new TimingTask(network, design, plan, batch, threads, value, works);
    }

    public Map<String, Object> toJson() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("network", network);
        m.put("design", design);
        plan.ifPresent(p -> m.put("plan", SpecType.of(p).toJson(p)));
        m.put("batch", (long) batch);
        m.put("threads", (long) threads);
        m.put("seconds", seconds);
        m.put("works", new ArrayList<Object>(works));
        return m;
    }

    @SuppressWarnings("unchecked") // the plan was parsed as an object
    public static TimingTask fromJson(Map<String, Object> m) {
        return new TimingTask(
                (String) m.get("network"),
                (String) m.get("design"),
                Optional.ofNullable((Map<String, Object>) m.get("plan")).map(SpecType.of(TrainingPlan.class)::create),
                ((Number) m.get("batch")).intValue(),
                ((Number) m.get("threads")).intValue(),
                ((Number) m.get("seconds")).doubleValue(),
                ((List<?>) m.get("works")).stream().map(String.class::cast).toList());
    }
}
