package org.netloom.designer.palette;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How well what somebody typed names a thing. Every word of it must be found somewhere. */
public final class PaletteSearch {
    /** It is not what is looked for. */
    public static final int NO = -1;

    private static final int EXACT = 100;
    private static final int NAME_START = 80;
    private static final int NAME_WORD = 60;
    private static final int SYNONYM = 50;
    private static final int INSIDE = 30;
    private static final int CATEGORY = 20;
    private static final int SUMMARY = 10;

    private PaletteSearch() {}

    /**
     * Ranks a thing.
     *
     * @param query what was typed; blank finds everything
     * @param synonyms separated by commas
     * @return {@link #NO}, or more the better it fits
     */
    public static int score(String query, String name, String synonyms, String category, String summary) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return 0;
        }
        String plain = name.toLowerCase(Locale.ROOT);
        List<String> others = Arrays.stream(synonyms.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .toList();
        // "max pool" and "maxpool" are the start of MaxPool2d.
        String joined = wanted.replaceAll("[\\s_-]+", "");
        if (joined.equals(plain) || others.contains(wanted)) {
            return EXACT;
        }
        if (plain.startsWith(joined)) {
            return NAME_START;
        }
        int worst = EXACT;
        for (String word : wanted.split("\\s+")) {
            worst = Math.min(worst, word(word, name, others, category, summary));
        }
        return worst;
    }

    private static int word(String word, String name, List<String> synonyms, String category, String summary) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (startsAWord(word, words(name))) {
            return NAME_WORD;
        }
        if (synonyms.stream().anyMatch(s -> startsAWord(word, s))) {
            return SYNONYM;
        }
        if (plain.contains(word)) {
            return INSIDE;
        }
        if (startsAWord(word, category)) {
            return CATEGORY;
        }
        return startsAWord(word, summary) ? SUMMARY : NO;
    }

    private static boolean startsAWord(String word, String text) {
        return (" " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", " ")).contains(" " + word);
    }

    /** "MaxPool2d" as "Max Pool 2d". */
    static String words(String name) {
        return name.replaceAll("(?<=\\p{Ll})(?=[\\p{Lu}\\p{Nd}])|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", " ");
    }
}
