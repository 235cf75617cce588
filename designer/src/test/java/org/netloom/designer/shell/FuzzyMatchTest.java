package org.netloom.designer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
    private static List<String> found(String typed, String... texts) {
        return java.util.Arrays.stream(texts)
                .filter(t -> FuzzyMatch.score(typed, t).isPresent())
                .sorted(Comparator.comparingInt(
                                (String t) -> FuzzyMatch.score(typed, t).getAsInt())
                        .reversed())
                .toList();
    }

    @Test
    void allLettersHaveToOccurInTheirOrder() {
        assertTrue(FuzzyMatch.score("ejp", "Export Java project").isPresent());
        assertTrue(FuzzyMatch.score("jpx", "Export Java project").isEmpty());
        assertTrue(FuzzyMatch.score("zz", "Zoom in").isEmpty());
    }

    @Test
    void nothingTypedFindsAll() {
        assertEquals(0, FuzzyMatch.score(" ", "Save").getAsInt());
    }

    @Test
    void beginningsOfWordsComeFirst() {
        assertEquals(
                "Save as", found("sa", "Close all", "Select all", "Save as").getFirst());
        assertEquals("Zoom to fit", found("fit", "Find it", "Zoom to fit").getFirst());
        assertEquals(
                "Export Java project",
                found("exp", "Next problem", "Export Java project").getFirst());
    }
}
