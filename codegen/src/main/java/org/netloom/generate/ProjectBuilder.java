package org.netloom.generate;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.netloom.check.DesignMessage;
import org.netloom.model.AtomicFile;

/** Compiles exported projects with the compiler of this JDK, within this process. */
public final class ProjectBuilder {
    private static final String STAMP = "sources.sha256";
    private static final int SHOWN = 5;

    private ProjectBuilder() {}

    /**
     * Compiles a project's programs, if their sources or the runtime have changed since the last time.
     *
     * @return the folder of the classes
     * @throws org.netloom.problem.NetloomException NL-709 with the first errors, where a person made a mistake in the code
     */
    public static Path build(Project project) {
        try {
            String stamp = stamp(project);
            Path stampFile = project.folder().resolve("build").resolve(STAMP);
            if (Files.isDirectory(project.classes())
                    && Files.isRegularFile(stampFile)
                    && Files.readString(stampFile).equals(stamp)) {
                return project.classes();
            }
            Files.deleteIfExists(stampFile);
            compile(project);
            Files.writeString(stampFile, stamp);
            return project.classes();
        } catch (IOException e) {
            throw DesignMessage.EXPORT_FAILED.exception(project.folder(), AtomicFile.reasonNotWritten(e));
        }
    }

    private static String stamp(Project project) throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        for (Path f : sources(project)) {
            content.put(project.folder().relativize(f).toString(), Files.readAllBytes(f));
        }
        content.put("runtime", Files.readAllBytes(project.runtimeJar()));
        return Hashes.of(content);
    }

    private static List<Path> sources(Project project) throws IOException {
        if (!Files.isDirectory(project.sources())) {
            throw DesignMessage.NOT_A_PROJECT.exception(project.folder(), "src/main/java");
        }
        try (Stream<Path> files = Files.walk(project.sources())) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static void compile(Project project) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw DesignMessage.NO_COMPILER.exception();
        }
        Path build = Files.createDirectories(project.folder().resolve("build"));
        Path fresh = Files.createTempDirectory(build, "classes-");
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter rest = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-d",
                    fresh.toString(),
                    "-cp",
                    project.runtimeJar().toString(),
                    "--release",
                    "25",
                    "-proc:none",
                    "-Xlint:none");
            boolean done = compiler.getTask(
                            new PrintWriter(rest, true),
                            files,
                            diagnostics,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(sources(project)))
                    .call();
            if (!done) {
                delete(fresh);
                throw DesignMessage.NOT_COMPILED.exception(
                        project.folder(), errors(project, diagnostics, rest.toString()));
            }
        }
        delete(project.classes());
        Files.move(fresh, project.classes());
    }

    /** "src/main/java/.../LeNet5.java:30: cannot find symbol", a line each. */
    private static String errors(Project project, DiagnosticCollector<JavaFileObject> diagnostics, String otherwise) {
        List<String> lines = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> d : diagnostics.getDiagnostics()) {
            if (d.getKind() == Diagnostic.Kind.ERROR) {
                // "cannot find symbol", and which.
                String text = d.getMessage(Locale.ROOT)
                        .lines()
                        .limit(2)
                        .map(line -> line.strip().replaceAll(" +", " "))
                        .collect(Collectors.joining(", "));
                String where = d.getSource() == null
                        ? ""
                        : project.folder()
                                        .toAbsolutePath()
                                        .relativize(Path.of(d.getSource().toUri()))
                                + ":" + d.getLineNumber() + ": ";
                lines.add(where + text);
            }
        }
        if (lines.isEmpty()) {
            return otherwise.strip();
        }
        String more = lines.size() > SHOWN ? "\n  and " + (lines.size() - SHOWN) + " more" : "";
        return "\n  " + String.join("\n  ", lines.subList(0, Math.min(SHOWN, lines.size()))) + more;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path p : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
