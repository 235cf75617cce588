package org.netloom.generate;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to export.
 *
 * @param packageName Java package instead of the design's
 * @param force export into a folder with files that are not ours, and over files that a person changed
 * @param dataFolder what relative paths of the training data start from: the folder of the design file. Small data in it
 *     comes along; empty: none does
 */
public record ExportOptions(Optional<String> packageName, boolean force, Optional<Path> dataFolder) {
    /** The design's package, nothing overwritten. */
    public static ExportOptions of() {
        return new ExportOptions(Optional.empty(), false, Optional.empty());
    }

    public ExportOptions packageName(String value) {
        return new ExportOptions(Optional.of(value), force, dataFolder);
    }

    public ExportOptions force(boolean value) {
        return new ExportOptions(packageName, value, dataFolder);
    }

    public ExportOptions dataFolder(Path value) {
        return new ExportOptions(packageName, force, Optional.of(value));
    }
}
