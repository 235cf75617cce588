package org.netloom.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.Xor;
import org.netloom.design.Design;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;
import org.netloom.train.TrainingPlan;

/** The OpenCL module is in a project where it was asked for, and changes nothing of its Java. */
class OpenClExportTest {
    @TempDir
    static Path temp;

    private static Path without;
    private static Path with;

    @BeforeAll
    static void export() {
        Design design = Design.named("gate")
                .add("input", Input.of(Shape.of(2)))
                .then("hidden", Dense.of(8))
                .then("logits", Dense.of(2))
                .training(TrainingPlan.of(Xor.of(), SoftmaxCrossEntropy.of()).epochs(2));
        without = Exporter.export(design, temp.resolve("without"), ExportOptions.of())
                .project()
                .folder();
        with = Exporter.export(design, temp.resolve("with"), ExportOptions.of().openCl(true))
                .project()
                .folder();
    }

    private static Map<String, byte[]> files(Path folder, String part) throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(part))) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                all.put(folder.relativize(f).toString().replace('\\', '/'), Files.readAllBytes(f));
            }
        }
        return all;
    }

    @Test
    void notALineOfTheJavaDiffers() throws IOException {
        Map<String, byte[]> plain = files(without, "src");
        Map<String, byte[]> other = files(with, "src");
        assertEquals(plain.keySet(), other.keySet());
        for (Map.Entry<String, byte[]> e : plain.entrySet()) {
            assertArrayEquals(e.getValue(), other.get(e.getKey()), e.getKey());
        }
    }

    @Test
    void theModuleLiesWhereMavenLooksForIt() throws IOException {
        Map<String, byte[]> lib = files(with, "lib");
        String pom = Files.readString(with.resolve("pom.xml"));
        String version = pom.replaceFirst("(?s).*<artifactId>netloom-opencl</artifactId>\\s*<version>([^<]+)<.*", "$1");
        String module = "lib/org/netloom/netloom-opencl/" + version + "/netloom-opencl-" + version;
        assertTrue(lib.containsKey(module + ".jar"), lib.keySet().toString());
        String own = new String(lib.get(module + ".pom"), StandardCharsets.UTF_8);
        String jocl = own.replaceFirst("(?s).*<artifactId>jocl</artifactId>\\s*<version>([^<]+)<.*", "$1");
        assertTrue(
                lib.containsKey("lib/org/jocl/jocl/" + jocl + "/jocl-" + jocl + ".jar"),
                lib.keySet().toString());
        assertTrue(Files.readString(with.resolve("README.md")).contains("--device opencl"));
        assertEquals(2, files(without, "lib").size(), "the runtime and its pom alone");
        assertFalse(Files.readString(without.resolve("pom.xml")).contains("opencl"));
        assertFalse(Files.readString(without.resolve("run")).contains("jocl"));
    }

    /** Takes the processor where there is no device; either way it trains. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void bothTrainAndTheOneWithoutSaysHowToGetIt() throws Exception {
        String said = train(without, "--device", "opencl");
        assertTrue(said.contains("warning: NL-352") && said.contains("netloom export --opencl"), said);
        said = train(with, "--device", "opencl");
        assertFalse(said.contains("NL-352"), said);
        assertTrue(said.contains("OpenCL"), said);
        assertFalse(said.contains("native access"), said);
    }

    /** Hides all drivers from the loader of Debian, as if none were installed. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADriverTheProcessorComputesAndSaysWhatIsMissing() throws Exception {
        ProcessBuilder builder = program(with.resolve("run").toString(), "--device", "opencl");
        builder.environment().put("OCL_ICD_VENDORS", "/nonexistent");
        String said = output(builder);
        assertTrue(said.contains("warning: NL-353") && said.contains("install"), said);
        assertTrue(said.contains("accuracy"), said);
    }

    /** Without Maven and without the script: Java compiles the source itself and finds the module among the libraries. */
    @Test
    void aSourceFileIsStartedAsItIs() throws Exception {
        String libraries;
        try (Stream<Path> jars = Files.walk(with.resolve("lib"))) {
            libraries = jars.filter(f -> f.toString().endsWith(".jar"))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
        Path source;
        try (Stream<Path> files = Files.walk(with.resolve("src/main/java"))) {
            source = files.filter(f -> f.endsWith("Train.java")).findFirst().orElseThrow();
        }
        String said = output(program(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                libraries,
                source.toString(),
                "--device",
                "opencl"));
        assertFalse(said.contains("NL-352"), said);
        assertTrue(said.contains("OpenCL"), said);
    }

    private static String train(Path project, String... args) throws Exception {
        ProcessBuilder builder = program(project.resolve("run").toString());
        builder.command().addAll(List.of(args));
        return output(builder.directory(project.toFile()));
    }

    private static ProcessBuilder program(String... command) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).directory(with.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("NETLOOM_ALGORITHMS", "off");
        return builder;
    }

    /** What a program says, which must end well. */
    private static String output(ProcessBuilder builder) throws Exception {
        Path log = Files.createTempFile(temp, "log", "");
        Process p =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertTrue(p.waitFor(300, TimeUnit.SECONDS));
        assertEquals(0, p.exitValue(), Files.readString(log));
        return Files.readString(log);
    }
}
