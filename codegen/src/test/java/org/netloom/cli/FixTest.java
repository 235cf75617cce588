package org.netloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --fix}: what it offers it can do. */
class FixTest {
    @TempDir
    private Path folder;

    private Path broken() throws IOException {
        return Files.copy(
                Path.of("src/test/resources/org/netloom/cli/broken.netloom"), folder.resolve("broken.netloom"));
    }

    @Test
    void oneFixByItsNumber() throws IOException {
        Path design = broken();
        Cli before = Cli.run("check", design.toString());
        Matcher offered = Pattern.compile("--fix (NL-\\d+/\\d+) ").matcher(before.out());
        assertTrue(offered.find(), before.out());
        Cli after = Cli.run("check", design.toString(), "--fix", offered.group(1));
        assertTrue(after.out().startsWith("applied: " + offered.group(1)), after.out());
        assertTrue(count(after.out()) < count(before.out()), before.out() + after.out());
    }

    @Test
    void allFixesMendWhatCanBeMended() throws IOException {
        Path design = broken();
        Cli run = Cli.run("check", design.toString(), "--fix", "all");
        assertEquals(4, run.out().lines().filter(l -> l.startsWith("applied: ")).count(), run.out());
        assertEquals(1, count(run.out()), "what is left has no fix: " + run.out());
        Files.writeString(design, Files.readString(design).replace("1.5", "0.5"));
        assertEquals(0, Cli.run("check", design.toString()).code());
    }

    @Test
    void withoutAFixTheFileIsNotTouched() throws IOException {
        Path design = broken();
        byte[] before = Files.readAllBytes(design);
        assertEquals(1, Cli.run("check", design.toString()).code());
        assertEquals(1, Cli.run("check", design.toString(), "--fix", "NL-1/1").code());
        assertEquals(-1, Files.mismatch(design, Files.write(folder.resolve("copy"), before)));
    }

    @Test
    void aSoundDesignHasNothingToFix() {
        Cli run = Cli.run("check", Cli.sample("lenet5"), "--fix", "all");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("NL-807"), run.err());
    }

    private static long count(String text) {
        return text.lines().filter(l -> l.startsWith("NL-")).count();
    }
}
