package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netloom.json.Json;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

class PreprocessorTest {
    private static Dataset data(Shape shape, float[]... samples) {
        return ArrayDataset.classes(shape, samples, new int[samples.length], List.of("a"));
    }

    private static float[] applied(Preprocessor p, float... sample) {
        float[] x = sample.clone();
        p.apply(x, 0);
        return x;
    }

    @Test
    void standardizeMeasuresEachChannel() {
        Dataset images = data(Shape.of(1, 2, 2), new float[] {1, 10, 3, 30}, new float[] {5, 50, 7, 70});
        Preprocessor p = Preprocessor.fit(List.of(Standardize.of()), images);
        double deviation = Math.sqrt(5);
        assertArrayEquals(
                new float[] {(float) (-3 / deviation), (float) (-3 / deviation), 0, 0},
                applied(p, 1, 10, 4, 40),
                1e-6f);
    }

    @Test
    void aChannelThatNeverChangesBecomesZero() {
        Preprocessor p =
                Preprocessor.fit(List.of(Standardize.of()), data(Shape.of(2), new float[] {7, 1}, new float[] {7, 3}));
        assertArrayEquals(new float[] {0, -1}, applied(p, 7, 1), 1e-6f);
    }

    @Test
    void yearsKeepTheirDigits() {
        float[][] years = new float[1000][];
        for (int i = 0; i < years.length; i++) {
            years[i] = new float[] {16_000_000 + i % 2};
        }
        Preprocessor p = Preprocessor.fit(List.of(Standardize.of()), data(Shape.of(1), years));
        // float32 itself spends its digits on the offset here; the deviation of 0.5 is still measured.
        assertEquals("0.5", Json.number((Double) scale(p).getFirst()));
    }

    private static List<?> scale(Preprocessor p) {
        return (List<?>) ((java.util.Map<?, ?>) p.toJson().getFirst()).get("scale");
    }

    @Test
    void oneHotColumnsAreLeftAlone() {
        TableSchema schema = new TableSchema(
                List.of(
                        new TableSchema.Column("size", 0, List.of()),
                        new TableSchema.Column("colour", 1, List.of("blue", "red"))),
                Optional.of(new TableSchema.Column("kind", 2, List.of("a", "b"))));
        Dataset table = ArrayDataset.table(
                schema, new float[][] {{2, 1, 0}, {4, 0, 1}}, new float[][] {{0}, {1}}, schema.targets());
        Preprocessor p = Preprocessor.fit(List.of(Standardize.of()), table);
        assertArrayEquals(new float[] {-1, 1, 0}, applied(p, 2, 1, 0), 1e-6f);
    }

    @Test
    void rescaleMapsRangeToRange() {
        Preprocessor p = Preprocessor.fit(List.of(Rescale.of().low(-1)), data(Shape.of(1), new float[] {3}));
        assertArrayEquals(new float[] {-1}, applied(p, 0));
        assertArrayEquals(new float[] {1}, applied(p, 255), 1e-6f);
    }

    @Test
    void stepsFollowOneAnother() {
        Dataset images = data(Shape.of(1), new float[] {0}, new float[] {100});
        Preprocessor p = Preprocessor.fit(
                List.of(Rescale.of(), Standardize.of(), Rescale.of().from(-1).to(1)), images);
        assertArrayEquals(new float[] {0}, applied(p, 0), 1e-6f);
        assertArrayEquals(new float[] {1}, applied(p, 100), 1e-6f);
    }

    @Test
    void whatWasStoredDoesExactlyTheSame() {
        Dataset digits = Generators.digits(100, 1);
        Preprocessor p = Preprocessor.fit(List.of(Standardize.of(), Rescale.of().to(3)), digits);
        Object stored = Json.parse(Json.format(p.toJson()));
        Preprocessor again = Preprocessor.fromJson((List<?>) stored, digits.inputShape());
        float[] x = new float[784];
        digits.input(17, x, 0);
        assertArrayEquals(applied(p, x), applied(again, x));
        float[] back = applied(p, x);
        p.revert(back, 0);
        assertArrayEquals(x, back, 1e-3f);
        NetloomException e = assertThrows(
                NetloomException.class, () -> Preprocessor.fromJson((List<?>) stored, Shape.of(32, 32, 3)));
        assertEquals(
                "NL-222: the preprocessing was measured on 1 channels, but the inputs are 32 x 32 x 3", e.getMessage());
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        Dataset bad = data(Shape.of(2), new float[] {1, 2}, new float[] {3, Float.NaN});
        NetloomException e =
                assertThrows(NetloomException.class, () -> Preprocessor.fit(List.of(Standardize.of()), bad));
        assertEquals("NL-209: channel 1 of the training data holds values that are not finite numbers", e.getMessage());
        assertEquals(
                "NL-223: Rescale needs from and to, and low and high, to differ, but they are 0.0, 0.0 and 0.0, 1.0",
                assertThrows(
                                NetloomException.class,
                                () -> Preprocessor.fit(List.of(Rescale.of().to(0)), Generators.xor()))
                        .getMessage());
    }

    @Test
    void indicesOfSymbolsStayAsTheyAre() {
        Dataset brackets = Generators.sequences(Sequences.of().count(50).kind(SequenceKind.BRACKETS), 1);
        Preprocessor p = Preprocessor.fit(List.of(Standardize.of(), Rescale.of()), brackets);
        float[] x = new float[20];
        brackets.input(7, x, 0);
        assertArrayEquals(x, applied(p, x));
    }
}
