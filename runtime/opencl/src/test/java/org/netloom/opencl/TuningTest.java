package org.netloom.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netloom.ops.Algorithms;
import org.netloom.ops.Devices;

/** A device's choices are made once for each size, follow what an earlier run was told, and are known afterwards. */
@NeedsOpenCl
class TuningTest {
    private record Sizes(int n) {
        @Override
        public String toString() {
            return "work of " + n;
        }
    }

    private final OpenClDevice device = ((OpenClOps) Devices.open("opencl", 2)).device();
    private final Algorithms algorithms = new Algorithms();
    private final Tuning tuning = new Tuning(device, algorithms);
    private int runs;

    /** The second way is the faster one. */
    private String choose(int n) {
        return tuning.choose(
                new Sizes(n), () -> new Tuning.Ways<>(List.of("slow", "fast"), List.of("slow", "fast"), 0), way -> {
                    runs++;
                    try {
                        Thread.sleep(way.equals("slow") ? 15 : 1);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    void withoutMeasuringARuleChooses() {
        assertEquals("slow", choose(1));
        assertEquals(0, runs);
    }

    @Test
    void theFastestIsTakenAndKnown() {
        algorithms.measure(true);
        assertEquals("fast", choose(1));
        assertTrue(runs > 2);
        runs = 0;
        assertEquals("fast", choose(1));
        assertEquals(0, runs);
        String name = tuning.name() + ", work of 1";
        assertEquals(Map.of(name, "fast"), algorithms.used());
    }

    @Test
    void anEarlierRunIsFollowed() {
        algorithms.measure(true);
        algorithms.use(Map.of(tuning.name() + ", work of 1", "slow"));
        assertEquals("slow", choose(1));
        assertEquals(0, runs);
    }
}
