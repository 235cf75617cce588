package org.netloom.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.profile.Measurement;
import org.netloom.profile.TimingTask;

/**
 * What came out for one kind of work of one network, alone or against another library.
 *
 * @param net name of the network; empty for a product
 * @param ours one for each round
 * @param rival empty where nobody was compared with
 * @param commit of this program
 * @param date when it was measured
 */
public record Outcome(
        String net, int batch, String work, List<Measurement> ours, Optional<Rival> rival, String commit, String date) {
    public Outcome {
        ours = List.copyOf(ours);
    }

    /**
     * The other side.
     *
     * @param setting the best of those that were tried
     * @param measured one for each round, with that setting
     * @param tried milliseconds of every setting in a short look
     */
    public record Rival(String peer, String setting, List<Measurement> measured, Map<String, Double> tried) {
        public Rival {
            measured = List.copyOf(measured);
            tried = new LinkedHashMap<>(tried);
        }

        /** Milliseconds. */
        double median() {
            return Ratio.median(medians(measured));
        }
    }

    /** Milliseconds. */
    double median() {
        return Ratio.median(medians(ours));
    }

    private static List<Double> medians(List<Measurement> measured) {
        return measured.stream().map(m -> m.timing().median()).toList();
    }

    /** Empty where nobody was compared with. */
    Optional<Ratio> ratio() {
        return rival.map(r -> Ratio.of(medians(ours), medians(r.measured())));
    }

    /** "resnet18", "product 512". */
    String title() {
        return net.isEmpty() ? work : net;
    }

    /** Billions of operations a second that some milliseconds mean; 0 for what is no product. */
    double gigaflops(double millis) {
        double n = TimingTask.productSize(work);
        return 2 * n * n * n / millis / 1e6;
    }

    long peakBytes() {
        return peak(ours);
    }

    static long peak(List<Measurement> measured) {
        return measured.stream().mapToLong(Measurement::peakBytes).max().orElse(0);
    }

    long parameters() {
        return ours.getFirst().parameters();
    }

    /** Outcomes of the same thing replace one another in a report. */
    String key() {
        return net + "/" + batch + "/" + work + "/" + rival.map(Rival::peer).orElse("");
    }

    Map<String, Object> toJson() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("net", net);
        m.put("batch", (long) batch);
        m.put("work", work);
        m.put("commit", commit);
        m.put("date", date);
        m.put("milliseconds", median());
        ratio().ifPresent(r -> {
            m.put("ratio", r.value());
            m.put("ratioLow", r.low());
            m.put("ratioHigh", r.high());
        });
        m.put("ours", json(ours));
        rival.ifPresent(r -> {
            Map<String, Object> other = new LinkedHashMap<>();
            other.put("name", r.peer());
            other.put("setting", r.setting());
            other.put("milliseconds", r.median());
            other.put("tried", new LinkedHashMap<String, Object>(r.tried()));
            other.put("rounds", json(r.measured()));
            m.put("peer", other);
        });
        return m;
    }

    private static List<Object> json(List<Measurement> measured) {
        return new ArrayList<>(measured.stream().map(Measurement::toJson).toList());
    }

    static Outcome fromJson(Map<?, ?> m) {
        return new Outcome(
                (String) m.get("net"),
                ((Number) m.get("batch")).intValue(),
                (String) m.get("work"),
                measurements(m.get("ours")),
                Optional.ofNullable((Map<?, ?>) m.get("peer")).map(Outcome::rival),
                (String) m.get("commit"),
                (String) m.get("date"));
    }

    private static Rival rival(Map<?, ?> m) {
        Map<String, Double> tried = new LinkedHashMap<>();
        ((Map<?, ?>) m.get("tried")).forEach((k, v) -> tried.put((String) k, ((Number) v).doubleValue()));
        return new Rival((String) m.get("name"), (String) m.get("setting"), measurements(m.get("rounds")), tried);
    }

    private static List<Measurement> measurements(Object list) {
        return ((List<?>) list)
                .stream().map(m -> Measurement.fromJson((Map<?, ?>) m)).toList();
    }
}
