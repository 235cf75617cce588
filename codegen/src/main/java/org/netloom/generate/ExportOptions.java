package org.netloom.generate;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How to export.
 *
 * @param packageName Java package instead of the design's
 * @param force export into a folder with files that are not ours, and over files that a person changed
 * @param dataFolder what relative paths of the training data start from: the folder of the design file. Small data in it
 *     comes along; empty: none does
 * @param openCl true to have the OpenCL module in the project, so that it computes on graphics cards, too
 * @param part where the weights come from, where the design is a part of a trained one; empty: without weights
 */
public record ExportOptions(
        Optional<String> packageName, boolean force, Optional<Path> dataFolder, boolean openCl, Optional<Part> part) {
    /**
     * The origin of a part of a trained network.
     *
     * @param sources see {@link org.netloom.plan.SubDesign}
     * @param model model file of the whole
     */
    public record Part(Map<String, String> sources, Path model) {
        public Part {
            sources = Map.copyOf(sources);
        }
    }

    /** The design's package, nothing overwritten. */
    public static ExportOptions of() {
        return new ExportOptions(Optional.empty(), false, Optional.empty(), false, Optional.empty());
    }

    public ExportOptions packageName(String value) {
        return new ExportOptions(Optional.of(value), force, dataFolder, openCl, part);
    }

    public ExportOptions force(boolean value) {
        return new ExportOptions(packageName, value, dataFolder, openCl, part);
    }

    public ExportOptions dataFolder(Path value) {
        return new ExportOptions(packageName, force, Optional.of(value), openCl, part);
    }

    public ExportOptions part(Part value) {
        return new ExportOptions(packageName, force, dataFolder, openCl, Optional.of(value));
    }

    public ExportOptions openCl(boolean value) {
        return new ExportOptions(packageName, force, dataFolder, value, part);
    }
}
