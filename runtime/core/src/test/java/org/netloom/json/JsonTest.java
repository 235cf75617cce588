package org.netloom.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.netloom.problem.NetloomException;

class JsonTest {
    @Test
    void decimalsAreDoublesWhereTheyAreAskedFor() {
        assertEquals(List.of(1L, 0.1, -2.5e-300, 1e300), Json.parseDoubles("[1, 0.1, -2.5e-300, 1e300]"));
        assertThrows(NetloomException.class, () -> Json.parseDoubles("[0.]"));
    }

    @Test
    void readsEveryKindOfValue() {
        Object value = Json.parse("\ufeff { \"a\" : [1, -0, 2.50, 1e-3, 9223372036854775808, true, false, null], "
                + "\"b\\u00e4\\n\\\"\\/\" : {}, \"\" : \"\\ud83d\\ude00\" } ");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put(
                "a",
                Arrays.asList(
                        1L,
                        0L,
                        new BigDecimal("2.50"),
                        new BigDecimal("1e-3"),
                        new BigInteger("9223372036854775808"),
                        true,
                        false,
                        null));
        expected.put("bä\n\"/", Map.of());
        expected.put("", "😀");
        assertEquals(expected, value);
        assertEquals(List.of("a", "bä\n\"/", ""), List.copyOf(((Map<?, ?>) value).keySet()));
        assertEquals(Long.MIN_VALUE, Json.parse("-9223372036854775808"));
    }

    @Test
    void errorsSayWhereWhatWasExpectedAndWhatCame() {
        assertError("", "line 1, column 1: expected a value, but found the end of the text");
        assertError("{\"a\": 1,\n \"b\": [1, 2,, 3]}", "line 2, column 13: expected a value, but found \",\"");
        assertError("{\"a\" 1}", "line 1, column 6: expected ':' behind the name, but found \"1\"");
        assertError("{a: 1}", "line 1, column 2: expected a name in double quotes, but found \"a\"");
        assertError("{\"a\": 1, }", "line 1, column 10: expected a name in double quotes, but found \"}\"");
        assertError("[1 2]", "line 1, column 4: expected ',' or ']', but found \"2\"");
        assertError("[1", "line 1, column 3: expected ',' or ']', but found the end of the text");
        assertError("[truth]", "line 1, column 2: expected a value, but found \"truth\"");
        assertError("01", "line 1, column 2: expected the end of the text, but found \"1\"");
        assertError("1.", "line 1, column 3: expected a digit, but found the end of the text");
        assertError("-x", "line 1, column 2: expected a digit, but found \"x\"");
        assertError("NaN", "line 1, column 1: expected a value, but found \"NaN\"");
        assertError("\"a\nb\"", "line 1, column 3: expected an escape such as \\n for a control character");
        assertError("\"\\x\"", "line 1, column 3: expected one of \" \\ / b f n r t u behind a backslash");
        assertError("\"\\u00g0\"", "line 1, column 6: expected four hexadecimal digits behind \\u, but found \"g0\"");
        assertError("\"abc", "line 1, column 5: expected '\"' at the end of the text in quotes");
        assertError("{\"a\": 1,\n  \"a\": 2}", "line 2, column 3: expected a name that is new in its object");
        assertError("[".repeat(100_000), "line 1, column 201: expected at most 200 levels of nesting");
        assertError("1".repeat(500), "expected a number of at most 400 characters, but found one of 500");
        assertError("1e99999999999", "expected an exponent of at most 9 digits");
        assertError("// no\n1", "line 1, column 1: expected a value, but found \"/\"");
    }

    private static void assertError(String text, String message) {
        String came =
                assertThrows(NetloomException.class, () -> Json.parse(text)).getMessage();
        assertTrue(came.startsWith("NL-401: ") && came.contains(message), came);
    }

    @Test
    void mustBeAnObject() {
        assertEquals(Map.of("a", 1L), Json.parseObject("{\"a\": 1}"));
        assertThrows(NetloomException.class, () -> Json.parseObject("[1]"));
    }

