package org.netloom.data;

/**
 * Sine and cosine of one turn, both ways, to 15 digits: the same bits on every machine, as {@link StrictMath} gives, but
 * without the garbage that it leaves in every call.
 */
final class Angles {
    private Angles() {}

    /** For |x| up to 2 pi. */
    static double sin(double x) {
        double s = quarterSin(x / 8);
        double c = quarterCos(x / 8);
        // sin 2a = 2 sin a cos a, cos 2a = 1 - 2 sin^2 a
        for (int i = 0; i < 3; i++) {
            double doubled = 2 * s * c;
            c = 1 - 2 * s * s;
            s = doubled;
        }
        return s;
    }

    /** For |x| up to 2 pi. */
    static double cos(double x) {
        double s = sin(x / 2);
        return 1 - 2 * s * s;
    }

    /** Taylor's series, for |x| up to pi / 4. */
    private static double quarterSin(double x) {
        double q = x * x;
        double y = 1 - q / (14 * 15);
        for (int n = 12; n > 0; n -= 2) {
            y = 1 - q / (n * (n + 1)) * y;
        }
        return x * y;
    }

    private static double quarterCos(double x) {
        double q = x * x;
        double y = 1 - q / (13 * 14);
        for (int n = 11; n > 0; n -= 2) {
            y = 1 - q / (n * (n + 1)) * y;
        }
        return y;
    }
}
