package org.netloom.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Problem;

/**
 * Which class a value of a mask stands for. Values are numbers as stored (class numbers of a palette, grey levels) or
 * colours; a colour is its red, green and blue in 24 bits plus {@link #COLOUR}.
 *
 * @param values value of each class
 * @param labels names of the classes
 * @param ignored value of pixels that do not count; -1 for none
 * @param threshold grey levels from here on are the second of two classes; 0 where values are exact
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MaskValues(int[] values, List<String> labels, int ignored, int threshold) {
    /** What distinguishes a colour from a number. */
    static final int COLOUR = 1 << 24;

    /** Class index of pixels that do not count, as a byte. */
    static final byte UNCOUNTED = -1;

    /** Most classes: one index of a byte is that of pixels that do not count. */
    private static final int MOST = 255;

    /** More different values than this are no classes, unless they are named. */
    private static final int MOST_FOUND = 64;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    // ---- what the spec says -----------------------------------------------------------------------------------------

    /** What is wrong with classes, values and ignore of a spec. */
    static List<Problem> problems(SegmentationFolder spec) {
        List<Problem> found = new ArrayList<>();
        for (String value : spec.values()) {
            if (parse(value) < 0) {
                found.add(CoreMessage.MASK_NOTATION.problem("values", value));
            }
        }
        if (!spec.ignore().isEmpty() && parse(spec.ignore()) < 0) {
            found.add(CoreMessage.MASK_NOTATION.problem("ignore", spec.ignore()));
        }
        if (spec.values().contains(spec.ignore())) {
            found.add(CoreMessage.MASK_IGNORED_CLASS.problem("ignore", spec.ignore()));
        }
        int names = spec.classes().size();
        if (!spec.values().isEmpty() && names > 0 && names != spec.values().size()) {
            found.add(CoreMessage.MASK_COUNTS.problem(
                    "values", names, spec.values().size()));
        }
        if (Math.max(names, spec.values().size()) > MOST) {
            found.add(CoreMessage.RANGE.problem("classes", "at most " + MOST + " classes", names));
        }
        return found;
    }

    private static int parse(String text) {
        if (NUMBER.matcher(text).matches()) {
            int n = Integer.parseInt(text);
            return n <= 255 ? n : -1;
        }
        return HEX.matcher(text).matches() ? COLOUR | Integer.parseInt(text.substring(1), 16) : -1;
    }

    private static String text(int value) {
        return value >= COLOUR ? String.format(Locale.ROOT, "#%06X", value - COLOUR) : Integer.toString(value);
    }

    // ---- what the masks hold ----------------------------------------------------------------------------------------

    /**
     * The classes of a folder's masks.
     *
     * @param found all values of all masks
     * @throws org.netloom.problem.NetloomException if they are no classes, or not those of the spec
     */
    static MaskValues of(SegmentationFolder spec, Path folder, SortedSet<Integer> found) {
        TreeSet<Integer> rest = new TreeSet<>(found);
        int ignored = spec.ignore().isEmpty() ? ignoredOf(spec, found) : parse(spec.ignore());
        rest.remove(ignored);
        if (!spec.values().isEmpty()) {
            int[] values = spec.values().stream().mapToInt(MaskValues::parse).toArray();
            return new MaskValues(values, labels(spec, values), ignored, 0);
        }
        int names = spec.classes().size();
        boolean grey = !rest.isEmpty() && rest.last() < COLOUR;
        if (grey && (names == 0 ? rest.last() < 2 || isCounting(rest) : rest.last() < names)) {
            int[] values = count(Math.max(Math.max(2, names), rest.last() + 1));
            return new MaskValues(values, labels(spec, values), ignored, 0);
        }
        if (names == 2 && grey) {
            return new MaskValues(new int[] {0, 255}, spec.classes(), ignored, 128);
        }
        if (rest.isEmpty() || rest.size() > MOST_FOUND || (names > 0 && names != rest.size())) {
            throw CoreMessage.MASK_VALUES.exception(
                    folder,
                    rest.size(),
                    few(rest),
                    names > 0 ? names + " classes" : "at most " + MOST_FOUND + " classes");
        }
        int[] values = rest.stream().mapToInt(v -> v).toArray();
        return new MaskValues(values, labels(spec, values), ignored, 0);
    }

    /** 0, 1, 2 ... and nothing else. */
    private static boolean isCounting(SortedSet<Integer> values) {
        return values.size() > 1 && values.first() == 0 && values.last() == values.size() - 1;
    }

    private static int[] count(int n) {
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        return values;
    }

    /** 255 where all other values count classes from 0: the custom of PASCAL VOC. */
    private static int ignoredOf(SegmentationFolder spec, SortedSet<Integer> found) {
        if (!spec.values().isEmpty() || !found.contains(255)) {
            return -1;
        }
        SortedSet<Integer> below = new TreeSet<>(found);
        below.remove(255);
        return isCounting(below) ? 255 : -1;
    }

    private static List<String> labels(SegmentationFolder spec, int... values) {
        if (!spec.classes().isEmpty()) {
            return spec.classes();
        }
        if (values.length == 2 && spec.values().isEmpty()) {
            return List.of("background", "foreground");
        }
        List<String> labels = new ArrayList<>();
        for (int v : values) {
            labels.add(text(v));
        }
        return labels;
    }

    private static String few(SortedSet<Integer> values) {
        return Words.list(values.stream().map(MaskValues::text).toList());
    }

    /**
     * The class of each pixel of a mask.
     *
     * @param mask values
     * @throws org.netloom.problem.NetloomException if one stands for no class
     */
    byte[] encode(Path file, int... mask) {
        byte[] classes = new byte[mask.length];
        int last = -2;
        byte index = 0;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] != last) {
                last = mask[i];
                index = index(file, last);
            }
            classes[i] = index;
        }
        return classes;
    }

    private byte index(Path file, int value) {
        if (value == ignored) {
            return UNCOUNTED;
        }
        if (threshold > 0) {
            return (byte) (value >= threshold ? 1 : 0);
        }
        for (int c = 0; c < values.length; c++) {
            if (values[c] == value) {
                return (byte) c;
            }
        }
        TreeSet<Integer> known = new TreeSet<>();
        for (int v : values) {
            known.add(v);
        }
        throw CoreMessage.MASK_UNKNOWN_VALUE.exception(file, text(value), few(known));
    }
}
