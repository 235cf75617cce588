package org.netloom.check;

import java.util.Optional;
import org.netloom.data.Blobs;
import org.netloom.data.Cifar10Data;
import org.netloom.data.CsvData;
import org.netloom.data.DataSpec;
import org.netloom.data.Digits;
import org.netloom.data.IdxData;
import org.netloom.data.ImageFolder;
import org.netloom.data.Moons;
import org.netloom.data.Shapes;
import org.netloom.data.Spirals;
import org.netloom.data.Xor;
import org.netloom.spec.Shape;

/**
 * What is known of a data set without opening it: everything for those that are generated, the declared sizes for others.
 *
 * @param input extent of a sample
 * @param classes number of classes; empty where it is unknown or the targets are numbers
 * @param values extent of the target where it is numbers
 * @param count samples in all
 */
record DataFacts(Optional<Shape> input, Optional<Integer> classes, Optional<Shape> values, Optional<Integer> count) {
    /** Classes of {@link Shapes}: circle, square, triangle, star, cross, ring. */
    private static final int SHAPES = 6;

    private static final Shape COLOUR = Shape.of(32, 32, 3);

    /** What is known of a data set. */
    static DataFacts of(DataSpec data) {
        try {
            return switch (data) {
                case Digits d -> classes(Shape.of(28, 28, 1), 10, d.count());
                case Shapes s
                when s.masks() ->
                    new DataFacts(
                            Optional.of(COLOUR), none(), Optional.of(Shape.of(32, 32, 1)), Optional.of(s.count()));
                case Shapes s -> classes(COLOUR, SHAPES, s.count());
                case Xor _ -> classes(Shape.of(2), 2, 4);
                case Spirals s -> classes(Shape.of(2), s.arms(), s.count());
                case Moons m -> classes(Shape.of(2), 2, m.count());
                case Blobs b -> classes(Shape.of(b.features()), b.classes(), b.count());
                case Cifar10Data _ -> new DataFacts(Optional.of(COLOUR), Optional.of(10), none(), none());
                case ImageFolder f ->
                    new DataFacts(Optional.of(Shape.of(f.height(), f.width(), f.channels())), none(), none(), none());
                case IdxData _, CsvData _ -> UNKNOWN;
            };
        } catch (IllegalArgumentException _) {
            // A size below 1, which the check of the plan reports.
            return UNKNOWN;
        }
    }

    private static final DataFacts UNKNOWN = new DataFacts(none(), none(), none(), none());

    private static DataFacts classes(Shape input, int classes, int count) {
        return new DataFacts(Optional.of(input), Optional.of(classes), none(), Optional.of(count));
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
