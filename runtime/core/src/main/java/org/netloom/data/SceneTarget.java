package org.netloom.data;

import java.util.ArrayList;
import java.util.List;

/** What is to be found in a scene of shapes. */
public enum SceneTarget {
    /** A class for each pixel: background, or the kind of shape. */
    MASK,
    /** The box around each shape, with its kind. */
    BOXES,
    /** The middle of the shape of each kind; not visible where there is none. */
    POINTS,
    /** Which kinds of shapes there are. */
    LABELS;

    /** The targets of scenes {@code side x side} of up to {@code most} shapes. */
    public Targets targets(int side, int most) {
        return switch (this) {
            case MASK -> {
                List<String> labels = new ArrayList<>(List.of("background"));
                labels.addAll(ShapeOutline.LABELS);
                yield new Targets.ClassMap(labels, side, side, Targets.ClassMap.NONE);
            }
            case BOXES -> new Targets.Boxes(ShapeOutline.LABELS, most);
            case POINTS -> new Targets.Points(ShapeOutline.LABELS);
            case LABELS -> new Targets.Labels(ShapeOutline.LABELS);
        };
    }
}
