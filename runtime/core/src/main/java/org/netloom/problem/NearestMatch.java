package org.netloom.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name a person probably meant. */
public final class NearestMatch {
    private static final int LONGEST = 60;

    private NearestMatch() {}

    /** The name nearest to the given one, where one is near enough to be meant. */
    public static Optional<String> of(String name, Collection<String> names) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        return names.stream()
                .filter(n -> distance(name, n) <= Math.max(1, Math.min(name.length(), n.length()) / 3))
                .min(Comparator.comparingInt(n -> distance(name, n)));
    }

    /** " (did you mean 'Conv2d'?)", or nothing. */
    public static String suggestion(String name, Collection<String> names) {
        return of(name, names).map(n -> " (did you mean '" + n + "'?)").orElse("");
    }

    /** Letters to insert, delete, replace or swap with their neighbour (Damerau 1964), ignoring case. */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], 1 + d[i - 2][j - 2]);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
