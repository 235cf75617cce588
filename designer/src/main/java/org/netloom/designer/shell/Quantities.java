package org.netloom.designer.shell;

import java.util.Locale;

/** Numbers in few characters, for status bar and cards. */
final class Quantities {
    private Quantities() {}

    /** "61.7 k", "11.2 M": three digits that count. */
    static String count(long n) {
        if (n < 10_000) {
            return String.format(Locale.ROOT, "%,d", n);
        }
        if (n < 1_000_000) {
            return scaled(n / 1e3) + " k";
        }
        return n < 1_000_000_000L ? scaled(n / 1e6) + " M" : scaled(n / 1e9) + " G";
    }

    /** "12.3 MB", in powers of 1000. */
    static String bytes(long n) {
        if (n < 1_000_000) {
            return scaled(n / 1e3) + " kB";
        }
        return n < 1_000_000_000L ? scaled(n / 1e6) + " MB" : scaled(n / 1e9) + " GB";
    }

    private static String scaled(double x) {
        return String.format(Locale.ROOT, x < 100 ? "%.1f" : "%.0f", x);
    }
}
