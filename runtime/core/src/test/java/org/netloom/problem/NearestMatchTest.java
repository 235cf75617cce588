package org.netloom.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestMatchTest {
    private static final List<String> NAMES = List.of("Conv2d", "ConvTranspose2d", "Dense", "Dropout", "ELU", "Add");

    @Test
    void findsTheNameThatWasMeant() {
        assertEquals(Optional.of("Conv2d"), NearestMatch.of("conv2D", NAMES));
        assertEquals(Optional.of("Conv2d"), NearestMatch.of("Covn2d", NAMES));
        assertEquals(Optional.of("Dense"), NearestMatch.of("Dence", NAMES));
        assertEquals(Optional.of("Dropout"), NearestMatch.of("Drop-Out", NAMES));
        assertEquals(Optional.of("ELU"), NearestMatch.of("elu", NAMES));
        assertEquals(" (did you mean 'Dense'?)", NearestMatch.suggestion("Desne", NAMES));
    }

    @Test
    void suggestsNothingForSomethingElse() {
        assertEquals(Optional.empty(), NearestMatch.of("Attention", NAMES));
        assertEquals(Optional.empty(), NearestMatch.of("x".repeat(100_000), NAMES));
        assertEquals("", NearestMatch.suggestion("", NAMES));
    }

    @Test
    void countsASwapAsOne() {
        assertEquals(1, NearestMatch.distance("ab", "ba"));
        assertEquals(3, NearestMatch.distance("kitten", "sitting"));
        assertEquals(0, NearestMatch.distance("ReLU", "relu"));
    }
}
