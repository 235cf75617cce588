package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

class SplitterTest {
    /** Sample i holds the number i. */
    private static Dataset numbered(int count, int classes) {
        float[][] x = new float[count][1];
        int[] c = new int[count];
        for (int i = 0; i < count; i++) {
            x[i][0] = i;
            c[i] = i * i % classes;
        }
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            labels.add("" + i);
        }
        return ArrayDataset.classes(Shape.of(1), x, c, labels);
    }

    private static List<Integer> numbers(Dataset part) {
        List<Integer> numbers = new ArrayList<>();
        float[] x = new float[1];
        for (int i = 0; i < part.size(); i++) {
            part.input(i, x, 0);
            numbers.add((int) x[0]);
        }
        return numbers;
    }

    @Property(tries = 60)
    void everySampleIsInOnePart(
            @ForAll @IntRange(min = 5, max = 300) int count,
            @ForAll @IntRange(min = 1, max = 12) int classes,
            @ForAll @DoubleRange(min = 0, max = 0.4) double validation,
            @ForAll @DoubleRange(min = 0, max = 0.4) double test,
            @ForAll long seed) {
        Dataset all = numbered(count, classes);
        DataParts parts = new Splitter(new Split(validation, test), seed).split(all, "numbers");
        TreeSet<Integer> seen = new TreeSet<>();
        for (Dataset part : List.of(parts.train(), parts.validation(), parts.test())) {
            List<Integer> numbers = numbers(part);
            assertEquals(numbers.stream().sorted().toList(), numbers);
            seen.addAll(numbers);
        }
        assertEquals(count, seen.size());
        assertEquals(
                count,
                parts.train().size() + parts.validation().size() + parts.test().size());
        assertEquals(count * validation, parts.validation().size(), 1.01);
        assertEquals(count * test, parts.test().size(), 1);
    }

    @Test
    void classesKeepTheirProportions() {
        Dataset digits = Generators.digits(1000, 1);
        DataParts parts = new Splitter(new Split(0.1, 0.2), 9).split(digits, "digits");
        int[] counts = new int[10];
        float[] label = new float[1];
        for (int i = 0; i < parts.test().size(); i++) {
            parts.test().target(i, label, 0);
            counts[(int) label[0]]++;
        }
        for (int c : counts) {
            assertEquals(20, c);
        }
        assertEquals(
                "digits: 28 x 28 x 1, 10 classes; 700 to train, 100 to validate, 200 to test", parts.description());
    }

    @Test
    void theSeedDecides() {
        Dataset all = numbered(100, 3);
        List<Integer> one = numbers(new Splitter(Split.of(), 1).split(all, "").test());
        assertEquals(one, numbers(new Splitter(Split.of(), 1).split(all, "").test()));
        assertNotEquals(one, numbers(new Splitter(Split.of(), 2).split(all, "").test()));
    }

    @Test
    void aTestPartThatComesAlongIsKept() {
        Dataset test = numbered(7, 3);
        DataParts parts = new Splitter(new Split(0.1, 0.2), 1).split(numbered(100, 3), test, "numbers");
        assertEquals(test, parts.test());
        assertEquals(90, parts.train().size());
        assertEquals(10, parts.validation().size());
    }

    @Test
    void whatLeavesNothingForTrainingIsRefused() {
        assertEquals(
                "NL-219: validation 0.5 and test 0.5 leave nothing for training; together they must be below 1",
                assertThrows(NetloomException.class, () -> new Splitter(new Split(0.5, 0.5), 1))
                        .getMessage());
        Dataset one = numbered(1, 1);
        assertTrue(assertThrows(NetloomException.class, () -> new Splitter(new Split(0, 0.9), 1).split(one, "one"))
                .getMessage()
                .startsWith("NL-220: a split with validation 0.0 and test 0.9 leaves no sample of one"));
    }
}
