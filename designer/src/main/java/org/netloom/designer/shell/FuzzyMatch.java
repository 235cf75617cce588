package org.netloom.designer.shell;

import java.util.Locale;
import java.util.OptionalInt;

/** How well a few typed letters fit a text: all have to occur in their order; beginnings of words and runs count more. */
final class FuzzyMatch {
    private static final int WORD = 8;
    private static final int RUN = 5;
    private static final int WHOLE = 20;

    private FuzzyMatch() {}

    /** A number that is the greater the better it fits; empty where it does not. */
    static OptionalInt score(String typed, String text) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        String found = text.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return OptionalInt.of(0);
        }
        int whole = found.indexOf(wanted);
        int best = whole < 0 ? Integer.MIN_VALUE : WHOLE * wanted.length() + (beginsWord(found, whole) ? WORD : 0);
        // The first letter may stand in several places; the best way from any of them counts.
        for (int at = found.indexOf(wanted.charAt(0)); at >= 0; at = found.indexOf(wanted.charAt(0), at + 1)) {
            best = Math.max(best, from(wanted, found, at));
        }
        return best == Integer.MIN_VALUE ? OptionalInt.empty() : OptionalInt.of(best * 4 - found.length());
    }

    private static int from(String wanted, String found, int start) {
        int score = 0;
        int last = start - 1;
        int at = start;
        for (int i = 0; i < wanted.length(); i++) {
            char c = wanted.charAt(i);
            if (Character.isWhitespace(c)) {
                continue;
            }
            int run = last + 1 < found.length() && found.charAt(last + 1) == c ? last + 1 : -1;
            at = run >= 0 ? run : next(found, c, last + 1);
            if (at < 0) {
                return Integer.MIN_VALUE;
            }
            score += 1 + (run >= 0 && i > 0 ? RUN : 0) + (beginsWord(found, at) ? WORD : 0);
            last = at;
        }
        return score;
    }

    /** The next place of a letter: a beginning of a word where there is one. */
    private static int next(String found, char c, int from) {
        for (int i = from; i < found.length(); i++) {
            if (found.charAt(i) == c && beginsWord(found, i)) {
                return i;
            }
        }
        return found.indexOf(c, from);
    }

    private static boolean beginsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
