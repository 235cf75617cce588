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

    /** A normal number of mean 0 and deviation 1, to 7 digits: algorithm AS 241, PPND7 (Wichura 1988). */
    public static double normal(long key, long i) {
        double p = ((bits(key, i) >>> 12) + 0.5) * 0x1p-52;
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            double above = ((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179;
            return q * above / (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1);
        }
        return Math.copySign(tail(Math.sqrt(-StrictMath.log(Math.min(p, 1 - p)))), q);
    }

    private static double tail(double root) {
        if (root <= 5) {
            double r = root - 1.6;
            double above = ((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777;
            return above / ((0.12021132975 * r + 0.73700164250) * r + 1);
        }
        double r = root - 5;
        double above = ((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150;
        return above / ((0.012258202635 * r + 0.24197894225) * r + 1);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
