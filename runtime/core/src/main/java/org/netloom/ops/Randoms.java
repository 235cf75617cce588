package org.netloom.ops;

/**
 * Counter-based random numbers: number {@code i} of stream {@code key} is a pure function of both, so any thread can draw
 * any number, and a resumed run draws what the interrupted one would have drawn. The mixing is SplitMix64's (Steele et
 * al. 2014).
 */
public final class Randoms {
    private Randoms() {}

    /** A stream's key from what it is for: seed, step, layer. */
    public static long key(long... parts) {
        long h = 0x9E3779B97F4A7C15L;
        for (long p : parts) {
            h = mix(h ^ mix(p + 0x632BE59BD9B4E019L));
        }
        return h;
    }

    /** 64 random bits. */
    public static long bits(long key, long i) {
        return mix(key + i * 0x9E3779B97F4A7C15L);
    }

    /** A float in [0, 1) with 24 random bits. */
    public static float uniform(long key, long i) {
        return (bits(key, i) >>> 40) * 0x1p-24f;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
