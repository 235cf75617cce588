package org.netloom.data;

import java.util.List;
import org.netloom.problem.Problem;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Images with boxes around their objects. */
@Doc(
        summary = "Images with boxes around the objects in them, from a CSV table or COCO JSON.",
        formula =
                "height x width x channels, values 0..255; up to most rows [class, x, y, width, height] of a sample, middle "
                        + "and extent as shares of the image",
        use = "For detection. The table has the columns image, class, x, y, width, height in pixels from the left top "
                + "corner, a row for each object; an image without objects has a row with empty fields. Of a folder the files "
                + "named train, validation and test are kept as these parts.",
        avoid = "Not where it is enough to know what there is: several labels need no boxes. Not for objects of other "
                + "outlines: masks tell them apart better.",
        source = "PASCAL VOC (Everingham et al. 2010); COCO (Lin et al. 2014)")
public record DetectionData(
        @Param(doc = "a CSV table, a JSON file, or a folder with them, relative to the design file")
        String path,

        @Param(doc = "height after resizing", unit = "pixels", min = 1, max = 4096)
        int height,

        @Param(doc = "width after resizing", unit = "pixels", min = 1, max = 4096)
        int width,

        @Param(doc = "3 for colour, 1 for grey", min = 1, max = 3, def = "3")
        int channels,

        @Param(doc = "folder of the images, relative to the file; empty: its own folder, or images in it", def = "\"\"")
        String images,

        @Param(doc = "names of the classes, by index; empty: all that occur", def = "[]")
        List<String> classes,

        @Param(doc = "most objects in an image; 0: as many as the fullest has", min = 0, max = 10000, def = "0")
        int most)
        implements DataSpec {
    public DetectionData {
        classes = List.copyOf(classes);
    }

    @Override
    public List<Problem> conflicts() {
        return ImageChannels.problems(channels);
    }

    public static DetectionData of(String path, int height, int width) {
        return new DetectionData(path, height, width, 3, "", List.of(), 0);
    }

    public DetectionData channels(int value) {
        return new DetectionData(path, height, width, value, images, classes, most);
    }

    public DetectionData images(String value) {
        return new DetectionData(path, height, width, channels, value, classes, most);
    }

    public DetectionData classes(List<String> value) {
        return new DetectionData(path, height, width, channels, images, value, most);
    }

    public DetectionData classes(String... value) {
        return classes(List.of(value));
    }

    public DetectionData most(int value) {
        return new DetectionData(path, height, width, channels, images, classes, value);
    }
}
