package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Drawn shapes. */
@Doc(
        summary = "32x32 colour images of simple shapes before a background, with masks.",
        formula = "32 x 32 x 3, values 0..255; targets: the shape's class, or its mask of 32 x 32 x 1",
        use = "A stand-in for small photographs that needs no file; with masks for segmentation.",
        avoid = "Not as evidence for photographs: there is no texture, shadow or overlap.",
        source = "drawn by this program")
public record Shapes(
        @Param(doc = "samples in all", min = 1, max = 10000000, def = "6000")
        int count,

        @Param(doc = "the target is the mask of the shape instead of its class", def = "false")
        boolean masks)
        implements DataSpec {
    public static Shapes of() {
        return new Shapes(6000, false);
    }

    public Shapes count(int value) {
        return new Shapes(value, masks);
    }

    public Shapes masks(boolean value) {
        return new Shapes(count, value);
    }
}
