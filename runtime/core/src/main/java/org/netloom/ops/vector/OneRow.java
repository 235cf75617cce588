package org.netloom.ops.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * A single row times a small matrix, as a dense layer has it that predicts one sample: the matrix is read where it lies,
 * once, by the calling thread. Panels would cost more than the product itself: 400 x 120 took 17 us with them.
 */
final class OneRow {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    /** Elements of the matrix at most: 256 KiB, which the second-level cache holds. */
    private static final int SMALL = 1 << 16;

    /** Steps of one pass over the sums. */
    private static final int STEPS = 4;

    private OneRow() {}

    static boolean handles(int m, int n, int k, boolean transposeB) {
        return m == 1 && !transposeB && (long) n * k <= SMALL;
    }

    /** {@code c[n] = a[k] * b[k,n]}. */
    static void multiply(int n, int k, float[] a, int aAt, float[] b, int bAt, Result result, int cAt) {
        float[] sums = Scratch.get().copies(n);
        Arrays.fill(sums, Lanes.FIRST, Lanes.FIRST + n, 0);
        int p = 0;
        for (; p <= k - STEPS; p += STEPS) {
            addFour(a, aAt + p, b, bAt + p * n, n, sums, Lanes.FIRST);
        }
        for (; p < k; p++) {
            addOne(a[aAt + p], b, bAt + p * n, n, sums, Lanes.FIRST);
        }
        result.storeRow(sums, Lanes.FIRST, cAt, 0, n, Result.Part.WHOLE);
    }

    /** {@code sums[j] += sum over q < 4 of a[q] * b[q*n + j]}. */
    private static void addFour(float[] a, int aAt, float[] b, int bAt, int n, float[] sums, int at) {
        FloatVector a0 = FloatVector.broadcast(S, a[aAt]);
        FloatVector a1 = FloatVector.broadcast(S, a[aAt + 1]);
        FloatVector a2 = FloatVector.broadcast(S, a[aAt + 2]);
        FloatVector a3 = FloatVector.broadcast(S, a[aAt + 3]);
        int j = 0;
        for (; j <= n - V; j += V) {
            FloatVector sum = FloatVector.fromArray(S, sums, at + j);
            sum = FloatVector.fromArray(S, b, bAt + j).fma(a0, sum);
            sum = FloatVector.fromArray(S, b, bAt + n + j).fma(a1, sum);
            sum = FloatVector.fromArray(S, b, bAt + 2 * n + j).fma(a2, sum);
            FloatVector.fromArray(S, b, bAt + 3 * n + j).fma(a3, sum).intoArray(sums, at + j);
        }
        if (j < n) {
            VectorMask<Float> in = Lanes.first(n - j);
            FloatVector sum = FloatVector.fromArray(S, sums, at + j, in);
            sum = FloatVector.fromArray(S, b, bAt + j, in).fma(a0, sum);
            sum = FloatVector.fromArray(S, b, bAt + n + j, in).fma(a1, sum);
            sum = FloatVector.fromArray(S, b, bAt + 2 * n + j, in).fma(a2, sum);
            FloatVector.fromArray(S, b, bAt + 3 * n + j, in).fma(a3, sum).intoArray(sums, at + j, in);
        }
    }

    private static void addOne(float factor, float[] b, int bAt, int n, float[] sums, int at) {
        FloatVector a = FloatVector.broadcast(S, factor);
        for (int j = 0; j < n; j += V) {
            VectorMask<Float> in = Lanes.first(n - j);
            FloatVector sum = FloatVector.fromArray(S, sums, at + j, in);
            FloatVector.fromArray(S, b, bAt + j, in).fma(a, sum).intoArray(sums, at + j, in);
        }
    }
}
