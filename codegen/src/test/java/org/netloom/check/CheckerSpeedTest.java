package org.netloom.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.netloom.design.Design;

/** A design is checked at every keystroke: the limit here leaves room for a busy machine. */
class CheckerSpeedTest {
    private static final double LIMIT_MS = 30;

    @Test
    void deepNetworkIsCheckedWithinAKeystroke() {
        Design d = Zoo.resnet("resnet152", true, 3, 8, 36, 3);
        double[] times = new double[400];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            CheckResult r = Checker.check(d);
            times[i] = (System.nanoTime() - start) / 1e6;
            assertEquals(60_192_808, r.totals().parameters());
        }
        double[] warm = Arrays.copyOfRange(times, 300, times.length);
        Arrays.sort(warm);
        double median = warm[warm.length / 2];
        System.out.printf(
                "check of resnet152, %d layers: %.2f ms%n",
                Checker.check(d).totals().layers(), median);
        assertTrue(median < LIMIT_MS, () -> median + " ms");
    }
}
