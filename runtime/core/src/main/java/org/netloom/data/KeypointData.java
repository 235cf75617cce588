package org.netloom.data;

import java.util.List;
import org.netloom.problem.Problem;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Images with key points. */
@Doc(
        summary = "Images with the places of named points in them, from a CSV table or COCO JSON.",
        formula =
                "height x width x channels, values 0..255; x and y of each point as shares of the image, NaN where it cannot "
                        + "be seen",
        use =
                "For landmarks of faces and poses. The table has a column image and two for each point, nose_x and nose_y, "
                        + "in pixels from the left top corner, empty where a point cannot be seen. Of COCO's images the "
                        + "largest object counts. A mirrored image has its points named left and right swapped.",
        avoid = "Not for several objects in one image: crop them first, or detect boxes.",
        source = "COCO key points (Lin et al. 2014)")
public record KeypointData(
        @Param(doc = "a CSV table, a JSON file, or a folder with them, relative to the design file")
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

    public static KeypointData of(String path, int height, int width) {
        return new KeypointData(path, height, width, 3, "");
    }

    public KeypointData channels(int value) {
        return new KeypointData(path, height, width, value, images);
    }

    public KeypointData images(String value) {
        return new KeypointData(path, height, width, channels, value);
    }
}
