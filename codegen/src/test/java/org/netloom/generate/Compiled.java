package org.netloom.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.netloom.layer.Network;

/** Generated sources, compiled in one go with every warning an error, and loaded. */
final class Compiled implements AutoCloseable {
    private final URLClassLoader loader;

    /** Compiles the Java files of some projects into a folder. */
    Compiled(List<ProjectFile> files, Path classes) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<JavaFileObject> sources = new ArrayList<>();
            for (ProjectFile f : files) {
                if (f.path().endsWith(".java")) {
                    sources.add(new Source(f));
                }
            }
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-proc:none",
                    "-Xlint:all,-classfile,-path",
                    "-Werror");
            compiler.getTask(null, manager, diagnostics, options, null, sources).call();
        }
        assertEquals(
                List.of(),
                diagnostics.getDiagnostics().stream().map(Object::toString).toList());
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compiled.class.getClassLoader());
    }

    /** A new network of a generated class. */
    Network network(String packageName, String className) throws ReflectiveOperationException {
        return (Network)
                loader.loadClass(packageName + "." + className).getConstructor().newInstance();
    }

    Class<?> load(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final ProjectFile file;

        Source(ProjectFile file) {
            super(
                    URI.create("string:///" + file.path().replaceFirst("^src/(main|test)/java/", "")),
                    JavaFileObject.Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return new String(file.content(), StandardCharsets.UTF_8);
        }
    }
}
