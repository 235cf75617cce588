package org.netloom.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, usage errors and everything that holds for all commands. */
class UsageTest {
    private static final List<String> COMMANDS = List.of(
            "new",
            "check",
            "summary",
            "render",
            "export",
            "train",
            "evaluate",
            "predict",
            "profile",
            "bench",
            "devices",
            "layers");

    @Test
    void everyCommandHasHelpWithExitCodes() {
        assertAll(COMMANDS.stream().map(c -> () -> {
            Cli run = Cli.run(c, "--help");
            assertEquals(0, run.code(), c);
            assertTrue(run.out().contains("Usage: netloom " + c), c);
            assertTrue(run.out().contains("Exit codes: 0 done; 1 "), c);
            assertEquals("", run.err(), c);
        }));
    }

    @Test
    void helpNamesEveryCommand() {
        String help = Cli.run("--help").out();
        COMMANDS.forEach(c -> assertTrue(help.contains("\n  " + c + " "), c));
        assertTrue(help.contains("generate-completion"));
    }

    @Test
    void anUnknownCommandGetsTheNearest() {
        Cli run = Cli.run("sumary", "x.netloom");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("Did you mean: netloom summary?"), run.err());
    }

    @Test
    void anUnknownOptionGetsTheNearest() {
        Cli run = Cli.run("train", "x.netloom", "--epochss", "3");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--epochs"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "check", "train", "predict x.netloom", "train x.netloom --epochs many", "new a b c"})
    void misuseIsExitCode2AndSaysWhereHelpIs(String line) {
        Cli run = line.isEmpty() ? Cli.run() : Cli.run(line.split(" "));
        assertEquals(2, run.code(), run.toString());
        assertTrue(run.err().contains("--help"), run.err());
        assertEquals("", run.out());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void versionNamesJavaAndOperations() {
        Cli run = Cli.run("--version");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("Netloom "), run.out());
        assertTrue(run.out().contains("Java " + Runtime.version()), run.out());
        assertTrue(run.out().contains("Trainings use S") || run.out().contains("Trainings use scalar"), run.out());
    }

    @Test
    void completionIsAScript() {
        Cli run = Cli.run("generate-completion");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("netloom Bash Completion"), run.out());
    }

    @Test
    void coloursOnlyWhereTheTerminalHasThem() {
        assertFalse(Cli.run("layers").out().contains("\u001b["));
        StringWriter out = new StringWriter();
        Terminal colourful =
                new Terminal(new PrintWriter(out), new PrintWriter(out), picocli.CommandLine.Help.Ansi.ON, false);
        assertEquals(0, Main.run(colourful, "layers"));
        assertTrue(out.toString().contains("\u001b["));
    }

    @Test
    void aDefectIsReportedShortAndWithExitCode70() {
        String report = Defect.report(new IllegalStateException("x", new ArithmeticException("/ by zero")));
        assertTrue(report.contains("defect"), report);
        assertTrue(report.contains("IllegalStateException: x"), report);
        assertTrue(report.contains("ArithmeticException: / by zero"), report);
        assertTrue(report.lines().count() < 25, report);
    }
}
