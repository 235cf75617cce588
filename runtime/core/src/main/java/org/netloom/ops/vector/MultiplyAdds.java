package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;

/** Multiply-adds in registers and nothing else: what a processor could do at most. */
public final class MultiplyAdds {
    private static final int SUMS = 12;

    private MultiplyAdds() {}

    /** Floating-point operations of one turn of {@link #loop}. */
    public static int flopsPerTurn() {
        return 2 * SUMS * Lanes.V;
    }

    /** Twelve independent sums hide the latency of a multiply-add on every processor known. Returns what nobody needs. */
    public static float loop(int turns) {
        FloatVector a = FloatVector.broadcast(Lanes.S, 0.999f);
        FloatVector b = FloatVector.broadcast(Lanes.S, 0.001f);
        FloatVector c0 = b, c1 = b, c2 = b, c3 = b, c4 = b, c5 = b, c6 = b, c7 = b, c8 = b, c9 = b, c10 = b, c11 = b;
        for (int i = 0; i < turns; i++) {
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
        FloatVector low = c0.add(c1).add(c2).add(c3).add(c4).add(c5);
        return low.add(c6).add(c7).add(c8).add(c9).add(c10).add(c11).lane(0);
    }
}
