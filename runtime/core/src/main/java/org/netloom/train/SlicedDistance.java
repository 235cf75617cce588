package org.netloom.train;

import java.util.Arrays;
import java.util.List;
import org.netloom.data.Normal;
import org.netloom.ops.Randoms;

/**
 * Sliced Wasserstein distance of two sets of samples (Rabin et al. 2011): the mean distance of their sorted projections on
 * random directions. 0 for equal sets; the same directions every time.
 */
final class SlicedDistance {
    private static final int DIRECTIONS = 64;
    private static final long SEED = 0x736c69636564L;

    private SlicedDistance() {}

    /**
     * The distance.
     *
     * @param a samples of equal length
     * @param b as many
     */
    static double of(List<float[]> a, List<float[]> b) {
        int n = a.getFirst().length;
        double[] direction = new double[n];
        double[] onA = new double[a.size()];
        double[] onB = new double[b.size()];
        double sum = 0;
        for (int d = 0; d < DIRECTIONS; d++) {
            long key = Randoms.key(SEED, d);
            double length = 0;
            for (int i = 0; i < n; i++) {
                direction[i] = Normal.draw(key, i);
                length += direction[i] * direction[i];
            }
            project(a, direction, onA);
            project(b, direction, onB);
            double distance = 0;
            for (int i = 0; i < onA.length; i++) {
                distance += Math.abs(onA[i] - onB[i]);
            }
            sum += distance / (onA.length * Math.sqrt(length));
        }
        return sum / DIRECTIONS;
    }

    private static void project(List<float[]> samples, double[] direction, double[] to) {
        for (int s = 0; s < to.length; s++) {
            float[] x = samples.get(s);
            double dot = 0;
            for (int i = 0; i < direction.length; i++) {
                dot += x[i] * direction[i];
            }
            to[s] = dot;
        }
        Arrays.sort(to);
    }
}
