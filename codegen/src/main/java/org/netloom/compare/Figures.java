package org.netloom.compare;

import java.util.Locale;

/** Numbers as tables show them. */
public final class Figures {
    private Figures() {}

    /** Three digits, more where the number is large: "0.0269", "3.61", "1383". */
    public static String millis(double value) {
        if (value <= 0) {
            return "0";
        }
        int digits = Math.clamp(2 - (int) Math.floor(Math.log10(value)), 0, 6);
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** "1.27". */
    public static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** "7.9 kB". */
    public static String bytes(double value) {
        String[] units = {"B", "kB", "MB", "GB"};
        int u = 0;
        double v = value;
        while (v >= 999.5 && u < units.length - 1) {
            v /= 1000;
            u++;
        }
        return u == 0 ? Math.round(v) + " B" : String.format(Locale.ROOT, v < 10 ? "%.1f %s" : "%.0f %s", v, units[u]);
    }

    /** "71 %". */
    public static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /** "2 threads". */
    public static String threads(int count) {
        return count + (count == 1 ? " thread" : " threads");
    }

    /** "61,706". */
    public static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
