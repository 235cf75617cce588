package org.netloom.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.data.CsvData;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.design.Node;
import org.netloom.design.Note;
import org.netloom.layer.Network;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.train.TrainingPlan;

/**
 * A design from a stranger brings no code along. Each text below stands in every place of a design that takes text. The
 * checker would refuse most of them as names; here they get to the generator all the same.
 */
class HostileDesignTest {
    /** A word that must never be seen by a compiler, a shell, Maven or a browser as anything but text. */
    private static final String PAYLOAD = "Pwned";

    static final List<String> CORPUS = List.of(
            "\"); } static { " + PAYLOAD + ".now(); } //",
            "*/ static { " + PAYLOAD + ".now(); } /*",
            "\\u002a/ static { " + PAYLOAD + ".now(); } /\\u002a",
            "\\u000a " + PAYLOAD + ".now();",
            "\\user \\",
            "\n" + PAYLOAD + ".now();\n",
            "\r\nimport " + PAYLOAD + ";",
            "\u2028" + PAYLOAD + "\u2029\u0085\u000b\f",
            "${" + PAYLOAD + "} #{1+1} <#assign x=1>${x} [=1]",
            "$(touch " + PAYLOAD + ") `touch " + PAYLOAD + "` ; touch " + PAYLOAD + " & | > < ' \"",
            "'; touch " + PAYLOAD + "; '",
            "%PATH% ^& calc.exe & %" + PAYLOAD + "%\r\ncalc",
            "]]><" + PAYLOAD + "/><![CDATA[",
            "</name><build>" + PAYLOAD + "</build><name>",
            "<script>" + PAYLOAD + "()</script><img src=x onerror=" + PAYLOAD + "()>",
            "&" + PAYLOAD + "; &#x3c; &lt;",
            "[" + PAYLOAD + "](javascript:" + PAYLOAD + "()) ![x](http://example.com/" + PAYLOAD + ".png)",
            "| a | b |\n|---|---|\n# " + PAYLOAD + "\n```sh\ntouch " + PAYLOAD + "\n```",
            "{@link " + PAYLOAD + "} @author " + PAYLOAD + " {@code x",
            "\u202e\u2066" + PAYLOAD + "\u2069\u200f\u200b\ufeff",
            "../../../" + PAYLOAD,
            "..\\..\\" + PAYLOAD,
            "/etc/" + PAYLOAD,
            "C:\\" + PAYLOAD + ":stream",
            "con",
            "NUL.txt",
            "class",
            "java.lang.String",
            "String",
            "Tensor",
            "network",
            "$filters",
            "変数 größe ñ \ud83d\ude00",
            "\ud83d lone \ude00",
            "\u0000\u0007\u001b[31m" + PAYLOAD + "\u007f",
            "\"\"\"" + PAYLOAD + "\"\"\"",
            "-Dx=y --help @" + PAYLOAD,
            "=cmd|' /C calc'!A0 " + PAYLOAD,
            "long" + " name".repeat(3000));

    /** The text in every place there is. */
    private static Design design(String s) {
        String reference = "$" + s;
        Map<String, Object> unknown = new LinkedHashMap<>(Map.of(s, s));
        BlockDefinition block = BlockDefinition.named(s)
                .parameter(s, 4)
                .add(new Node(
                        s + "1",
                        new Content.Template("Dense", Map.of("units", reference)),
                        Optional.of(s),
                        Optional.empty(),
                        s,
                        unknown))
                .add(Node.of(s + "2", Tanh.of()).withNote(s + "\n" + s))
                .connect("in", s + "1")
                .connect(s + "1", s + "2");
        block.unknown().put(s, s);
        Design design = Design.named(s)
                .packageName(s)
                .add(new Node(
                        s, new Content.Layer(Input.of(Shape.of(3))), Optional.empty(), Optional.empty(), s, unknown))
                .add(Node.of(s + "a", Content.BlockUse.of(s).with(s, 4).repeat(2))
                        .withNote(s))
                .add(Node.of(s + "b", Dense.of(2)).withNote(s))
                .connect(s, s + "a")
                .connect(s + "a", s + "b")
                .block(block)
                .training(TrainingPlan.of(CsvData.of(s).target(s), SoftmaxCrossEntropy.of()));
        design.notes().add(Note.of(s));
        design.unknown().put(s, s);
        return design;
    }

    private static List<ProjectFile> files(Design design, String packageName) {
        return new ProjectGenerator(
                        Checker.check(design), ExportOptions.of().packageName(packageName), RuntimeLibrary.own())
                .files();
    }

    /** The project of a design with the text everywhere, made once. */
    private static List<ProjectFile> files(String s) {
        return MADE.computeIfAbsent(s, text -> files(design(text), text));
    }

