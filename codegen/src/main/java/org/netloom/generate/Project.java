package org.netloom.generate;

import java.nio.file.Path;
import java.util.List;

/**
 * An exported project on disk.
 *
 * @param packageName of all its classes
 * @param runtimeJar the runtime inside
 * @param openClJars the OpenCL module and what it needs; none where the project comes without
 */
public record Project(Path folder, String packageName, Path runtimeJar, List<Path> openClJars) {
    public Project {
        openClJars = List.copyOf(openClJars);
    }

    /** A project without the OpenCL module. */
    public Project(Path folder, String packageName, Path runtimeJar) {
        this(folder, packageName, runtimeJar, List.of());
    }

    /** Where its classes are compiled to. */
    public Path classes() {
        return folder.resolve("build").resolve("classes");
    }

    Path sources() {
        return folder.resolve("src").resolve("main").resolve("java");
    }
}
