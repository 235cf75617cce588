package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(
            longs = {0, 7, 999, 1000, 12_345, 123_456, 1_234_567, -999, -1000, -123_456, Long.MAX_VALUE, Long.MIN_VALUE
            })
    void digitsAreGroupedAsAFormatterWould(long n) {
        assertEquals(String.format(Locale.ROOT, "%,d", n), Words.grouped(n));
    }
}
