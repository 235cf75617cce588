package org.netloom.data;

import java.util.List;
import org.netloom.spec.Shape;

/** What a data set has to be predicted. */
public sealed interface Targets {
    /** Extent of one sample's target. */
    Shape shape();

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
}
