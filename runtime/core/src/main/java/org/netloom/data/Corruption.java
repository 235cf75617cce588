package org.netloom.data;

import org.netloom.ops.Randoms;

/**
 * What spoils an input that is to be restored (Vincent et al. 2008).
 *
 * @param noise deviation of normal noise that is added to every number
 * @param masking share of the numbers that become 0
 */
public record Corruption(double noise, double masking) {
    /** Leaves everything as it is. */
    public static final Corruption NONE = new Corruption(0, 0);

    /**
     * Spoils a preprocessed sample.
     *
     * @param x holds {@code n} numbers from {@code at} on
     * @param key of the sample's random numbers
     */
    void inPlace(float[] x, int at, int n, long key) {
        if (noise > 0) {
            for (int i = 0; i < n; i++) {
                x[at + i] += (float) (noise * Bell.draw(key, i));
            }
        }
        if (masking > 0) {
            long mask = Randoms.key(key, 1);
            for (int i = 0; i < n; i++) {
                if (Randoms.uniform(mask, i) < masking) {
                    x[at + i] = 0;
                }
            }
        }
    }
}
