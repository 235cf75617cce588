package org.netloom.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netloom.ops.Backend;
import org.netloom.ops.Device;
import org.netloom.ops.DeviceFinder;
import org.netloom.ops.DeviceWish;
import org.netloom.ops.Devices;
import org.netloom.ops.Ops;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/**
 * What a program computes on: the device that was asked for, the fastest one, or the processor with what is missing.
 *
 * @param device empty: the processor
 * @param ops its operations
 * @param reason why it was chosen, where the program chose; else empty
 * @param warnings what was asked for and is not there
 */
public record DeviceChoice(Optional<Device> device, Ops ops, String reason, List<Problem> warnings) {
    public DeviceChoice {
        warnings = List.copyOf(warnings);
    }

    /** How fast the work at hand is on a device. */
    @FunctionalInterface
    public interface Contest {
        /**
         * Seconds of a step.
         *
         * @param device empty: the processor
         * @throws NetloomException if it cannot be done there
         */
        double seconds(Optional<Device> device, Ops ops);
    }

    /**
     * Chooses among the devices that this program knows.
     *
     * @param threads of the processor
     * @throws NetloomException NL-351 if there are devices of that kind, but not this one
     */
    public static DeviceChoice of(DeviceWish wish, int threads, Contest contest) {
        return of(wish, wish.isCpu() ? List.of() : Devices.finders(), Backend.ops(threads), contest);
    }

    /** As above, among the devices of these finders; the processor has these operations. */
    static DeviceChoice of(DeviceWish wish, List<DeviceFinder> finders, Ops cpu, Contest contest) {
        if (wish.isCpu()) {
            return new DeviceChoice(Optional.empty(), cpu, "", List.of());
        }
        List<Device> devices =
                finders.stream().flatMap(f -> f.devices().stream()).toList();
        if (wish.isAuto()) {
            return fastest(devices, missing(finders), cpu, contest);
        }
        if (devices.isEmpty()) {
            CoreMessage what = finders.isEmpty() ? CoreMessage.NO_DEVICE_MODULE : CoreMessage.NO_DEVICE_HERE;
            Problem warning = finders.isEmpty() ? what.problem("", wish) : what.problem("", wish, missing(finders));
            return new DeviceChoice(Optional.empty(), cpu, "", List.of(warning));
        }
        Device device = Devices.find(wish.name(), finders);
        try {
            return new DeviceChoice(Optional.of(device), device.open(cpu), "", List.of());
        } catch (NetloomException e) {
            Problem warning = CoreMessage.DEVICE_FAILS.problem("", device.name(), device.description(), e.getMessage());
            return new DeviceChoice(Optional.empty(), cpu, "", List.of(warning));
        }
    }

    private static String missing(List<DeviceFinder> finders) {
        return finders.isEmpty()
                ? CoreMessage.NO_DEVICE_MODULE.text(DeviceWish.AUTO)
                : finders.stream().flatMap(f -> f.obstacle().stream()).collect(Collectors.joining("; "));
    }

    // ---- auto -------------------------------------------------------------------------------------------------------

    /** One that took part. */
    private record Time(Optional<Device> device, Ops ops, double seconds) {
        String text() {
            return device.map(d -> d.name() + " (" + d.description() + ")").orElse(Devices.CPU)
                    + String.format(Locale.ROOT, " takes %,.1f ms a step", 1e3 * seconds);
        }
    }

    private static DeviceChoice fastest(List<Device> devices, String missing, Ops cpu, Contest contest) {
        if (devices.isEmpty()) {
            String reason = "device auto: cpu, for there is no other: " + missing;
            return new DeviceChoice(Optional.empty(), cpu, reason, List.of());
        }
        List<Optional<Device>> all = new ArrayList<>(List.of(Optional.empty()));
        devices.forEach(d -> all.add(Optional.of(d)));
        List<String> texts = new ArrayList<>();
        // Where nothing works the processor says why, once it is to compute.
        Time best = new Time(Optional.empty(), cpu, Double.POSITIVE_INFINITY);
        for (Optional<Device> d : all) {
            try {
                Ops ops = d.map(found -> found.open(cpu)).orElse(cpu);
                Time time = new Time(d, ops, contest.seconds(d, ops));
                texts.add(time.text());
                best = time.seconds() < best.seconds() ? time : best;
            } catch (NetloomException e) {
                texts.add(name(d) + " cannot do it: " + e.getMessage());
            }
        }
        String reason = "device auto: " + name(best.device()) + ", for " + String.join(", ", texts);
        return new DeviceChoice(best.device(), best.ops(), reason, List.of());
    }

    // ---- telling ----------------------------------------------------------------------------------------------------

    /** By which the same device can be asked for again. */
    public String name() {
        return name(device);
    }

    private static String name(Optional<Device> device) {
        return device.map(Device::name).orElse(Devices.CPU);
    }

    /** What it is, for a report. */
    String description() {
        return device.map(d -> d.name() + ", " + d.description()).orElse(Devices.CPU)
                + (reason.isEmpty() ? "" : "; " + reason)
                + (warnings.isEmpty() ? "" : "; asked for another, see the warning");
    }

    /** The same for those who listen to a training. */
    List<TrainingEvent> events() {
        List<TrainingEvent> events = new ArrayList<>();
        warnings.forEach(w -> events.add(new TrainingEvent.Warning(w.toString())));
        if (!reason.isEmpty()) {
            events.add(new TrainingEvent.Note(reason));
        }
        return events;
    }

    /** Says on standard error what a user should know before the result comes. */
    public DeviceChoice tell() {
        warnings.forEach(w -> System.err.println("warning: " + w));
        if (!reason.isEmpty()) {
            System.err.println(reason);
        }
        return this;
    }
}
