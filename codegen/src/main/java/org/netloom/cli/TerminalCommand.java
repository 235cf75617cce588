package org.netloom.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A command that prints. Each has a constructor that takes the terminal. */
@Command(
        mixinStandardHelpOptions = false,
        sortOptions = false,
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        showDefaultValues = false,
        footer = TerminalCommand.EXIT_CODES)
abstract class TerminalCommand implements Callable<Integer> {
    static final String EXIT_CODES =
            "Exit codes: 0 done; 1 a mistake in the input, or the check found errors; 2 wrong usage; 3 no JDK;"
                    + " 4 the training diverged; 130 interrupted.";

    private final Terminal terminal;

    @picocli.CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 1000,
            description = "Show this help.")
    private boolean help;

    TerminalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    final Terminal terminal() {
        return terminal;
    }

    final void println(String line) {
        terminal.out().println(line);
    }
}
