package org.netloom.data;

import java.util.List;
import org.netloom.problem.Problem;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A folder of images and one of their masks. */
@Doc(
        summary = "JPEG and PNG files with a mask for each: a folder of images and one of masks of the same names.",
        formula =
                "height x width x channels, values 0..255, and one class for each pixel; images are resized by area or "
                        + "bilinearly, masks by the nearest pixel",
        use = "For segmentation. The folders are named image(s) and mask(s) or label(s); folders train, validation and "
                + "test, with such folders inside, are kept as these parts. A mask holds class numbers, grey levels or "
                + "colours, as PNG; a mask may be named as its image with _mask or _label behind.",
        avoid = "Not where whole images have a class, which takes a folder per class, and not for masks saved as JPEG: "
                + "they have no exact values any more.",
        source = "layout of the data of ISBI 2012 and of U-Net (Ronneberger et al. 2015)")
public record SegmentationFolder(
        @Param(doc = "the folder, relative to the design file")
        String path,

        @Param(doc = "height after resizing", unit = "pixels", min = 1, max = 4096)
        int height,

        @Param(doc = "width after resizing", unit = "pixels", min = 1, max = 4096)
        int width,

        @Param(doc = "3 for colour, 1 for grey", min = 1, max = 3, def = "3")
        int channels,

        @Param(doc = "names of the classes, by index; empty: made from what the masks hold", def = "[]")
        List<String> classes,

        @Param(doc = "what each class is in a mask: numbers 0..255 or colours #RRGGBB; empty: found out", def = "[]")
        List<String> values,

        @Param(
                doc = "number or colour of pixels that do not count; empty: none, or 255 above class numbers",
                def = "\"\"")
        String ignore)
        implements DataSpec {
    public SegmentationFolder {
        classes = List.copyOf(classes);
        values = List.copyOf(values);
    }

    @Override
    public List<Problem> conflicts() {
        List<Problem> found = new java.util.ArrayList<>(ImageChannels.problems(channels));
        found.addAll(MaskValues.problems(this));
        return found;
    }

    public static SegmentationFolder of(String path, int height, int width) {
        return new SegmentationFolder(path, height, width, 3, List.of(), List.of(), "");
    }

    public SegmentationFolder channels(int value) {
        return new SegmentationFolder(path, height, width, value, classes, values, ignore);
    }

    public SegmentationFolder classes(List<String> value) {
        return new SegmentationFolder(path, height, width, channels, value, values, ignore);
    }

    public SegmentationFolder classes(String... value) {
        return classes(List.of(value));
    }

    public SegmentationFolder values(List<String> value) {
        return new SegmentationFolder(path, height, width, channels, classes, value, ignore);
    }

    public SegmentationFolder values(String... value) {
        return values(List.of(value));
    }

    public SegmentationFolder ignore(String value) {
        return new SegmentationFolder(path, height, width, channels, classes, values, value);
    }
}
