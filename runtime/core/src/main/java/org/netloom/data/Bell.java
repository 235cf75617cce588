package org.netloom.data;

import org.netloom.ops.Randoms;

/** Bell-shaped random numbers, as many as an image has pixels in a few microseconds. */
final class Bell {
    /** One over the deviation of the sum of four whole numbers that are uniform in 0..65535. */
    private static final double SCALE = 1 / Math.sqrt(4 * (0x1p32 - 1) / 12);

    private static final int MEAN = 4 * 65535 / 2;

    private Bell() {}

    /**
     * Number {@code i} of a stream: mean 0, deviation 1, close to the normal distribution, never beyond 3.47. It is the
     * sum of four uniform numbers (Irwin and Hall 1927) that come from one draw.
     */
    static float draw(long key, long i) {
        long bits = Randoms.bits(key, i);
        int sum = (int) ((bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48));
        return (float) ((sum - MEAN) * SCALE);
    }
}
