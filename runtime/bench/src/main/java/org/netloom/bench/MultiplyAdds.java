package org.netloom.bench;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What one thread can do at this moment: multiply-adds in registers and nothing else. */
final class MultiplyAdds {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int LOOPS = 200_000;
    private static final int SUMS = 12;

    private MultiplyAdds() {}

    /** GFLOP/s, the best of some short runs. */
    static double measure() {
        double best = 0;
        float used = 0;
        for (int run = 0; run < 200; run++) {
            long start = System.nanoTime();
            used += loop();
            best = Math.max(best, 2.0 * SUMS * S.length() * LOOPS / (System.nanoTime() - start));
        }
        return used == 1 ? 0 : best;
    }

    private static float loop() {
        FloatVector a = FloatVector.broadcast(S, 0.999f);
        FloatVector b = FloatVector.broadcast(S, 0.001f);
        FloatVector c0 = b, c1 = b, c2 = b, c3 = b, c4 = b, c5 = b, c6 = b, c7 = b, c8 = b, c9 = b, c10 = b, c11 = b;
        for (int i = 0; i < LOOPS; i++) {
            c0 = c0.fma(a, b);
            c1 = c1.fma(a, b);
            c2 = c2.fma(a, b);
            c3 = c3.fma(a, b);
            c4 = c4.fma(a, b);
            c5 = c5.fma(a, b);
            c6 = c6.fma(a, b);
            c7 = c7.fma(a, b);
            c8 = c8.fma(a, b);
            c9 = c9.fma(a, b);
            c10 = c10.fma(a, b);
            c11 = c11.fma(a, b);
        }
        return c0.add(c1)
                .add(c2)
                .add(c3)
                .add(c4)
                .add(c5)
                .add(c6)
                .add(c7)
                .add(c8)
                .add(c9)
                .add(c10)
                .add(c11)
                .lane(0);
    }
}