    @Test
    void writesForPeople() {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", "conv1");
        node.put("kernel", List.of(5, 3));
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("nodes", List.of(node, Map.of("id", "x".repeat(90))));
        value.put("edges", List.of("a long name -> conv1", "conv1 -> another long name"));
        value.put("labels", List.of("cat", "dog"));
        value.put("empty", List.of());
        value.put("rate", 0.001);
        assertEquals("""
                {
                  "nodes": [
                    {"id": "conv1", "kernel": [5, 3]},
                    {
                      "id": "%s"
                    }
                  ],
                  "edges": [
                    "a long name -> conv1",
                    "conv1 -> another long name"
                  ],
                  "labels": ["cat", "dog"],
                  "empty": [],
                  "rate": 0.001
                }
                """.formatted("x".repeat(90)), Json.format(value));
        assertFalse(Json.line(value).contains("\n"));
    }

    @Test
    void fillsLinesWithNumbers() {
        List<Integer> numbers = IntStream.range(100, 160).boxed().toList();
        String text = Json.format(Map.of("values", numbers));
        assertEquals(8, text.lines().count());
        assertTrue(text.lines().allMatch(l -> l.length() <= 100 && l.equals(l.stripTrailing())), text);
        assertTrue(text.contains("[\n    100, 101, 102,"), text);
    }

    @Test
    void writesNumbersInTheirShortestForm() {
        assertEquals("0.001", Json.line(1e-3));
        assertEquals("0.0001", Json.line(1e-4));
        assertEquals("1e-5", Json.line(1e-5));
        assertEquals("-1.5e-8", Json.line(-1.5e-8));
        assertEquals("64", Json.line(64.0));
        assertEquals("0.1", Json.line(0.1f));
        assertEquals("100000000000000", Json.line(1e14));
        assertEquals("1e15", Json.line(1e15));
        assertEquals("1.7976931348623157e308", Json.line(Double.MAX_VALUE));
        assertEquals("4.9e-324", Json.line(Double.MIN_VALUE));
        assertEquals("0", Json.line(0.0));
        assertEquals("-0.0", Json.line(-0.0));
        assertEquals("\"NaN\"", Json.line(Double.NaN));
        assertEquals("0.10", Json.line(Json.parse("0.10")));
    }

    @Test
    void escapesWhatCouldBreakOut() {
        assertEquals(
                "\"\\\"\\\\\\n\\u0000\\u001b\\u2028\\ud800\\u007f😀ä\"",
                Json.line("\"\\\n\0\u001b\u2028\ud800\u007f😀ä"));
        assertEquals("\"\\udc00\\ud800\"", Json.line("\udc00\ud800"));
    }

    @Test
    void quotesLongValuesInPart() {
        String brief = Json.brief("x".repeat(1000));
        assertEquals(60, brief.length());
        assertTrue(brief.endsWith("..."));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadBack(@ForAll("values") Object value) {
        assertEquals(value, Json.parse(Json.format(value)));
        assertEquals(value, Json.parse(Json.line(value)));
        assertEquals(Json.format(value), Json.format(Json.parse(Json.format(value))));
    }

    @Property(tries = 500)
    void everyDoubleIsReadBack(@ForAll double value) {
        assertEquals(value, ((Number) Json.parse(Json.number(value))).doubleValue());
    }

    @Property(tries = 500)
    void anyTextEndsInAValueOrAMessage(@ForAll("nearJson") String text) {
        try {
            Json.parse(text);
        } catch (NetloomException e) {
            assertTrue(e.getMessage().startsWith("NL-401"), e.getMessage());
        }
    }

    @Provide
    Arbitrary<String> nearJson() {
        return Arbitraries.strings()
                .withChars("{}[]:,\"\\0123.eE+-truefalsn \nu\ud800")
                .ofMaxLength(30);
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> scalar = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(s -> s),
                Arbitraries.longs().map(n -> n),
                Arbitraries.bigDecimals().ofScale(3).map(n -> n),
                Arbitraries.of(true, false),
                Arbitraries.just(null));
        Arbitrary<Object> value = scalar;
        for (int depth = 0; depth < 3; depth++) {
            Arbitrary<Object> inner = value;
            value = Arbitraries.oneOf(
                    scalar,
                    inner.list().ofMaxSize(4).map(l -> l),
                    Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), inner)
                            .ofMaxSize(4)
                            .map(m -> m));
        }
        return value;
    }
}
