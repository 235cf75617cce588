package org.netloom.data;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the columns of a table become numbers: found once on the training file, stored with the model, and applied to every
 * file predicted later.
 *
 * @param inputs columns that are read, in the order of the network's input
 * @param target column to be predicted; empty in a table that has none
 */
public record TableSchema(List<Column> inputs, Optional<Column> target) {
    public TableSchema {
        inputs = List.copyOf(inputs);
    }

    /**
     * A column.
     *
     * @param name from the header, or "column 3" where there is none
     * @param position in the file it was found in, from 0
     * @param categories its texts in the order of their one-hot numbers; empty for a column of numbers
     */
    public record Column(String name, int position, List<String> categories) {
        public Column {
            categories = List.copyOf(categories);
        }

        /** True for texts. */
        public boolean categorical() {
            return !categories.isEmpty();
        }

        /** Numbers this column takes as an input. */
        public int width() {
            return categorical() ? categories.size() : 1;
        }
    }

    /** Numbers of one input. */
    public int width() {
        return inputs.stream().mapToInt(Column::width).sum();
    }

    /** Names of the numbers of an input: "length", "colour=red". */
    public List<String> featureNames() {
        return inputs.stream()
                .flatMap(c -> c.categorical()
                        ? c.categories().stream().map(v -> c.name() + "=" + v)
                        : List.of(c.name()).stream())
                .collect(Collectors.toList());
    }

    /** Numbers of an input that are one-hot: standardising leaves them alone. */
    public BitSet oneHot() {
        BitSet hot = new BitSet();
        int at = 0;
        for (Column c : inputs) {
            hot.set(at, at + c.width(), c.categorical());
            at += c.width();
        }
        return hot;
    }
}
