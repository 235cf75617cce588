package org.netloom.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.netloom.generate.ProjectRunner;
import org.netloom.generate.ProjectRunner.Program;
import org.netloom.model.AtomicFile;
import org.netloom.problem.NetloomException;

/** A program of a project in a process of its own, whose output is read line by line. */
final class Child {
    /** So much of what it complained of is remembered. */
    private static final int REMEMBERED = 30;

    private final Process process;
    private final Thread errors;
    private final Deque<String> complaints = new ArrayDeque<>();

    private Child(Process process, Consumer<String> console) {
        this.process = process;
        errors = Thread.ofPlatform().daemon().name("netloom-child-errors").start(() -> readErrors(console));
    }

    /**
     * Starts a program.
     *
     * @param console is told the lines of standard error, on a thread of its own
     */
    static Child start(
            ProjectRunner project, Program program, List<String> args, Path folder, Consumer<String> console) {
        try {
            return new Child(
                    new ProcessBuilder(project.command(program, args))
                            .directory(folder.toFile())
                            .start(),
                    console);
        } catch (IOException e) {
            throw RunMessage.NOT_STARTED.exception(AtomicFile.reason(e));
        }
    }

    Process process() {
        return process;
    }

    private void readErrors(Consumer<String> console) {
        try (InputStream in = process.getErrorStream();
                LineOutput lines = new LineOutput(line -> {
                    remember(line);
                    console.accept(line);
                })) {
            ProjectRunner.passErrors(in, lines);
        } catch (IOException _) {
            // The process has ended in the middle of a line: nothing more to say.
            return;
        }
    }

    private void remember(String line) {
        synchronized (complaints) {
            complaints.add(line);
            if (complaints.size() > REMEMBERED) {
                complaints.removeFirst();
            }
        }
    }

    /** Reads standard output to its end, on this thread. */
    void readLines(Consumer<String> consumer) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                consumer.accept(line);
            }
        } catch (IOException _) {
            // As above: what counts is the exit code.
            return;
        }
    }

    /** Waits for its end and gives the exit code. */
    int await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    int code = process.waitFor();
                    errors.join();
                    return code;
                } catch (InterruptedException _) {
                    interrupted = true;
                    process.destroy();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What went wrong: what it said itself, or that it said nothing. */
    NetloomException failure(String doing, int code) {
        String said;
        synchronized (complaints) {
            said = String.join("\n", complaints).strip();
        }
        // With these codes a program has told the reason in a sentence.
        if (!said.isEmpty() && (code == 1 || code == 2)) {
            return RunMessage.CHILD_SAID.exception(doing, said);
        }
        return RunMessage.PROCESS_DIED.exception(doing, code, said.isEmpty() ? "" : ": " + said);
    }
}
