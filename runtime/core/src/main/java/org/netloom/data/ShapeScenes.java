package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Drawn scenes of several shapes. */
@Doc(
        summary = "Colour images of several simple shapes, with masks, boxes, points or labels.",
        formula =
                "side x side x 3, values 0..255; targets: one of 7 classes for each pixel, up to most boxes, the middles "
                        + "of 6 kinds of shapes, or 6 labels",
        use =
                "For segmentation, detection, key points and several labels, with no file. The kinds of shapes in a scene "
                        + "differ; the same seed gives the same scenes for every target.",
        avoid = "Not to compare networks: photographs are far harder. For one shape and its class take Shapes.",
        source = "drawn by this program")
public record ShapeScenes(
        @Param(doc = "samples in all", min = 1, max = 10000000, def = "2000")
        int count,

        @Param(doc = "what is to be found", def = "\"mask\"")
        SceneTarget target,

        @Param(doc = "height and width", unit = "pixels", min = 16, max = 512, def = "48")
        int side,

        @Param(doc = "most shapes in a scene; at least one is there", min = 1, max = 6, def = "3")
        int most)
        implements DataSpec {
    public static ShapeScenes of() {
        return new ShapeScenes(2000, SceneTarget.MASK, 48, 3);
    }

    public ShapeScenes count(int value) {
        return new ShapeScenes(value, target, side, most);
    }

    public ShapeScenes target(SceneTarget value) {
        return new ShapeScenes(count, value, side, most);
    }

    public ShapeScenes side(int value) {
        return new ShapeScenes(count, target, value, most);
    }

    public ShapeScenes most(int value) {
        return new ShapeScenes(count, target, side, value);
    }
}
