package org.netloom.data;

/** Normal random numbers by counter, for noise that a generator starts from. */
public final class Normal {
    private Normal() {}

    /** Number {@code i} of a stream: mean 0, deviation 1, close to the normal distribution, never beyond 3.47. */
    public static float draw(long key, long i) {
        return Bell.draw(key, i);
    }
}
