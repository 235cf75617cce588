package org.netloom.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {
    @Test
    void theirTimeIsDividedByOurs() {
        assertEquals(new Ratio(2, 2, 2), Ratio.of(List.of(5.0), List.of(10.0)));
    }

    @Test
    void mediansGiveTheRatioAndRoundsItsSpread() {
        assertEquals(new Ratio(1.5, 1.0, 3.0), Ratio.of(List.of(10.0, 4.0, 20.0), List.of(15.0, 12.0, 20.0)));
    }

    @Test
    void aRoundThatOnlyOneHasDoesNotCountForTheSpread() {
        assertEquals(new Ratio(8, 8, 8), Ratio.of(List.of(1.0), List.of(8.0, 8.0, 100.0)));
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheMiddleOnes() {
        assertEquals(2.5, Ratio.median(List.of(4.0, 1.0, 2.0, 3.0)));
    }
}
