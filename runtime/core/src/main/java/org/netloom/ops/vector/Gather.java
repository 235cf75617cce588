package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;

/** Collects elements from places of a table. Where the machine has no instruction for it, the API would box: plain loops. */
final class Gather {
    private static final boolean INSTRUCTION = System.getProperty("os.arch").equals("amd64");

    private Gather() {}

    /** {@code to[at + i] = from[base + places[i]]}. */
    static void copy(float[] from, int base, int[] places, int n, float[] to, int at) {
        int whole = INSTRUCTION ? n / Lanes.V * Lanes.V : 0;
        for (int i = 0; i < whole; i += Lanes.V) {
            FloatVector.fromArray(Lanes.S, from, base, places, i).intoArray(to, at + i);
        }
        for (int i = whole; i < n; i++) {
            to[at + i] = from[base + places[i]];
        }
    }

    /** {@code to[at + i] = from[base + places[i]] + more[moreAt + i]}. */
    static void add(float[] from, int base, int[] places, int n, float[] more, int moreAt, float[] to, int at) {
        int whole = INSTRUCTION ? n / Lanes.V * Lanes.V : 0;
        for (int i = 0; i < whole; i += Lanes.V) {
            FloatVector.fromArray(Lanes.S, from, base, places, i)
                    .add(FloatVector.fromArray(Lanes.S, more, moreAt + i))
                    .intoArray(to, at + i);
        }
        for (int i = whole; i < n; i++) {
            to[at + i] = from[base + places[i]] + more[moreAt + i];
        }
    }

    /** The same for at most a vector; the table has growing places for a whole one. */
    static void some(float[] from, int base, int[] places, int n, float[] to, int at) {
        if (INSTRUCTION && base + places[Lanes.V - 1] < from.length) {
            FloatVector.fromArray(Lanes.S, from, base, places, 0).intoArray(to, at, Lanes.first(n));
        } else {
            for (int i = 0; i < n; i++) {
                to[at + i] = from[base + places[i]];
            }
        }
    }
}
