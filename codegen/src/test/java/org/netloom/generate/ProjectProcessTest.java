package org.netloom.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.check.DesignMessage;
import org.netloom.data.Xor;
import org.netloom.design.Design;
import org.netloom.generate.ProjectRunner.Program;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.train.TrainingPlan;

/** An exported project as a user runs it: compiled, in a process of its own, by its script and by Netloom. */
class ProjectProcessTest {
    private static final String ANNOUNCEMENT = "WARNING: Using incubator modules: jdk.incubator.vector\n";

    @TempDir
    static Path temp;

    private static Project project;

    @BeforeAll
    static void export() {
        Design design = Design.named("tiny")
                .add("input", Input.of(Shape.of(2)))
                .then("hidden", Dense.of(8))
                .then("tanh", Tanh.of())
                .then("logits", Dense.of(2))
                .training(TrainingPlan.of(Xor.of(), SoftmaxCrossEntropy.of()).epochs(2));
        project = Exporter.export(design, temp.resolve("a folder/with 'quotes' $HOME"), ExportOptions.of())
                .project();
    }

    /** What a process said and how it ended. */
    private record Ended(int code, String out, String err) {
        String lastLine() {
            return out.lines().reduce("", (_, line) -> line);
        }
    }

    private static ProcessBuilder script(String... args) {
        List<String> command =
                new ArrayList<>(List.of(project.folder().resolve("run").toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_OPTS");
        return builder;
    }

    private static Ended end(ProcessBuilder builder) throws Exception {
        Path err = Files.createTempFile(temp, "err", "");
        Process p = builder.redirectError(err.toFile()).start();
        p.getOutputStream().close();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(p.waitFor(120, TimeUnit.SECONDS));
        // The pipe that drops Java's announcement may end a little after Java.
        Thread.sleep(200);
        return new Ended(p.exitValue(), out, Files.readString(err));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theScriptCompilesAndTrains() throws Exception {
        Ended first = end(script("--out", "by script"));
        assertEquals(0, first.code(), first.err());
        assertTrue(first.lastLine().startsWith("test accuracy "), first.out());
        assertFalse(first.err().contains("incubator modules"), first.err());
        assertTrue(Files.exists(temp.resolve("by script/model.safetensors")), "paths of options start where I am");
        Path classes = project.folder().resolve("build/classes");
        Object compiled = Files.getLastModifiedTime(classes);
        Ended measured = end(script("evaluate", "--out", "by script"));
        assertEquals(0, measured.code(), measured.err());
        assertEquals(compiled, Files.getLastModifiedTime(classes), "nothing changed, nothing compiled");
        assertTrue(measured.out().contains("accuracy"), measured.out());
    }

    /** The first prediction leaves an archive of its classes; with or without one, and with a damaged one, all say the same. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void predictionsStartFromAnArchive() throws Exception {
        assertEquals(0, end(script("--out", "for predictions")).code());
        Path sample = Files.writeString(temp.resolve("sample.csv"), "0,1\n");
        Path archive = project.folder().resolve("build/predict.jsa");
        Files.deleteIfExists(archive);
        Ended first = end(script("predict", "--out", "for predictions", sample.toString()));
        assertEquals(0, first.code(), first.err());
        assertEquals("", first.err());
        Ended second = end(script("predict", "--out", "for predictions", sample.toString()));
        Files.writeString(archive, "no archive");
        Ended third = end(script("predict", "--out", "for predictions", sample.toString()));
        assertEquals(first, second);
        assertEquals(0, third.code());
        assertEquals(first.out(), third.out());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theScriptSaysWhatIsWrong() throws Exception {
        Ended unknown = end(script("tain"));
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("there is no 'tain'"), unknown.err());
        Ended option = end(script("train", "--epocs", "3"));
        assertEquals(2, option.code(), "the exit code of Java comes through");
        assertTrue(option.err().contains("--epochs"), option.err());
        Ended noModel = end(script("evaluate", "--out", "nowhere"));
        assertEquals(1, noModel.code());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aStopReachesTheTrainingAndItSaves() throws Exception {
        assertStopped(script("--epochs", "1000000", "--out", "stopped"), "stopped");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aStopOfTheParentReachesTheTraining() throws Exception {
        ProjectBuilder.build(project);
        ProcessBuilder parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunnerProgram.class.getName(),
                        project.folder().toString(),
                        project.packageName(),
                        project.runtimeJar().toString(),
                        "--epochs",
                        "1000000",
                        "--out",
                        "stopped by parent")
                .directory(temp.toFile());
        assertStopped(parent, "stopped by parent");
    }

    /** Runs ProjectRunner in a process of its own. */
    static final class RunnerProgram {
        private RunnerProgram() {}

        public static void main(String[] args) {
            Project project = new Project(Path.of(args[0]), args[1], Path.of(args[2]));
            List<String> rest = List.of(args).subList(3, args.length);
            System.exit(ProjectRunner.of(project).run(Program.TRAIN, rest));
        }
    }

    /** Waits until the training is under way, tells the process as Ctrl-C does, and looks for the checkpoint. */
    private static void assertStopped(ProcessBuilder builder, String folder) throws Exception {
        Path err = Files.createTempFile(temp, "err", "");
        Process p = builder.redirectError(err.toFile()).start();
        try (InputStream out = p.getInputStream()) {
            StringBuilder said = new StringBuilder();
            for (int c = out.read(); c >= 0 && said.indexOf("epoch ") < 0; c = out.read()) {
                said.append((char) c);
            }
            new ProcessBuilder("kill", "-INT", Long.toString(p.pid())).start().waitFor();
            String rest = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(p.waitFor(60, TimeUnit.SECONDS), rest);
            assertEquals(130, p.exitValue(), said + rest + Files.readString(err));
            assertTrue(Files.exists(temp.resolve(folder).resolve("checkpoint.safetensors")), said + rest);
            assertTrue((rest + Files.readString(err)).contains("--resume"), said + rest);
        } finally {
            p.destroyForcibly();
        }
    }

    // ---- building ---------------------------------------------------------------------------------------------------

    @Test
    void aMistakeInTheCodeIsNamedWithItsLine() throws IOException {
        Design design = Design.named("broken")
                .add("input", Input.of(Shape.of(2)))
                .then("logits", Dense.of(2))
                .training(TrainingPlan.of(Xor.of(), SoftmaxCrossEntropy.of()));
        Project broken = Exporter.export(design, temp.resolve("broken"), ExportOptions.of())
                .project();
        assertTrue(Files.exists(ProjectBuilder.build(broken).resolve("netloom/broken/Train.class")));
        Path train = broken.folder().resolve("src/main/java/netloom/broken/Train.java");
        Files.writeString(train, Files.readString(train).replace("new Broken()", "new Brokn()"));
        NetloomException e = assertThrows(NetloomException.class, () -> ProjectBuilder.build(broken));
        assertEquals(DesignMessage.NOT_COMPILED, e.problems().getFirst().key());
        assertTrue(e.getMessage().contains("Train.java:13: cannot find symbol, symbol: class Brokn"), e.getMessage());
        Files.writeString(train, Files.readString(train).replace("new Brokn()", "new Broken()"));
        Files.delete(train.resolveSibling("Evaluate.java"));
        ProjectBuilder.build(broken);
        assertTrue(Files.exists(broken.classes().resolve("netloom/broken/Train.class")));
        assertFalse(Files.exists(broken.classes().resolve("netloom/broken/Evaluate.class")), "no stale classes");
    }

    @Test
    void aFolderWithoutSourcesIsNoProject() {
        Project none = new Project(temp.resolve("none"), "x", project.runtimeJar());
        assertThrows(NetloomException.class, () -> ProjectBuilder.build(none));
    }

    // ---- the announcement -------------------------------------------------------------------------------------------

    private static String passed(String text, int piece) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(len, piece));
            }
        };
        ProjectRunner.passErrors(in, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 4096})
    void onlyTheAnnouncementIsDropped(int piece) throws IOException {
        assertEquals("", passed(ANNOUNCEMENT, piece));
        assertEquals("größe\n", passed(ANNOUNCEMENT + "größe\n", piece));
        assertEquals(
                "Picked up JAVA_TOOL_OPTIONS: ä\nx",
                passed("Picked up JAVA_TOOL_OPTIONS: ä\n" + ANNOUNCEMENT + "x", piece));
        assertEquals("no line end", passed("no line end", piece));
        assertEquals("WARNING: Us", passed("WARNING: Us", piece));
        assertEquals(ANNOUNCEMENT, passed(ANNOUNCEMENT + ANNOUNCEMENT, piece), "once");
    }
}
