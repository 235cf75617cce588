package org.netloom.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One kind of mistake of a classifier.
 *
 * @param actual label of the sample
 * @param guessed label the network chose instead
 * @param count how often
 */
record Confusions(String actual, String guessed, long count) {
    /** The commonest mistakes, most frequent first. */
    static List<Confusions> of(ClassMetrics metrics, int atMost) {
        long[][] matrix = metrics.confusion();
        List<Confusions> all = new ArrayList<>();
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                if (i != j && matrix[i][j] > 0) {
                    all.add(new Confusions(
                            metrics.labels().get(i), metrics.labels().get(j), matrix[i][j]));
                }
            }
        }
        all.sort(Comparator.comparingLong((Confusions c) -> -c.count));
        return all.subList(0, Math.min(atMost, all.size()));
    }
}
