package org.netloom.designer.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.designer.widget.Numbers;
import org.netloom.json.Json;
import org.netloom.spec.Activation;
import org.netloom.spec.ELU;
import org.netloom.spec.GELU;
import org.netloom.spec.LeakyReLU;
import org.netloom.spec.Range;
import org.netloom.spec.ReLU;
import org.netloom.spec.Softmax;

/** Numbers and formulas: what is read, what is shown. Needs no display. */
class TextsOfNumbersTest {
    @Test
    void numbersAreReadAsTheyAreMeant() {
        assertEquals(Optional.of(12L), Numbers.parse(" 12 "));
        assertEquals(Optional.of(1000L), Numbers.parse("1e3"));
        assertEquals("0.001", Numbers.text(Numbers.parse("1e-3").orElseThrow()));
        assertEquals(Optional.of(-3L), Numbers.parse("-3"));
        for (String no : List.of("", "six", "1.2.3", "3px", "1e9999", "NaN", "0x10", "1".repeat(200))) {
            assertTrue(Numbers.parse(no).isEmpty(), no);
        }
        assertEquals(List.of(3L, 5L), Numbers.parseList("3 x 5"));
        assertEquals(List.of(28L, 28L, 1L), Numbers.parseList("28, 28, 1"));
        assertEquals("3 x", Numbers.parseList("3 x"));
    }

    @ParameterizedTest
    @CsvSource({
        "16, 1, true, 17",
        "16, -10, true, 6",
        "1, -1, true, 1",
        "0.001, 1, false, 0.002",
        "0.001, -1, false, 0.0009",
        "0.5, 1, false, 0.6",
        "0.9, 1, false, 1",
        "0.25, -1, false, 0.15"
    })
    void stepsGoByTheFirstDigit(String from, int steps, boolean whole, String to) {
        Range range = new Range(whole ? 1 : 0, 4096, false, false, "");
        Object value = Numbers.parse(from).orElseThrow();
        assertEquals(to, Json.line(Numbers.step(value, steps, whole, range)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(28 + 2*2 - 5)/1 + 1 = 28",
                "floor((224 + 3 + 2 - 7)/2) + 1 = 112",
                "ceil((7 - 2)/2) + 1 - 1 = 3",
                "(7 - 1)*2 - 2*1 + (4 - 1) + 1 = 14",
                "3*3*(16/4)*32 = 1152",
                "2*64 = 128",
                "(14 - 50)/1 + 1 = -35"
            })
    void formulasAreSet(String formula) {
        assertTrue(MathParser.understands(formula, metrics()), formula);
        assertTrue(MathParser.set(formula, metrics()).width > 0);
    }

    @Test
    void whatIsNoFormulaIsShownAsItIs() {
        assertFalse(MathParser.understands("y[i] = max over u", metrics()));
        assertTrue(MathParser.set("y[i] = max over u", metrics()) instanceof MathBox.Text);
    }

    private static FontMetrics metrics() {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        return g.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    }

    @Test
    void curvesAreTheFunctions() {
        assertEquals(0, at(ReLU.of(), -2));
        assertEquals(-0.02, at(LeakyReLU.of(), -2), 1e-9);
        assertEquals(Math.expm1(-2), at(ELU.of(), -2), 1e-9);
        assertEquals(0.8413447, at(GELU.of(), 1), 1e-6);
        assertTrue(Curves.of(Softmax.of()).isEmpty());
    }

    private static double at(Activation activation, double x) {
        return Curves.of(activation).orElseThrow().applyAsDouble(x);
    }

    @Test
    void amountsAreShort() {
        assertEquals("61.7 kB", Amounts.bytes(61_706));
        assertEquals("999 B", Amounts.bytes(999));
        assertEquals("3.86 G", Amounts.brief(3_858_000_000L));
    }
}
