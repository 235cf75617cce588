package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Cuts a window out of the padded image. */
@Doc(
        summary = "Puts zeros around the image and cuts the original size out at a random place.",
        formula = "offset 0 to 2*padding in both directions",
        use = "With 4 pixels the standard for CIFAR-10, together with a flip.",
        avoid = "Not on images whose object fills the frame, with more padding than a tenth of the side.",
        source = "He et al. 2015; Lee et al. 2015")
public record RandomCrop(
        @Param(doc = "zeros on every side", unit = "pixels", min = 0, max = 1024, def = "4")
        int padding) implements Augmentation {
    public static RandomCrop of() {
        return new RandomCrop(4);
    }

    public RandomCrop padding(int value) {
        return new RandomCrop(value);
    }
}
