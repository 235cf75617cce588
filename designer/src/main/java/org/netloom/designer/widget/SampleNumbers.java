package org.netloom.designer.widget;

import java.util.List;
import java.util.stream.IntStream;
import org.netloom.spec.Shape;

/** What the numbers of a sample are called that is neither an image nor a row of a table. */
public final class SampleNumbers {
    private SampleNumbers() {}

    /** "x1", "x2" for a vector; "x1[1]", "x2[1]", "x1[2]" step by step for a sequence. */
    public static List<String> names(Shape shape) {
        int channels = shape.channels();
        return IntStream.range(0, shape.size())
                .mapToObj(i ->
                        shape.isVector() ? "x" + (i + 1) : "x" + (i % channels + 1) + "[" + (i / channels + 1) + "]")
                .toList();
    }
}
