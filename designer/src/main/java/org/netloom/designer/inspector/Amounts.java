package org.netloom.designer.inspector;

import java.util.Locale;
import org.netloom.check.Summary;

/** Numbers as people read them. */
final class Amounts {
    private static final double KILO = 1000;

    private Amounts() {}

    /** 61706 as "61,706". */
    static String count(long number) {
        return Summary.grouped(number);
    }

    /** 61706 as "61.7 k", 3_858_000_000 as "3.86 G". */
    static String brief(long number) {
        return scaled(number, new String[] {"", " k", " M", " G", " T", " P"});
    }

    /** 61706 as "61.7 kB". */
    static String bytes(long number) {
        return scaled(number, new String[] {" B", " kB", " MB", " GB", " TB", " PB"});
    }

    private static String scaled(long number, String[] units) {
        double value = number;
        int unit = 0;
        while (value >= KILO && unit < units.length - 1) {
            value /= KILO;
            unit++;
        }
        String text = unit == 0
                ? Long.toString(number)
                : String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
        return text + units[unit];
    }
}
