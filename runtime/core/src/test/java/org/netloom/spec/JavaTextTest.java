package org.netloom.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.CsvData;
import org.netloom.data.HeaderChoice;
import org.netloom.loss.SoftmaxCrossEntropy;

class JavaTextTest {
    @TempDir
    Path folder;

    @Test
    void prefersTheShortestForm() {
        assertJava("Conv2d.of(20, 5)", Conv2d.of(20, 5));
        assertJava(
                "Conv2d.of(20, Size.of(5, 3)).stride(2).padding(Padding.SAME).bias(false)",
                Conv2d.of(20, Size.of(5, 3)).stride(2).padding(Padding.SAME).bias(false));
        assertJava("Conv2d.of(6, 5).padding(2)", Conv2d.of(6, 5).padding(2));
        assertJava("MaxPool2d.of(2)", MaxPool2d.of(2));
        assertJava("MaxPool2d.of(3).stride(2)", MaxPool2d.of(3).stride(2));
        assertJava("Input.of(28, 28, 1)", Input.of(28, 28, 1));
        assertJava("LeakyReLU.of().alpha(1.0)", LeakyReLU.of().alpha(1));
        assertJava("BatchNorm.of().epsilon(1e-7)", BatchNorm.of().epsilon(1e-7));
        assertJava(
                "SoftmaxCrossEntropy.of().classWeights(1.0, 2.5)",
                SoftmaxCrossEntropy.of().classWeights(1, 2.5));
        assertJava(
                "CsvData.of(\"a\\\\u000ab.csv\").header(HeaderChoice.NO)",
                CsvData.of("a\\u000ab.csv").header(HeaderChoice.NO));
    }

    private static <T extends Spec> void assertJava(String expected, T spec) {
        assertEquals(expected, SpecType.of(spec).toJava(spec).text());
    }

    @Test
    void namesTheClassesItNeeds() {
        Conv2d spec = Conv2d.of(20, Size.of(5, 3)).padding(Padding.SAME);
        assertEquals(
                List.of(Conv2d.class, Padding.class, Size.class),
                List.copyOf(SpecType.of(spec).toJava(spec).imports()));
    }

    /** The compiler is the judge: what was written comes back as an equal spec, hostile texts included. */
    @Test
    void theCompilerUnderstandsTheSame() throws Exception {
        List<Spec> specs = new ArrayList<>();
        for (long seed = 0; seed < 6; seed++) {
            for (SpecType<?> type : Catalogue.types()) {
                specs.add(new RandomSpecs(seed).draw(type));
            }
        }
        RandomSpecs.HOSTILE.forEach(text -> specs.add(CsvData.of(text)));
        Set<String> imports = new TreeSet<>(Set.of("java.util.List", "org.netloom.spec.Spec"));
        StringBuilder body = new StringBuilder();
        for (Spec spec : specs) {
            JavaText java = SpecType.of(spec).toJava(spec);
            java.imports().forEach(c -> imports.add(c.getName()));
            body.append("        ").append(java.text()).append(",\n");
        }
        String source = imports.stream().map(i -> "import " + i + ";\n").collect(Collectors.joining())
                + "public class Written {\n    public static Spec[] specs() { return new Spec[] {\n" + body
                + "    }; }\n}\n";
        Object[] back = compileAndRun(source);
        for (int i = 0; i < specs.size(); i++) {
            assertEquals(specs.get(i), back[i]);
        }
        assertEquals(specs.size(), back.length);
    }

    private Object[] compileAndRun(String source) throws IOException, ReflectiveOperationException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Written.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of("-d", folder.toString(), "-proc:none", "-Xlint:all");
        boolean compiled = compiler.getTask(null, null, diagnostics, options, null, List.of(file))
                .call();
        assertTrue(
                compiled && diagnostics.getDiagnostics().isEmpty(),
                () -> diagnostics.getDiagnostics().toString());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Method specs = loader.loadClass("Written").getMethod("specs");
            return (Object[]) specs.invoke(null);
        }
    }
}
