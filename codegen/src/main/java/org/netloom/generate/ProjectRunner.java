package org.netloom.generate;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netloom.check.DesignMessage;
import org.netloom.model.AtomicFile;

/**
 * Runs the programs of a compiled project in a process of their own: what a user of Netloom sees is what the exported
 * project does.
 *
 * @param javaOptions for the new JVM, such as -Xmx8g
 * @param base what relative paths of the plan's data start from; the project's folder where it is not given
 */
public record ProjectRunner(Project project, List<String> javaOptions, Optional<Path> base) {
    /** What can be run. */
    public enum Program {
        TRAIN("Train"),
        EVALUATE("Evaluate"),
        PREDICT("Predict");

        private final String main;

        Program(String main) {
            this.main = main;
        }
    }

    /** JOCL loads a library of its own. */
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    /** How long a program that is told to end may take: it saves first. */
    private static final long PATIENCE_SECONDS = 310;

    public ProjectRunner {
        javaOptions = List.copyOf(javaOptions);
    }

    public static ProjectRunner of(Project project) {
        return new ProjectRunner(project, List.of(), Optional.empty());
    }

    public ProjectRunner javaOptions(List<String> value) {
        return new ProjectRunner(project, value, base);
    }

    public ProjectRunner base(Path value) {
        return new ProjectRunner(project, javaOptions, Optional.of(value));
    }

    /** The command line of a program. */
    public List<String> command(Program program, List<String> args) {
        return command(project.packageName() + "." + program.main, args);
    }

    /**
     * The command line of a class of the project or of the runtime.
     *
     * @param main its qualified name
     */
    public List<String> command(String main, List<String> args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.add("--add-modules");
        command.add("jdk.incubator.vector");
        if (!project.openClJars().isEmpty()) {
            command.add(NATIVE_ACCESS);
        }
        command.add("-Dnetloom.base=" + base.orElse(project.folder()).toAbsolutePath());
        command.add("-cp");
        command.add(Stream.concat(Stream.of(project.classes(), project.runtimeJar()), project.openClJars().stream())
                .map(p -> p.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(main);
        command.addAll(args);
        return command;
    }

    /**
     * Runs a program to its end, with this process' input and output. Ctrl-C reaches it: it saves, and this process waits
     * for it.
     *
     * @return its exit code
     */
    public int run(Program program, List<String> args) {
        return run(command(program, args));
    }

    /** Runs a command line of this project in the same way. */
    public int run(List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw DesignMessage.EXPORT_FAILED.exception(project.folder(), AtomicFile.reasonNotWritten(e));
        }
        Thread errors = Thread.ofPlatform().daemon().name("errors").start(() -> pass(process, System.err));
        Thread end = new Thread(() -> await(process), "await-program");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            int code = process.waitFor();
            errors.join();
            return code;
        } catch (InterruptedException _) {
            process.destroy();
            Thread.currentThread().interrupt();
            return 130;
        } finally {
            forget(end);
        }
    }

    private static void pass(Process process, PrintStream to) {
        try (InputStream in = process.getErrorStream()) {
            passErrors(in, to);
        } catch (IOException _) {
            // The program has ended in the middle of a line: nothing more to say.
            return;
        }
    }

    /**
     * This process was told to end. The program was too, if it was Ctrl-C in a terminal; where only this process was told,
     * it hands that on.
     */
    private static void await(Process process) {
        try {
            if (process.isAlive()) {
                process.destroy();
                process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // This process is ending: the hook is running.
            return;
        }
    }

    /** Passes everything but the line with which Java announces the Vector API, as it comes. */
    public static void passErrors(InputStream in, OutputStream out) throws IOException {
        StringBuilder line = new StringBuilder();
        boolean announced = false;
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            int from = 0;
            for (int i = 0; i < n && !announced; i++) {
                line.append((char) buffer[i]);
                if (buffer[i] == '\n') {
                    announced = line.toString().strip().equals(ANNOUNCEMENT);
                    if (!announced) {
                        write(out, line);
                    }
                    line.setLength(0);
                }
                from = i + 1;
            }
            out.write(buffer, from, n - from);
            if (!ANNOUNCEMENT.startsWith(line.toString())) {
                write(out, line);
                line.setLength(0);
            }
            out.flush();
        }
        write(out, line);
        out.flush();
    }

    private static final String ANNOUNCEMENT = "WARNING: Using incubator modules: jdk.incubator.vector";

    private static void write(OutputStream out, CharSequence latin) throws IOException {
        for (int i = 0; i < latin.length(); i++) {
            out.write(latin.charAt(i));
        }
    }
}
