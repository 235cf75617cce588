package org.netloom.generate;

import java.nio.file.Path;

/**
 * An exported project on disk.
 *
 * @param packageName of all its classes
 * @param runtimeJar the runtime inside
 */
public record Project(Path folder, String packageName, Path runtimeJar) {
    /** Where its classes are compiled to. */
    public Path classes() {
        return folder.resolve("build").resolve("classes");
    }

    Path sources() {
        return folder.resolve("src").resolve("main").resolve("java");
    }
}
