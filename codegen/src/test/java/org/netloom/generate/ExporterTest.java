package org.netloom.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.check.DesignMessage;
import org.netloom.data.CsvData;
import org.netloom.data.Xor;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.loss.BinaryCrossEntropy;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.train.TrainingPlan;

class ExporterTest {
    @TempDir
    Path temp;

    private static Design xor(int units) {
        return Design.named("xor")
                .add("input", Input.of(Shape.of(2)))
                .then("hidden", Dense.of(units))
                .then("tanh", Tanh.of())
                .then("logits", Dense.of(2))
                .training(TrainingPlan.of(Xor.of(), SoftmaxCrossEntropy.of()));
    }

    private static Design withBlock() {
        return Design.named("xor")
                .add("input", Input.of(Shape.of(2)))
                .then("part", Content.BlockUse.of("Part"))
                .then("logits", Dense.of(2))
                .block(BlockDefinition.named("Part").then("hidden", Dense.of(4)).then("tanh", Tanh.of()))
                .training(TrainingPlan.of(Xor.of(), SoftmaxCrossEntropy.of()));
    }

    private ExportResult export(Design design) {
        return Exporter.export(design, temp.resolve("a b/project"), ExportOptions.of());
    }

    private Path file(String path) {
        return temp.resolve("a b/project").resolve(path);
    }