    private static final Map<String, List<ProjectFile>> MADE = new HashMap<>();

    private static String text(List<ProjectFile> files, String path) {
        return files.stream()
                .filter(f -> f.path().equals(path))
                .map(f -> new String(f.content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyTextIsDataInJava(@TempDir Path classes) throws Exception {
        List<ProjectFile> all = new ArrayList<>();
        for (int i = 0; i < CORPUS.size(); i++) {
            all.addAll(files(design(CORPUS.get(i)), "hostile.h" + i));
        }
        try (Compiled compiled = new Compiled(all, classes)) {
            for (int i = 0; i < CORPUS.size(); i++) {
                String s = CORPUS.get(i);
                String prefix = "src/main/java/hostile/h" + i + "/";
                for (ProjectFile f : all) {
                    if (f.path().startsWith(prefix)) {
                        String name = f.path().substring(prefix.length()).replace(".java", "");
                        Class<?> c = compiled.load("hostile.h" + i + "." + name);
                        assertTrue(c.getDeclaredClasses().length == 0
                                && c.getSimpleName().equals(name));
                        if (Network.class.isAssignableFrom(c)) {
                            assertNames((Network) c.getConstructor().newInstance(), s);
                        }
                    }
                }
            }
        }
    }

    /** The text comes back out of the compiled class as it was. */
    private static void assertNames(Network network, String s) {
        assertEquals(
                List.of(s + "1", s + "1", s + "b"),
                network.layers().stream()
                        .map(l -> l.name().replaceFirst("^" + java.util.regex.Pattern.quote(s + "a[") + "\\d]\\.", ""))
                        .toList());
        assertTrue(network.name().matches("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}_-]*"), network.name());
    }

    @ParameterizedTest
    @FieldSource("CORPUS")
    void pathsStayInTheFolderAndArePlain(String s) {
        for (ProjectFile f : files(s)) {
            assertTrue(f.path().matches("[A-Za-z0-9._/-]+") && !f.path().contains(".."), f.path());
            for (String part : f.path().split("/", -1)) {
                assertTrue(part.length() <= 80, part);
                assertFalse(part.matches("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?"), part);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("CORPUS")
    void theScriptsAndThePomHoldNothingOfIt(String s) throws Exception {
        List<ProjectFile> files = files(s);
        for (String script : List.of("run", "run.cmd")) {
            String ours = text(files("plain"), script);
            // But for the package, which is made of small letters, digits and dots, they are the same for every design.
            assertEquals(
                    ours.replaceFirst("package=[a-z0-9.]+", "package="),
                    text(files, script).replaceFirst("package=[a-z0-9_.]+", "package="));
        }
        String pom = text(files, "pom.xml");
        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(pom.getBytes(StandardCharsets.UTF_8)));
        assertEquals(1, document.getElementsByTagName("build").getLength());
        assertEquals(0, document.getElementsByTagName(PAYLOAD).getLength());
        assertFalse(
                document.getElementsByTagName("name").item(0).getTextContent().contains("${"), pom);
    }

    @ParameterizedTest
    @FieldSource("CORPUS")
    void theReadmeHasNoMarkupOfIt(String s) {
        String readme = text(files(s), "README.md");
        assertFalse(readme.matches("(?is).*<(script|img|" + PAYLOAD + ").*"), readme);
        assertFalse(readme.contains("](javascript:"), readme);
        assertFalse(readme.matches("(?s).*[^\\\\]\\]\\(http://.*"), readme);
        assertFalse(readme.matches("(?s).*[\u202e\u2066\u200f\u0000\u001b].*"), readme);
        assertFalse(readme.contains("\n# " + PAYLOAD), readme);
        assertEquals(4, readme.split("```", -1).length - 1, "two fenced pieces of code, both ours");
    }

    @ParameterizedTest
    @FieldSource("CORPUS")
    void theDesignFileIsTheDesign(String s) {
        Design design = design(s);
        List<ProjectFile> files = files(design, s);
        String path = files.stream()
                .map(ProjectFile::path)
                .filter(p -> p.endsWith(DesignFile.EXTENSION))
                .findFirst()
                .orElseThrow();
        assertEquals(DesignFile.text(design), DesignFile.text(DesignFile.parse(text(files, path))));
    }

    /** What the checker lets through is exported; the rest is refused with a message, never with a stack trace. */
    @ParameterizedTest
    @FieldSource("CORPUS")
    void exportAcceptsOrRefuses(String s) {
        CheckResult checked = Checker.check(design(s));
        assertTrue(checked.ok() || !checked.errors().getFirst().text().isEmpty());
    }
}
