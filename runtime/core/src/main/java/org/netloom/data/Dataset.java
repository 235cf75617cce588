package org.netloom.data;

import java.util.Optional;
import org.netloom.spec.Shape;

/**
 * Samples by index. Reading is free of side effects and may be done from several threads; the same index always gives
 * the same numbers. Images are {@code H x W x C} with values 0..255, as read.
 */
public interface Dataset {
    /** Number of samples; 0 for a part that a split left empty. */
    int size();

    /** Extent of one input. */
    Shape inputShape();

    /** What is to be predicted. */
    Targets targets();

    /** Writes input {@code i}, {@link #inputShape()} floats, to {@code to[at...]}. */
    void input(int i, float[] to, int at);

    /** Writes target {@code i}, as many floats as {@link Targets#shape()} has, to {@code to[at...]}. */
    void target(int i, float[] to, int at);

    /**
     * How many different symbols the inputs are the indices of, 0 to one less; 0 where inputs are quantities. Indices are
     * not preprocessed.
     */
    default int indices() {
        return 0;
    }

    /** How the columns of a table became the numbers of the input; empty for what is not a table. */
    default Optional<TableSchema> schema() {
        return Optional.empty();
    }
}