    private static DesignMessage message(NetloomException e) {
        return (DesignMessage) e.problems().getFirst().key();
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                all.put(folder.relativize(f).toString(), Hashes.of(Files.readAllBytes(f)));
            }
        }
        return all;
    }

    @Test
    void exportingTwiceChangesNothing() throws IOException {
        ExportResult first = export(xor(8));
        assertEquals(List.of(), first.unchanged());
        Map<String, String> before = hashes(file("."));
        assertEquals(before.size(), first.written().size() + 1, "all files and the manifest");
        ExportResult second = export(xor(8));
        assertEquals(List.of(), second.written());
        assertEquals(before, hashes(file(".")));
        Path other = temp.resolve("other");
        Exporter.export(xor(8), other, ExportOptions.of());
        assertEquals(before, hashes(other));
    }

    @Test
    void onlyWhatTheDesignChangedIsWritten() {
        export(xor(8));
        ExportResult result = export(xor(9));
        assertEquals(
                List.of(
                        "README.md",
                        "src/main/java/netloom/xor/Xor.java",
                        "src/test/java/netloom/xor/XorTest.java",
                        "xor.netloom"),
                result.written().stream()
                        .map(p -> p.replace("XorNetwork", "Xor"))
                        .toList());
    }

    @Test
    void whatAPersonChangedIsKept() throws IOException {
        String network = export(xor(8)).written().stream()
                .filter(p -> p.contains("/Xor"))
                .findFirst()
                .orElseThrow();
        Files.writeString(file(network), Files.readString(file(network)) + "// mine\n");
        ExportResult again = export(xor(8));
        assertEquals(List.of(network), again.kept());
        ExportResult changed = export(xor(9));
        assertTrue(changed.kept().contains(network));
        assertTrue(Files.readString(file(network)).endsWith("// mine\n"));
        assertTrue(export(xor(9)).kept().contains(network), "still kept the time after");
        ExportResult forced = Exporter.export(
                xor(9), temp.resolve("a b/project"), ExportOptions.of().force(true));
        assertEquals(List.of(network), forced.written());
        assertFalse(Files.readString(file(network)).contains("// mine"));
    }

    @Test
    void whatAPersonDeletedComesBack() throws IOException {
        export(xor(8));
        Files.delete(file("README.md"));
        assertEquals(List.of("README.md"), export(xor(8)).written());
    }

    @Test
    void filesOfRemovedBlocksGo() throws IOException {
        export(withBlock());
        assertTrue(Files.exists(file("src/main/java/netloom/xor/Part.java")));
        assertEquals(
                List.of("src/main/java/netloom/xor/Part.java"), export(xor(4)).removed());
        assertFalse(Files.exists(file("src/main/java/netloom/xor/Part.java")));
        export(withBlock());
        Files.writeString(file("src/main/java/netloom/xor/Part.java"), "class Part {}\n");
        ExportResult result = export(xor(4));
        assertEquals(List.of("src/main/java/netloom/xor/Part.java"), result.kept());
        assertTrue(Files.exists(file("src/main/java/netloom/xor/Part.java")), "a person's work is not deleted");
        assertEquals(
                List.of("src/main/java/netloom/xor/Part.java"), export(xor(4)).kept(), "and not forgotten");
    }

    @Test
    void aFolderWithOtherFilesIsRefusedUnlessTold() throws IOException {
        Path folder = temp.resolve("mine");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("README.md"), "mine");
        NetloomException e =
                assertThrows(NetloomException.class, () -> Exporter.export(xor(8), folder, ExportOptions.of()));
        assertEquals(DesignMessage.FOREIGN_FOLDER, message(e));
        assertEquals("mine", Files.readString(folder.resolve("README.md")));
        assertEquals(1, hashes(folder).size());
        Exporter.export(xor(8), folder, ExportOptions.of().force(true));
        assertTrue(Files.exists(folder.resolve("pom.xml")));
    }

    @Test
    void anEmptyFolderIsFine() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("empty"));
        assertFalse(
                Exporter.export(xor(8), folder, ExportOptions.of()).written().isEmpty());
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        NetloomException e =
                assertThrows(NetloomException.class, () -> Exporter.export(xor(8), file, ExportOptions.of()));
        assertEquals(DesignMessage.NOT_A_FOLDER, message(e));
        assertThrows(NetloomException.class, () -> Exporter.export(xor(8), file.resolve("below"), ExportOptions.of()));
    }

    @Test
    void aLinkDoesNotLeadOut() throws IOException {
        export(withBlock());
        Path outside = Files.createDirectories(temp.resolve("outside"));
        try (Stream<Path> sources = Files.walk(file("src"))) {
            for (Path p : sources.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
        Files.createSymbolicLink(file("src"), outside);
        NetloomException e = assertThrows(NetloomException.class, () -> export(withBlock()));
        assertEquals(DesignMessage.LEAVES_FOLDER, message(e));
        assertEquals(0, hashes(outside).size());
    }

    @Test
    void aManifestDoesNotLeadOut() throws IOException {
        export(xor(8));
        Path precious = Files.writeString(temp.resolve("precious"), "x");
        String line = Hashes.of("x".getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "  ../../precious\n";
        Files.writeString(file(Manifest.FILE), Files.readString(file(Manifest.FILE)) + line);
        assertThrows(NetloomException.class, () -> export(xor(9)));
        assertTrue(Files.exists(precious));
    }

    @Test
    void aDamagedManifestIsSaid() throws IOException {
        export(xor(8));
        Files.writeString(file(Manifest.FILE), "nonsense\n");
        NetloomException e = assertThrows(NetloomException.class, () -> export(xor(8)));
        assertEquals(DesignMessage.BROKEN_MANIFEST, message(e));
    }

    @Test
    void aDesignWithErrorsIsNotExported() {
        Design broken = xor(8).training(TrainingPlan.of(Xor.of(), BinaryCrossEntropy.of()));
        Design cycle = Design.named("x").add("a", Tanh.of()).connect("a", "a");
        assertThrows(NetloomException.class, () -> export(cycle));
        assertFalse(Files.exists(temp.resolve("a b")));
        assertTrue(broken.plan().isPresent());
    }

    @Test
    void noLeftoversAfterwards() throws IOException {
        export(xor(8));
        export(xor(9));
        try (Stream<Path> files = Files.list(file(".."))) {
            assertEquals(
                    List.of("project"),
                    files.map(p -> p.getFileName().toString()).toList());
        }
        try (Stream<Path> files = Files.list(file("."))) {
            assertTrue(
                    files.noneMatch(p -> p.getFileName().toString().startsWith(".netloom-") && Files.isDirectory(p)));
        }
    }

    @Test
    void smallDataComeAlongAndNothingFromOutside() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("design/data"));
        Files.writeString(folder.resolve("table.csv"), "a,b,kind\n1,2,x\n3,4,y\n");
        Files.writeString(temp.resolve("secret.csv"), "a,b,kind\n1,2,x\n");
        Path design = temp.resolve("design");
        assertTrue(copied(design, "data/table.csv").contains("data/table.csv"));
        for (String path : List.of(
                "../secret.csv",
                "data/../../secret.csv",
                temp.resolve("secret.csv").toString())) {
            assertTrue(copied(design, path).stream().noneMatch(p -> p.endsWith(".csv")), path);
        }
        Files.createSymbolicLink(design.resolve("link.csv"), temp.resolve("secret.csv"));
        assertTrue(copied(design, "link.csv").stream().noneMatch(p -> p.endsWith(".csv")));
    }

    private List<String> copied(Path folder, String path) {
        Design design = xor(4).training(TrainingPlan.of(CsvData.of(path), SoftmaxCrossEntropy.of()));
        ProjectGenerator generator = new ProjectGenerator(
                org.netloom.check.Checker.check(design), ExportOptions.of().dataFolder(folder), RuntimeLibrary.own());
        return generator.files().stream().map(ProjectFile::path).toList();
    }
}
