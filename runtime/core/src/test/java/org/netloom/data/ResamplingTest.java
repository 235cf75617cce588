package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

class ResamplingTest {
    /** Sample i holds the number i; a fifth of them are of the rare class. */
    private static Dataset numbered(int from, int n) {
        float[][] x = new float[n][];
        int[] classes = new int[n];
        for (int i = 0; i < n; i++) {
            x[i] = new float[] {from + i};
            classes[i] = i % 5 == 0 ? 1 : 0;
        }
        return ArrayDataset.classes(Shape.of(1), x, classes, List.of("often", "rare"));
    }

    private static DataParts parts() {
        return new DataParts(numbered(0, 80), numbered(80, 20), numbered(100, 10), "numbers");
    }

    private static List<Integer> numbers(Dataset d) {
        float[] x = new float[1];
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < d.size(); i++) {
            d.input(i, x, 0);
            all.add((int) x[0]);
        }
        return all;
    }

    private static long rare(Dataset d) {
        float[] label = new float[1];
        return IntStream.range(0, d.size())
                .filter(i -> {
                    d.target(i, label, 0);
                    return label[0] == 1;
                })
                .count();
    }

    @Test
    void everySampleIsHeldOutOnce() {
        List<DataParts> folds = Resampling.folds(parts(), 4, 1);
        List<Integer> held = new ArrayList<>();
        for (DataParts f : folds) {
            List<Integer> rest = numbers(f.train());
            List<Integer> out = numbers(f.validation());
            assertTrue(Collections.disjoint(rest, out));
            assertEquals(100, rest.size() + out.size());
            assertEquals(25, out.size());
            assertEquals(5, rare(f.validation()), "each fold has the classes in proportion");
            assertEquals(10, f.test().size());
            held.addAll(out);
        }
        Collections.sort(held);
        assertEquals(IntStream.range(0, 100).boxed().toList(), held);
    }

    @Test
    void anotherSeedGivesOtherFolds() {
        assertEquals(
                numbers(Resampling.folds(parts(), 5, 1).getFirst().train()),
                numbers(Resampling.folds(parts(), 5, 1).getFirst().train()));
        assertTrue(!numbers(Resampling.folds(parts(), 5, 1).getFirst().train())
                .equals(numbers(Resampling.folds(parts(), 5, 2).getFirst().train())));
    }

    @Test
    void growingPartsAreNestedAndKeepTheClasses() {
        List<DataParts> growing = Resampling.growing(parts(), 4, 1);
        assertEquals(
                List.of(10, 20, 40, 80),
                growing.stream().map(p -> p.train().size()).toList());
        for (int i = 1; i < growing.size(); i++) {
            assertTrue(numbers(growing.get(i).train())
                    .containsAll(numbers(growing.get(i - 1).train())));
        }
        growing.forEach(p -> assertEquals(p.train().size() / 5, rare(p.train()), 1));
        assertEquals(
                4,
                Resampling.growing(new DataParts(numbered(0, 8), numbered(0, 1), numbered(0, 1), "few"), 9, 1)
                        .size());
    }

    @Test
    void tooManyFoldsAreRefused() {
        NetloomException e = assertThrows(NetloomException.class, () -> Resampling.folds(parts(), 101, 1));
        assertTrue(e.getMessage().contains("NL-264"), e.getMessage());
        assertThrows(NetloomException.class, () -> Resampling.folds(parts(), 1, 1));
    }
}
