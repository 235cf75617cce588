package org.netloom.opencl;

import java.util.function.IntToDoubleFunction;
import org.netloom.ops.Device;

/** What a device can do at most: multiply-adds in registers, and a copy within its memory. */
final class OpenClPeak {
    /** A call takes this long at least, beside which its start counts for little. */
    private static final double LONG_SECONDS = 0.03;

    private static final int MOST_DOUBLINGS = 14;
    private static final int REPEATS = 3;
    private static final int GROUP = 64;

    /** Groups for each unit, so that all are busy whatever their number of lanes. */
    private static final int GROUPS_OF_UNIT = 64;

    /** Sums of an item, each a vector, as in the program. */
    private static final int SUMS = 8;

    private static final int FIRST_TURNS = 16;

    /** Numbers of a copy: more than any cache holds, and little for a card. */
    private static final int NUMBERS = 1 << 25;

    private final OpenClDevice device;

    OpenClPeak(OpenClDevice device) {
        this.device = device;
    }

    Device.Peak measure() {
        return new Device.Peak(flops(), bytes());
    }

    private double flops() {
        boolean processor = device.facts().processor();
        int width = width();
        int items = processor ? 1 : GROUP;
        int groups = device.facts().units() * (processor ? 4 : GROUPS_OF_UNIT);
        DeviceBuffer out = device.scratch("peak", groups * items * width);
        return rate(turns -> {
            device.launch("peak", "multiplyAdds", vector())
                    .add(out)
                    .add(turns)
                    .add(0.999)
                    .add(0.001)
                    .groups(groups, items);
            return 2.0 * SUMS * width * turns * groups * items;
        });
    }

    /** Items of a processor are turns of a loop: few, with vectors as long as any has. */
    private int width() {
        return device.facts().processor() ? 16 : 4;
    }

    private String vector() {
        return "-DV=float" + width();
    }

    private double bytes() {
        long largest = device.facts().largest() / Float.BYTES;
        int n = (int) Math.max(1 << 20, Math.min(NUMBERS, largest / 4));
        DeviceBuffer from = device.scratch("peakFrom", n);
        DeviceBuffer to = device.scratch("peakTo", n);
        return rate(turns -> {
            int times = Math.max(1, turns / FIRST_TURNS);
            for (int i = 0; i < times; i++) {
                device.launch("peak", "copyNumbers", vector()).add(from).add(to).over(n / width());
            }
            return 2.0 * Float.BYTES * n * times;
        });
    }

    /** What a call did, and how long it took. */
    private record Run(double done, double seconds) {
        double rate() {
            return done / seconds;
        }
    }

    /** The best rate of some calls that are long enough; the first ones compile the program and wake the device up. */
    private double rate(IntToDoubleFunction work) {
        run(work, FIRST_TURNS);
        int turns = FIRST_TURNS;
        for (int i = 0; i < MOST_DOUBLINGS && run(work, turns).seconds() < LONG_SECONDS; i++) {
            turns *= 2;
        }
        double best = 0;
        for (int i = 0; i < REPEATS; i++) {
            best = Math.max(best, run(work, turns).rate());
        }
        return best;
    }

    private Run run(IntToDoubleFunction work, int turns) {
        long start = System.nanoTime();
        double done = work.applyAsDouble(turns);
        device.finish();
        return new Run(done, (System.nanoTime() - start) / 1e9);
    }
}
