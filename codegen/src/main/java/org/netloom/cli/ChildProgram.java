package org.netloom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.netloom.generate.ProjectRunner;
import org.netloom.generate.ProjectRunner.Program;

/** Runs a program of a project as a process of its own, with this process' terminal or into the writers of a test. */
final class ChildProgram {
    private ChildProgram() {}

    /** Runs to the end and returns the exit code. */
    static int run(ProjectRunner runner, Program program, List<String> args, Terminal terminal) {
        return run(runner, runner.command(program, args), terminal);
    }

    /** The same for a command line of the project. */
    static int run(ProjectRunner runner, List<String> command, Terminal terminal) {
        terminal.out().flush();
        terminal.err().flush();
        return terminal.inherited() ? runner.run(command) : captured(command, terminal);
    }

    private static int captured(List<String> command, Terminal terminal) {
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            Thread errors = Thread.ofPlatform().start(() -> {
                try (InputStream in = process.getErrorStream()) {
                    StringBytes bytes = new StringBytes();
                    ProjectRunner.passErrors(in, bytes);
                    terminal.err().print(bytes.text());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            pass(process.getInputStream(), terminal.out());
            int code = process.waitFor();
            errors.join();
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private static void pass(InputStream in, PrintWriter out) throws IOException {
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            reader.transferTo(out);
        }
    }

    private static final class StringBytes extends java.io.ByteArrayOutputStream {
        String text() {
            return toString(StandardCharsets.UTF_8);
        }
    }
}
