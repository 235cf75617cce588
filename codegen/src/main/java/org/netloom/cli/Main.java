package org.netloom.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.netloom.check.DesignMessage;
import org.netloom.problem.NetloomException;
import picocli.CommandLine;

/** The command line: {@code netloom COMMAND ...}. {@code netloom --help} lists the commands. */
public final class Main {
    private Main() {}

    /** Runs a command line and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command line on standard output and error and returns its exit code. */
    public static int run(String... args) {
        PrintWriter out = new PrintWriter(System.out, true, charset("stdout.encoding"));
        PrintWriter err = new PrintWriter(System.err, true, charset("stderr.encoding"));
        return run(Terminal.ofProcess(out, err), args);
    }

    private static Charset charset(String property) {
        return Charset.forName(System.getProperty(property, "UTF-8"));
    }

    /** Runs a command line and returns its exit code. */
    static int run(Terminal terminal, String... args) {
        CommandLine line = new CommandLine(new NetloomCommand(), new Commands(terminal));
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpLongOptionsMaxWidth(28);
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((e, _) -> misused(e, terminal));
        line.setExecutionExceptionHandler((e, _, _) -> failed(e, terminal));
        try {
            return line.execute(args);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    /** What is wrong, what was probably meant, and where help is: not the whole help, which would hide the rest. */
    private static int misused(CommandLine.ParameterException e, Terminal terminal) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        terminal.err().println(e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, terminal.err());
        terminal.err().println(command + " --help explains " + (command.contains(" ") ? "it" : "the commands"));
        return ExitCode.USAGE;
    }

    private static int failed(Exception e, Terminal terminal) {
        if (e instanceof CommandLine.ParameterException usage) {
            return misused(usage, terminal);
        }
        if (e instanceof NetloomException mistake) {
            mistake.problems().forEach(terminal::error);
            boolean noJdk = mistake.problems().stream().anyMatch(p -> p.key() == DesignMessage.NO_COMPILER);
            return noJdk ? ExitCode.NO_JDK : ExitCode.FAILED;
        }
        terminal.err().println(Defect.report(e));
        return ExitCode.DEFECT;
    }
}
