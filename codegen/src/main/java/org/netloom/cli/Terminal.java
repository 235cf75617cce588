package org.netloom.cli;

import java.io.Console;
import java.io.PrintWriter;
import org.netloom.problem.Problem;
import org.netloom.problem.Severity;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command prints to.
 *
 * @param ansi whether in colours
 * @param inherited true where child processes may print to the same place by themselves
 */
record Terminal(PrintWriter out, PrintWriter err, Ansi ansi, boolean inherited) {
    /** Standard output and error of this process; colours on a terminal whose user did not forbid them. */
    static Terminal ofProcess(PrintWriter out, PrintWriter err) {
        Console console = System.console();
        boolean colours = console != null
                && console.isTerminal()
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(out, err, colours ? Ansi.ON : Ansi.OFF, true);
    }

    /** Without colours, into writers. */
    static Terminal into(PrintWriter out, PrintWriter err) {
        return new Terminal(out, err, Ansi.OFF, false);
    }

    /** Prints a problem on standard error. */
    void error(Problem problem) {
        err.println(style(problem.severity(), problem.code())
                + problem.toString().substring(problem.code().length()));
    }

    /** Prints something beside the result of a command. */
    void note(String text) {
        err.println(text);
    }

    /** The text in the colour of a severity. */
    String style(Severity severity, String text) {
        return styled(severity == Severity.ERROR ? "bold,red" : "bold,yellow", text);
    }

    String bold(String text) {
        return styled("bold", text);
    }

    String faint(String text) {
        return styled("faint", text);
    }

    /** Not by picocli's markup, which a text with "|@" in it would break. */
    private String styled(String styles, String text) {
        if (!ansi.enabled()) {
            return text;
        }
        return Ansi.Style.on(Ansi.Style.parse(styles)) + text + Ansi.Style.off(Ansi.Style.parse(styles));
    }
}
