package org.netloom.train;

/**
 * How well one class is told from the others.
 *
 * @param precision share of right decisions among those for this class; 0 where there was none
 * @param recall share of this class's samples that were found; 0 where there are none
 * @param f1 harmonic mean of both
 * @param samples of this class
 */
public record ClassRow(String label, double precision, double recall, double f1, long samples) {
    /** Intersection over union, the share of hits among all samples that are of this class or taken for it (Jaccard 1912). */
    public double overlap() {
        return f1 / (2 - f1);
    }

    static ClassRow of(String label, long hits, long guessed, long samples) {
        double precision = guessed == 0 ? 0 : (double) hits / guessed;
        double recall = samples == 0 ? 0 : (double) hits / samples;
        double f1 = hits == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new ClassRow(label, precision, recall, f1, samples);
    }
}
