package org.netloom.data;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Small parts of sentences in messages. */
final class Words {
    /** Names a message lists before it says how many more there are. */
    private static final int LISTED = 12;

    private Words() {}

    /** "a, b, c"; long lists end in "and 30 more". */
    static String list(Collection<String> names) {
        String first = names.stream().limit(LISTED).collect(Collectors.joining(", "));
        return names.size() <= LISTED ? first : first + " and " + (names.size() - LISTED) + " more";
    }

    /** "; did you mean 'species'?", or nothing where no name is near. */
    static String didYouMean(String wanted, Collection<String> names) {
        return nearest(wanted, names).map(n -> "; did you mean '" + n + "'?").orElse("");
    }

    private static Optional<String> nearest(String wanted, Collection<String> names) {
        String w = wanted.toLowerCase(Locale.ROOT);
        int most = Math.max(1, w.length() / 3);
        String best = null;
        int bestDistance = most + 1;
        for (String n : names) {
            int d = distance(w, n.toLowerCase(Locale.ROOT));
            if (d < bestDistance) {
                best = n;
                bestDistance = d;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Insertions, deletions and replacements between two texts (Levenshtein 1966). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
