package org.netloom.data;

import java.util.Collection;
import java.util.stream.Collectors;

/** Small parts of sentences in messages. */
final class Words {
    /** Names a message lists before it says how many more there are. */
    private static final int LISTED = 12;

    private Words() {}

    /** "1,234". Without a formatter, which is longer in loading than a small file is read. */
    static String grouped(long n) {
        StringBuilder text = new StringBuilder(Long.toString(n));
        int first = n < 0 ? 1 : 0;
        for (int i = text.length() - 3; i > first; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }

    /** "12" or "12.5". */
    static String number(double x) {
        return org.netloom.json.Json.number(x);
    }

    /** "a, b, c"; long lists end in "and 30 more". */
    static String list(Collection<String> names) {
        String first = names.stream().limit(LISTED).collect(Collectors.joining(", "));
        return names.size() <= LISTED ? first : first + " and " + (names.size() - LISTED) + " more";
    }
}
