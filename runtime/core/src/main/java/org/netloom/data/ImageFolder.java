package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A folder per class. */
@Doc(
        summary = "JPEG and PNG files in one folder per class, resized to one size.",
        formula = "height x width x channels, one class per folder",
        use = "Own photographs.",
        source = "-")
public record ImageFolder(
        @Param(doc = "the folder, relative to the design file")
        String path,

        @Param(doc = "height after resizing", unit = "pixels", min = 1, max = 4096)
        int height,

        @Param(doc = "width after resizing", unit = "pixels", min = 1, max = 4096)
        int width,

        @Param(doc = "3 for colour, 1 for grey", min = 1, max = 3, def = "3")
        int channels)
        implements DataSpec {
    public static ImageFolder of(String path, int height, int width) {
        return new ImageFolder(path, height, width, 3);
    }

    public ImageFolder channels(int value) {
        return new ImageFolder(path, height, width, value);
    }
}
