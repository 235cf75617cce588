package org.netloom.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.netloom.data.image.MaskOutput;
import org.netloom.model.AtomicFile;
import org.netloom.model.ModelInfo;
import org.netloom.model.Prediction;
import org.netloom.model.Task;
import org.netloom.spec.Shape;

/** Writes the masks that a network gives, a PNG for each sample, in the size of its image. */
final class Masks {
    private final ModelInfo info;
    private final Path folder;
    private final Set<String> taken = new HashSet<>();

    Masks(ModelInfo info, Path folder) {
        this.info = info;
        this.folder = folder;
    }

    /** Writes the mask of a prediction, if it is one, and tells the line where it is. */
    void write(Prediction p, String sample, PredictionLine line) {
        if (p.task() != Task.SEGMENTATION) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFile.failure(folder, e);
        }
        Path file = folder.resolve(name(sample));
        write(p, line, file);
        line.mask(file);
    }

    /** Writes a mask to a file. */
    void write(Prediction p, PredictionLine line, Path file) {
        Shape map = info.output();
        Shape extent = line.extent().orElse(map);
        MaskOutput.write(p.classMap(), map.height(), map.width(), extent.width(), extent.height(), file);
    }

    /** The name of the image, and a number where it has come before. */
    private String name(String sample) {
        Path last = Path.of(sample).getFileName();
        String name = (last == null ? "mask" : last.toString()).replaceAll("[^\\w.\\[\\]-]", "_");
        int point = name.lastIndexOf('.');
        String stem = point > 0 ? name.substring(0, point) : name;
        String free = stem;
        for (int k = 2; !taken.add(free); k++) {
            free = stem + "-" + k;
        }
        return free + ".png";
    }
}
