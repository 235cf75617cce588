package org.netloom.data;

import java.util.List;
import org.netloom.problem.Problem;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A folder per class. */
@Doc(
        summary = "JPEG and PNG files in one folder per class, resized to one size.",
        formula = "height x width x channels, values 0..255, one class per folder",
        use = "Own photographs. The names of the folders are the labels; folders train, validation and test, "
                + "with such folders inside, are kept as these parts.",
        avoid =
                "Not where one image has several labels or boxes, and not for millions of files: they are read at the start of a training.",
        source = "layout of the training images of ImageNet (Deng et al. 2009)")
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
    @Override
    public List<Problem> conflicts() {
        return ImageChannels.problems(channels);
    }

    public static ImageFolder of(String path, int height, int width) {
        return new ImageFolder(path, height, width, 3);
    }

    public ImageFolder channels(int value) {
        return new ImageFolder(path, height, width, value);
    }
}
