package org.netloom.data;

import java.util.List;
import org.netloom.problem.Problem;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Images with several labels each. */
@Doc(
        summary = "Images of which each has any number of labels, from a CSV table or folders.",
        formula = "height x width x channels, values 0..255; 1 or 0 for each label",
        use =
                "Where several things are true of one image: attributes, contents. The table has a column image and one of 0 "
                        + "and 1 for each label, or one column with the labels, separated by semicolons, bars or blanks. Of folders, one for each "
                        + "label, an image that lies in several has all of their labels.",
        avoid = "Not where exactly one label is right: classes say so to the loss.",
        source = "multi-hot targets (Tsoumakas & Katakis 2007)")
public record MultiLabelData(
        @Param(doc = "a CSV table, or a folder with one or with folders for the labels, relative to the design file")
        String path,

        @Param(doc = "height after resizing", unit = "pixels", min = 1, max = 4096)
        int height,

        @Param(doc = "width after resizing", unit = "pixels", min = 1, max = 4096)
        int width,

        @Param(doc = "3 for colour, 1 for grey", min = 1, max = 3, def = "3")
        int channels,

        @Param(doc = "folder of the images, relative to the file; empty: its own folder, or images in it", def = "\"\"")
        String images)
        implements DataSpec {
    @Override
    public List<Problem> conflicts() {
        return ImageChannels.problems(channels);
    }

    public static MultiLabelData of(String path, int height, int width) {
        return new MultiLabelData(path, height, width, 3, "");
    }

    public MultiLabelData channels(int value) {
        return new MultiLabelData(path, height, width, value, images);
    }

    public MultiLabelData images(String value) {
        return new MultiLabelData(path, height, width, channels, value);
    }
}
