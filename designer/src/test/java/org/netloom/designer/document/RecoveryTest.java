package org.netloom.designer.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;

class RecoveryTest {
    @TempDir
    Path state;

    private static DesignDocument document() {
        return DesignDocument.untitled(Design.named("first"), Checks.direct());
    }

    private static Edit rename(String name) {
        return Edit.of("rename", d -> d.rename(name));
    }

    private static void tick(Autosave autosave, long seconds) {
        autosave.due(seconds * 1_000_000_000L).ifPresent(Runnable::run);
    }

    @Test
    void onlyWhatIsModifiedIsKeptAndNotTooOften() throws IOException {
        Autosave autosave = Autosave.of(document(), state);
        tick(autosave, 0);
        assertFalse(Files.exists(autosave.entry()));
        autosave.document().edit(rename("second"));
        tick(autosave, 1);
        assertTrue(Files.readString(autosave.entry()).contains("second"));
        autosave.document().edit(rename("third"));
        tick(autosave, 2);
        assertFalse(Files.readString(autosave.entry()).contains("third"));
        tick(autosave, 5);
        assertTrue(Files.readString(autosave.entry()).contains("third"));
        assertEquals(Optional.empty(), autosave.due(100_000_000_000L));
        autosave.document().undo();
        autosave.document().undo();
        tick(autosave, 101);
        assertFalse(Files.exists(autosave.entry()));
    }

    @Test
    void aSavedDocumentLeavesNothing() {
        Autosave autosave = Autosave.of(document(), state);
        autosave.document().edit(rename("second"));
        tick(autosave, 1);
        DocumentFiles.save(autosave.document(), state.resolve("a.netloom"));
        tick(autosave, 2);
        assertFalse(Files.exists(autosave.entry()));
        autosave.document().edit(rename("third"));
        Optional<Runnable> late = autosave.due(10_000_000_000L);
        autosave.close();
        late.orElseThrow().run();
        assertFalse(Files.exists(autosave.entry()), "a write that comes late does not bring it back");
    }

    @Test
    void whatARunningProgramKeepsIsNotOffered() {
        Autosave autosave = Autosave.of(document(), state);
        autosave.document().edit(rename("second"));
        tick(autosave, 1);
        assertEquals(List.of(), Recovery.list(state));
    }

    @Test
    void aBrokenEntryIsPassedOver() throws IOException {
        Files.createDirectories(state.resolve("recovery"));
        Files.writeString(state.resolve("recovery").resolve("1-1.recovery"), "{\"title\": \"x\"}");
        Files.writeString(state.resolve("recovery").resolve("1-2.recovery"), "{");
        assertEquals(List.of(), Recovery.list(state));
    }

    /** The program that is killed: it opens a file, changes it, keeps it, says so and waits. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws InterruptedException {
            DesignDocument document = DocumentFiles.load(Path.of(args[1]), Checks.direct());
            document.edit(rename("changed"));
            Autosave.of(document, Path.of(args[0])).due(1).orElseThrow().run();
            DesignDocument untitled = document();
            untitled.edit(rename("never saved"));
            Autosave.of(untitled, Path.of(args[0])).due(1).orElseThrow().run();
            System.out.println("kept");
            Thread.sleep(60_000);
        }
    }

    @Test
    void afterAKillTheChangesAreThere() throws IOException, InterruptedException {
        Path file = state.resolve("saved.netloom");
        DesignFile.save(Design.named("saved"), file);
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        state.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = victim.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("kept", out.readLine());
            assertEquals(List.of(), Recovery.list(state), "the program still runs");
        } finally {
            // On Unix this is kill -9: nothing of the program runs any more.
            victim.destroyForcibly();
            assertTrue(victim.waitFor(30, TimeUnit.SECONDS));
        }
        List<Recovery.Entry> left = Recovery.list(state);
        assertEquals(2, left.size());
        assertEquals(Optional.empty(), left.getFirst().file());
        assertEquals("never saved", left.getFirst().title());
        Recovery.Entry entry = left.getLast();
        assertEquals(Optional.of(file), entry.file());

        Autosave autosave = Recovery.restore(entry, Checks.direct());
        assertEquals("changed", autosave.document().design().name());
        assertEquals(Optional.of(file), autosave.document().file());
        assertTrue(autosave.document().modified());
        assertFalse(Files.exists(entry.entry()));
        assertTrue(Files.exists(autosave.entry()), "a second crash loses nothing either");
        assertEquals("saved", DesignFile.load(file).name());
        DocumentFiles.save(autosave.document(), file);
        autosave.due(1).orElseThrow().run();
        assertEquals("changed", DesignFile.load(file).name());

        Recovery.discard(left.getFirst());
        assertEquals(List.of(), Recovery.list(state));
        try (var files = Files.list(state.resolve("recovery"))) {
            assertEquals(0, files.count());
        }
    }
}
