package org.netloom.data;

import java.util.List;
import org.netloom.spec.Shape;

/** What a data set has to be predicted. */
public sealed interface Targets {
    /** Extent of one sample's target. */
    Shape shape();

    /** Names of the classes, labels, points or numbers, by index. */
    List<String> names();

    /**
     * One of several classes; the target is one float, the index of the class.
     *
     * @param labels names of the classes, by index
     */
    record Classes(List<String> labels) implements Targets {
        public Classes {
            labels = List.copyOf(labels);
        }

        public int count() {
            return labels.size();
        }

        @Override
        public List<String> names() {
            return labels;
        }

        @Override
        public Shape shape() {
            return Shape.of(1);
        }
    }

    /**
     * Numbers to be approximated: columns of a table, or a mask.
     *
     * @param shape extent of one sample's target; {@code H x W x C} of the input's H and W for a mask
     * @param names of the channels
     */
    record Values(Shape shape, List<String> names) implements Targets {
        public Values {
            names = List.copyOf(names);
        }
    }

    /**
     * One of several classes for every pixel of the input: {@code H x W x 1} indices.
     *
     * @param labels names of the classes, by index
     * @param height H of the input
     * @param width W of the input
     * @param ignore index of pixels that count neither for the loss nor for the figures; none of the classes, so negative
     *     or beyond the last
     */
    record ClassMap(List<String> labels, int height, int width, int ignore) implements Targets {
        /** Index of pixels that do not count, in all data sets of this program. */
        public static final int NONE = -1;

        public ClassMap {
            labels = List.copyOf(labels);
            if (ignore >= 0 && ignore < labels.size()) {
                throw new IllegalArgumentException(
                        "ignored index " + ignore + " is that of class " + labels.get(ignore));
            }
        }

        public int count() {
            return labels.size();
        }

        @Override
        public List<String> names() {
            return labels;
        }

        @Override
        public Shape shape() {
            return Shape.of(height, width, 1);
        }
    }

    /**
     * Objects in an image, a row {@code [class, x, y, width, height]} for each: the middle and the extent of the box around
     * it as shares of the image's width and height. Rows without an object have class -1 and stand at the end.
     *
     * @param labels names of the classes, by index
     * @param most rows of one sample
     */
    record Boxes(List<String> labels, int most) implements Targets {
        /** Numbers of a row: class, x, y, width, height. */
        public static final int ROW = 5;

        /** Class of a row without an object. */
        public static final int NONE = -1;

        public Boxes {
            labels = List.copyOf(labels);
        }

        public int count() {
            return labels.size();
        }

        @Override
        public List<String> names() {
            return labels;
        }

        @Override
        public Shape shape() {
            return Shape.of(most, ROW);
        }
    }

    /**
     * Places in an image, x and y of each as shares of the image's width and height; NaN where a point cannot be seen.
     *
     * @param names of the points, by index
     */
    record Points(List<String> names) implements Targets {
        public Points {
            names = List.copyOf(names);
        }

        public int count() {
            return names.size();
        }

        @Override
        public Shape shape() {
            return Shape.of(2 * names.size());
        }
    }

    /**
     * Yes or no for each of several labels, as 1 or 0 (multi-hot).
     *
     * @param names of the labels, by index
     */
    record Labels(List<String> names) implements Targets {
        public Labels {
            names = List.copyOf(names);
        }

        public int count() {
            return names.size();
        }

        @Override
        public Shape shape() {
            return Shape.of(names.size());
        }
    }
}
