package org.netloom.data;

import java.nio.file.Path;
import java.util.Optional;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

/**
 * What a file says of images.
 *
 * @param firstImage a file it names
 */
record AnnotationKind(What what, Path firstImage) {
    private enum What {
        BOXES,
        POINTS,
        LABELS
    }

    /** Empty where a file is no table or COCO JSON with images that are there. */
    static Optional<AnnotationKind> of(Path file) {
        try {
            if (AnnotationFiles.isJson(file)) {
                CocoFile coco = CocoFile.read(file);
                return found(file, coco.firstImage(), coco.hasPoints() ? What.POINTS : What.BOXES);
            }
            return TableFiles.isTable(file) ? AnnotationCsv.read(file).flatMap(csv -> of(file, csv)) : Optional.empty();
        } catch (NetloomException _) {
            // Whoever reads it as another kind of data tells what is wrong with it.
            return Optional.empty();
        }
    }

    private static Optional<AnnotationKind> of(Path file, AnnotationCsv csv) {
        What what = csv.hasBoxes() ? What.BOXES : csv.hasPoints() ? What.POINTS : csv.hasLabels() ? What.LABELS : null;
        return what == null ? Optional.empty() : csv.firstImage().flatMap(name -> found(file, name, what));
    }

    private static Optional<AnnotationKind> found(Path file, String image, What what) {
        return Optional.ofNullable(new ImageLookup(file, "").find(image)).map(found -> new AnnotationKind(what, found));
    }

    DataSpec spec(String path, Shape shape) {
        int h = shape.height();
        int w = shape.width();
        int c = shape.channels();
        return switch (what) {
            case BOXES -> DetectionData.of(path, h, w).channels(c);
            case POINTS -> KeypointData.of(path, h, w).channels(c);
            case LABELS -> MultiLabelData.of(path, h, w).channels(c);
        };
    }
}
