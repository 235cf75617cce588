package org.netloom.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.netloom.data.image.MaskFiles;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/** Reads images with their masks. */
final class SegmentationReader {
    private final SegmentationFolder spec;
    private final Shape shape;
    private final TreeSet<Integer> values = new TreeSet<>();

    private SegmentationReader(SegmentationFolder spec) {
        this.spec = spec;
        this.shape = Shape.of(spec.height(), spec.width(), spec.channels());
    }

    static DataParts read(SegmentationFolder spec, Path path, Splitter splitter) {
        return new SegmentationReader(spec).read(path, splitter);
    }

    private DataParts read(Path path, Splitter splitter) {
        MaskFolders.Parts parts = MaskFolders.find(path).orElseThrow(() -> CoreMessage.MASK_FOLDERS.exception(path));
        MaskFiles.Pairs train = pairs(parts.train());
        MaskFiles.Pairs validation = parts.validation() == null ? null : pairs(parts.validation());
        MaskFiles.Pairs test = parts.test() == null ? null : pairs(parts.test());
        MaskValues classes = MaskValues.of(spec, parts.train().root(), values);
        return splitter.parts(
                dataset(parts.train(), train, classes),
                validation == null ? null : dataset(parts.validation(), validation, classes),
                test == null ? null : dataset(parts.test(), test, classes),
                "images and masks of " + parts.train().root());
    }

    private MaskFiles.Pairs pairs(MaskFolders folders) {
        MaskFiles.Pairs pairs = MaskFiles.readAll(folders.root(), folders.images(), folders.masks(), shape);
        values.addAll(pairs.values());
        return pairs;
    }

    private Dataset dataset(MaskFolders folders, MaskFiles.Pairs pairs, MaskValues classes) {
        List<byte[]> maps = new ArrayList<>();
        for (int i = 0; i < folders.masks().size(); i++) {
            maps.add(classes.encode(folders.masks().get(i), pairs.masks()[i]));
        }
        return PixelDataset.masks(
                shape,
                pairs.images(),
                new Targets.ClassMap(classes.labels(), shape.height(), shape.width(), Targets.ClassMap.NONE),
                maps.toArray(byte[][]::new));
    }
}
