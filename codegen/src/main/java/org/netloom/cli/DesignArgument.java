package org.netloom.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import picocli.CommandLine.Parameters;

/** The design a command works on. */
final class DesignArgument {
    @Parameters(paramLabel = "DESIGN", arity = "1", description = "The design file, such as lenet5.netloom.")
    private Path file;

    Path file() {
        return file;
    }

    /** Reads it. A folder means the design in it that is called like the folder. */
    Design load() {
        return DesignFile.load(resolved());
    }

    /** The folder that relative paths in the design start from. */
    Path folder() {
        Path parent = resolved().toAbsolutePath().getParent();
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    /** The file, where a folder was given. */
    Path resolved() {
        if (Files.isDirectory(file)) {
            Path inside = file.resolve(file.toAbsolutePath().normalize().getFileName() + DesignFile.EXTENSION);
            return Files.exists(inside) ? inside : file;
        }
        return file;
    }
}
