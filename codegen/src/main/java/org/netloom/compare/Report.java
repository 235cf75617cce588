package org.netloom.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.problem.NetloomException;

/** Outcomes on one machine, written as JSON after each of them, so that a run that is broken off keeps what it has. */
public final class Report {
    private final Machine machine;
    private final Optional<BenchDevice> device;
    private final int threads;
    private final String command;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private double peakFlops;

    /**
     * An empty one.
     *
     * @param device empty where the processor computes
     * @param command the one that measured last
     */
    public Report(Machine machine, Optional<BenchDevice> device, int threads, String command) {
        this.machine = machine;
        this.device = device;
        this.threads = threads;
        this.command = command;
    }

    /**
     * A report that goes on where a file ends, if that is of the same machine, device and number of threads: what is measured
     * again replaces what was.
     *
     * @throws NetloomException NL-845 if the file is something else
     */
    public static Report continued(
            Path json, Machine machine, Optional<BenchDevice> device, int threads, String command) {
        Report report = new Report(machine, device, threads, command);
        if (!Files.exists(json)) {
            return report;
        }
        try {
            Map<String, Object> m = Json.parseObject(Files.readString(json));
            boolean same = Machine.fromJson((Map<?, ?>) m.get("machine")).equals(machine)
                    && Optional.ofNullable((Map<?, ?>) m.get("device"))
                            .map(BenchDevice::fromJson)
                            .equals(device)
                    && ((Number) m.get("threads")).intValue() == threads;
            if (same) {
                report.peak(((Number) m.get("peakFlops")).doubleValue());
                ((List<?>) m.get("outcomes")).forEach(o -> report.add(Outcome.fromJson((Map<?, ?>) o)));
            }
            return report;
        } catch (IOException e) {
            throw CompareMessage.OTHER_FILE.exception(json, AtomicFile.reason(e));
        } catch (NetloomException | NullPointerException | ClassCastException e) {
            throw CompareMessage.OTHER_FILE.exception(json, e.getMessage());
        }
    }

    public void add(Outcome outcome) {
        outcomes.put(outcome.key(), outcome);
    }

    /**
     * What the processor or the device can do at most, operations a second: the highest of all that were measured, since
     * whatever else the machine does can only lower it.
     */
    public void peak(double flops) {
        peakFlops = Math.max(peakFlops, flops);
    }

    double peakFlops() {
        return peakFlops;
    }

    Machine machine() {
        return machine;
    }

    Optional<BenchDevice> device() {
        return device;
    }

    int threads() {
        return threads;
    }

    String command() {
        return command;
    }

    Collection<Outcome> outcomes() {
        return outcomes.values();
    }

    /** Writes all that there is so far. */
    public void save(Path json) {
        AtomicFile.write(json, Json.format(toJson()));
    }

    Map<String, Object> toJson() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("machine", machine.toJson());
        device.ifPresent(d -> m.put("device", d.toJson()));
        m.put("threads", (long) threads);
        m.put("command", command);
        m.put("peakFlops", peakFlops);
        m.put(
                "outcomes",
                new ArrayList<Object>(
                        outcomes.values().stream().map(Outcome::toJson).toList()));
        return m;
    }
}
