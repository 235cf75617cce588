package org.netloom.designer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.TreeSet;
import javax.swing.JButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netloom.design.DesignFile;
import org.netloom.designer.Texts;
import org.netloom.designer.edit.DesignEdits;
import org.netloom.designer.widget.Command;

/** Opening, saving, closing: nothing is lost without being asked about. */
class MainWindowTest {
    private Windows windows;

    @BeforeEach
    void open() throws IOException {
        windows = Windows.open();
    }

    @AfterEach
    void close() throws IOException {
        if (windows != null) {
            windows.close();
        }
    }

    private void rename(String name) {
        Windows.run(() -> windows.window.current().orElseThrow().document().edit(DesignEdits.rename(name)));
    }

    @Test
    void everyCommandHasATextAndATipAndAPlace() {
        windows.openFile(Windows.sample("mini-resnet"));
        for (PageKind page : PageKind.values()) {
            windows.command("view." + page.id());
        }
        Set<String> missing = new TreeSet<>();
        Set<String> areas = MenuPlan.menus();
        for (Command c : Windows.on(() -> windows.window.commands().all())) {
            if (!Texts.has("command." + c.id())) {
                missing.add(c.id() + " has no text");
            }
            String area = c.id().substring(0, c.id().indexOf('.'));
            if (!areas.contains(area) && !MenuPlan.placed().contains(c.id())) {
                missing.add(c.id() + " stands in no menu");
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void noTwoCommandsShareAShortCut() {
        windows.openFile(Windows.sample("lenet5"));
        for (PageKind page : PageKind.values()) {
            windows.command("view." + page.id());
        }
        Set<String> keys = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        for (Command c : Windows.on(() -> windows.window.commands().all())) {
            c.key().filter(k -> !keys.add(k.toString())).ifPresent(k -> twice.add(k + " of " + c.id()));
        }
        assertEquals(Set.of(), twice);
    }

    @Test
    void theMenuNamesTheStepThatUndoTakesBack() {
        windows.command("file.new");
        assertFalse(windows.possible("edit.undo"));
        rename("other");
        assertTrue(windows.possible("edit.undo"));
        assertTrue(windows.title("edit.undo").startsWith("Undo "), windows.title("edit.undo"));
        windows.command("edit.undo");
        assertEquals("untitled", windows.document().design().name());
        assertTrue(windows.title("edit.redo").startsWith("Redo "));
        windows.command("edit.redo");
        assertEquals("other", windows.document().design().name());
    }

    @Test
    void savingWritesTheFileAndTakesTheMarkAway() throws IOException {
        Path file = windows.copy("lenet5");
        windows.openFile(file);
        assertFalse(windows.possible("file.save"));
        rename("mine");
        assertTrue(Windows.on(() -> windows.window.views().getFirst().document().modified()));
        windows.command("file.save");
        Windows.await(
                "it is saved",
                () -> !windows.window.views().getFirst().document().modified());
        assertEquals("mine", DesignFile.load(file).name());
        assertEquals(file, windows.settings.recent().getFirst());
    }

    @Test
    void aNewDesignAsksForAFile() {
        windows.command("file.new");
        windows.user.file = java.util.Optional.of(windows.state.resolve("new.netloom"));
        windows.command("file.save");
        Windows.await(
                "it has a file",
                () -> windows.window.views().getFirst().document().file().isPresent());
        assertTrue(Files.isRegularFile(windows.state.resolve("new.netloom")));
    }

    @Test
    void closingAsksAboutChanges() throws IOException {
        Path file = windows.copy("lenet5");
        windows.openFile(file);
        rename("mine");
        windows.command("file.close");
        assertEquals(1, windows.user.asked.size());
        assertEquals(1, Windows.on(() -> windows.window.views().size()), "closing the question stays");
        windows.user.choices.add(2);
        windows.command("file.close");
        assertEquals(1, Windows.on(() -> windows.window.views().size()), "cancel stays");
        windows.user.choices.add(0);
        windows.command("file.close");
        Windows.await("it is closed", () -> windows.window.views().isEmpty());
        assertEquals("mine", DesignFile.load(file).name());
    }

    @Test
    void discardedChangesLeaveTheFileAsItWas() throws IOException {
        Path file = windows.copy("lenet5");
        windows.openFile(file);
        rename("mine");
        windows.user.choices.add(1);
        windows.command("file.close");
        assertEquals(0, Windows.on(() -> windows.window.views().size()));
        assertEquals("lenet5", DesignFile.load(file).name());
        assertTrue(Windows.on(() -> windows.window.startPage().isShowing()), "the start page takes its place");
    }

    @Test
    void quittingAsksAboutEachDocument() throws IOException {
        windows.openFile(windows.copy("lenet5"));
        rename("one");
        windows.openFile(windows.copy("xor"));
        rename("two");
        windows.user.choices.add(1);
        windows.command("file.quit");
        assertEquals(2, windows.user.asked.size());
        assertFalse(windows.ended);
        assertEquals(1, Windows.on(() -> windows.window.views().size()));
        windows.user.choices.add(1);
        windows.command("file.quit");
        Windows.await("the program ends", () -> windows.ended);
        assertTrue(Files.isRegularFile(windows.state.resolve("settings.json")));
    }

    @Test
    void aFileOpensOnce() throws IOException {
        Path file = windows.copy("xor");
        DocumentView first = windows.openFile(file);
        windows.command("file.new");
        Windows.run(() -> windows.window.open(file));
        Windows.settle();
        assertEquals(2, Windows.on(() -> windows.window.views().size()));
        assertEquals(first, Windows.on(() -> windows.window.current().orElseThrow()));
    }

    @Test
    void aBrokenFileIsToldAndNothingOpens() throws IOException {
        Path file = Files.writeString(windows.state.resolve("broken.netloom"), "{ \"netloom\": 1,");
        Windows.run(() -> windows.window.open(file));
        Windows.await("it is told", () -> !windows.user.asked.isEmpty());
        assertTrue(windows.user.asked.getFirst().contains("broken"), windows.user.asked.toString());
        assertEquals(0, Windows.on(() -> windows.window.views().size()));
    }

    @Test
    void aFileThatAnotherProgramWroteIsOfferedAgain() throws IOException {
        Path file = windows.copy("xor");
        DocumentView view = windows.openFile(file);
        Windows.run(() -> windows.app.keeper().saved(view.document(), Keeper.Stamp.of(file)));
        Files.writeString(file, Files.readString(file).replace("\"xor\"", "\"changed\""));
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 5000));
        Windows.await("the line is there", () -> view.banner().isVisible());
        JButton reload = (JButton) Windows.find(view, "banner.reload").orElseThrow();
        Windows.run(reload::doClick);
        Windows.await(
                "it is loaded",
                () -> windows.window
                        .views()
                        .getFirst()
                        .document()
                        .design()
                        .name()
                        .equals("changed"));
    }

    @Test
    void revertAsksAndLoadsTheFile() throws IOException {
        windows.openFile(windows.copy("xor"));
        rename("mine");
        windows.command("file.revert");
        assertEquals("mine", windows.document().design().name());
        windows.user.choices.add(1);
        windows.command("file.revert");
        Windows.await(
                "it is as saved",
                () -> windows.window
                        .views()
                        .getFirst()
                        .document()
                        .design()
                        .name()
                        .equals("xor"));
    }

    @Test
    void pagesAreSwitchedByCommand() {
        DocumentView view = windows.openFile(Windows.sample("lenet5"));
        for (PageKind page : PageKind.values()) {
            windows.command("view." + page.id());
            assertEquals(page, Windows.on(view::page));
        }
        windows.command("view.training");
        assertFalse(windows.possible("edit.selectAll"), "what belongs to the canvas waits for its page");
        windows.command("view.design");
        assertTrue(windows.possible("edit.selectAll"));
    }

    @Test
    void theWindowComesBackWhereItWas() {
        Windows.run(() -> windows.window.setBounds(40, 30, 1000, 640));
        Windows.run(() -> windows.window.closeWindow());
        Windows.await("the program ends", () -> windows.ended);
        var place = windows.settings.window().orElseThrow();
        assertEquals(40, place.x());
        assertEquals(1000, place.width());
    }

    @Test
    void quittingGoesOnWithTheNextWindow() throws IOException {
        windows.openFile(windows.copy("lenet5"));
        rename("one");
        MainWindow second = Windows.on(() -> {
            MainWindow w = windows.app.newWindow();
            w.setVisible(true);
            return w;
        });
        assertEquals(2, Windows.on(() -> windows.app.windows().size()));
        windows.user.choices.add(0);
        windows.command("file.quit");
        Windows.await("all is saved and closed", () -> windows.ended);
        assertFalse(Windows.on(second::isDisplayable));
        assertEquals(
                "one", DesignFile.load(windows.state.resolve("lenet5.netloom")).name());
    }

    @Test
    void savingOverAFileThatAnotherProgramWroteAsks() throws IOException {
        Path file = windows.copy("xor");
        DocumentView view = windows.openFile(file);
        rename("mine");
        Windows.run(() -> windows.app.keeper().saved(view.document(), Keeper.Stamp.of(file)));
        Files.writeString(file, Files.readString(file).replace("\"xor\"", "\"theirs\""));
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 5000));
        Windows.await("the line is there", () -> view.banner().isVisible());
        windows.command("file.save");
        assertEquals(1, windows.user.asked.size());
        assertEquals("theirs", DesignFile.load(file).name());
        windows.user.choices.add(1);
        windows.command("file.save");
        Windows.await("it is saved", () -> !view.document().modified());
        assertEquals("mine", DesignFile.load(file).name());
    }

    @Test
    void aRecentFileThatIsGoneIsForgotten() throws IOException {
        Path file = windows.copy("xor");
        windows.openFile(file);
        windows.command("file.close");
        Files.delete(file);
        Windows.run(() -> windows.window.open(file));
        Windows.await("it is told", () -> !windows.user.asked.isEmpty());
        Windows.await("it is forgotten", () -> windows.settings.recent().isEmpty());
    }
}
