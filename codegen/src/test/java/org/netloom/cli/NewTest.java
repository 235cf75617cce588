package org.netloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.design.DesignFile;

/** {@code new}: samples, and designs made of them. */
class NewTest {
    @TempDir
    private Path folder;

    @Test
    void listsTheSamplesWithALineEach() {
        Cli run = Cli.run("new");
        assertEquals(0, run.code());
        assertTrue(run.out().lines().count() >= 8, run.out());
        assertTrue(run.out().lines().allMatch(l -> l.matches("[a-z0-9-]+ {2,}\\S.*")), run.out());
    }

    @Test
    void aNewDesignIsCalledLikeItsFile() {
        Path file = folder.resolve("digits/mine.netloom");
        Cli run = Cli.run("new", "lenet5", file.toString());
        assertEquals(0, run.code(), run.toString());
        assertEquals("mine", DesignFile.load(file).name());
        assertEquals(0, Cli.run("check", file.toString()).code());
    }

    @Test
    void dataComeAlong() {
        assertEquals(
                0,
                Cli.run("new", "tabular-mlp", folder.resolve("p.netloom").toString())
                        .code());
        assertTrue(Files.exists(folder.resolve("plants.csv")));
    }

    @Test
    void nothingIsOverwrittenUnasked() {
        String file = folder.resolve("a.netloom").toString();
        assertEquals(0, Cli.run("new", "xor", file).code());
        Cli again = Cli.run("new", "xor", file);
        assertEquals(1, again.code());
        assertTrue(again.err().contains("NL-803"), again.err());
        assertEquals(0, Cli.run("new", "xor", file, "--force").code());
    }
}
