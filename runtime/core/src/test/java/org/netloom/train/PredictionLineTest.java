package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PredictionLineTest {
    @Test
    void probabilitiesAreWrittenAsAFormatterWould() {
        double[] special = {0, 1, 0.5, 0.12345, 0.99994, 0.99995, 0.99996, 1e-5, 5e-5, 1e-300, Double.NaN, 1.5, -0.1};
        for (double p : special) {
            same(p);
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            same((float) random.nextDouble());
        }
    }

    private static void same(double p) {
        assertEquals(String.format(Locale.ROOT, "%.4f", p), PredictionLine.probability(p));
    }
}
