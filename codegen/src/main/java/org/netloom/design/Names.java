package org.netloom.design;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.netloom.spec.LayerSpec;

/** Names of nodes and blocks: which are legal, and new ones that are free. */
public final class Names {
    private static final Pattern LEGAL = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_-]{0,63}");

    /** What people write in papers and code; other types use their own name in small letters. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("Conv2d", "conv"),
            Map.entry("ConvTranspose2d", "up"),
            Map.entry("Dense", "fc"),
            Map.entry("Conv1d", "conv"),
            Map.entry("Conv3d", "conv"),
            Map.entry("SeparableConv2d", "conv"),
            Map.entry("MaxPool1d", "pool"),
            Map.entry("AvgPool1d", "pool"),
            Map.entry("MaxPool3d", "pool"),
            Map.entry("AvgPool3d", "pool"),
            Map.entry("MaxUnpool2d", "unpool"),
            Map.entry("MaxPool2d", "pool"),
            Map.entry("AvgPool2d", "pool"),
            Map.entry("GlobalAveragePool", "gap"),
            Map.entry("BatchNorm", "bn"),
            Map.entry("Dropout", "drop"));

    private Names() {}

    /** True for a letter, followed by up to 63 letters, digits, '_' and '-'. */
    public static boolean legal(String name) {
        return LEGAL.matcher(name).matches();
    }

    /** A legal name that resembles the given one. */
    public static String legalized(String name) {
        StringBuilder s = new StringBuilder();
        name.codePoints()
                .limit(60)
                .map(c -> Character.isLetter(c) || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER || c == '-'
                        ? c
                        : '_')
                .forEach(s::appendCodePoint);
        String legal = s.toString().replaceAll("_+", "_").replaceAll("^[^\\p{L}]+", "");
        return legal(legal) ? legal : "node";
    }

    /** A name for a new layer that is free in a body: "conv1", "fc2", "input". */
    public static String fresh(Body body, LayerSpec spec) {
        String type = spec.typeName();
        String base = SHORT.getOrDefault(type, type.toLowerCase(java.util.Locale.ROOT));
        if (type.equals("Input") && !body.has(base)) {
            return base;
        }
        return numbered(base, body::has);
    }

    /** The given name if it is free, otherwise with the first free number behind it: "conv1_2". */
    public static String unique(String wanted, Predicate<String> taken) {
        return taken.test(wanted) ? numbered(wanted + "_", 2, taken) : wanted;
    }

    private static String numbered(String base, Predicate<String> taken) {
        return numbered(base, 1, taken);
    }

    private static String numbered(String base, int from, Predicate<String> taken) {
        int n = from;
        while (taken.test(base + n)) {
            n++;
        }
        return base + n;
    }
}
