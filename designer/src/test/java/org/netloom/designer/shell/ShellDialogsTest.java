package org.netloom.designer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netloom.design.Design;
import org.netloom.designer.document.Autosave;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Recovery;
import org.netloom.designer.edit.DesignEdits;

/** Start page, tour, command palette, export, errors, recovery. */
class ShellDialogsTest {
    private Windows windows;

    @BeforeEach
    void open() throws IOException {
        Windows.samples();
        windows = Windows.open();
    }

    @AfterEach
    void close() throws IOException {
        if (windows != null) {
            windows.close();
        }
    }

    private static JDialog dialog(String name) {
        Windows.await(name + " is shown", () -> dialogNow(name).isPresent());
        return Windows.on(() -> dialogNow(name).orElseThrow());
    }

    private static Optional<JDialog> dialogNow(String name) {
        return Arrays.stream(Window.getWindows())
                .filter(w -> w.isShowing() && name.equals(w.getName()))
                .map(JDialog.class::cast)
                .findFirst();
    }

    private static <T extends Component> T part(java.awt.Container within, String name, Class<T> type) {
        Windows.await(name + " is there", () -> Windows.find(within, name).isPresent());
        return type.cast(Windows.find(within, name).orElseThrow());
    }

    private static void click(java.awt.Container within, String name) {
        AbstractButton button = part(within, name, AbstractButton.class);
        javax.swing.SwingUtilities.invokeLater(button::doClick);
    }

    @Test
    void theStartPageShowsEverySampleWithItsPicture() {
        SampleCard lenet = part(windows.window, "sample.lenet5", SampleCard.class);
        Windows.await(
                "the picture is there",
                () -> Arrays.stream(lenet.getComponents())
                        .anyMatch(c -> c instanceof JLabel l
                                && l.getIcon() != null
                                && l.getIcon().getIconWidth() > 100));
        assertTrue(Windows.on(() -> Arrays.stream(lenet.getComponents())
                .anyMatch(c -> c instanceof JLabel l
                        && l.getText() != null
                        && l.getText().contains("61.7 k"))));
        for (String name : new String[] {"xor", "spirals", "mini-resnet", "tabular-mlp", "autoencoder"}) {
            assertTrue(Windows.find(windows.window, "sample." + name).isPresent(), name);
        }
    }

    @Test
    void aSampleOpensAsACopyWithoutAFile() {
        click(windows.window, "sample.tabular-mlp");
        Windows.await("it is open", () -> windows.window.current().isPresent());
        DesignDocument document = windows.document();
        assertTrue(document.file().isEmpty());
        assertFalse(document.modified());
        assertTrue(document.result().ok(), document.result().problems().toString());
        String data = document.design().plan().orElseThrow().data().toString();
        assertTrue(data.contains(Windows.samples().resolve("tabular-mlp").toString()), data);
    }

    @Test
    void everyStopOfTheTourPointsAtSomethingOnTheScreen() {
        windows.openFile(Windows.sample("lenet5"));
        windows.command("help.tour");
        Tour tour = part(windows.window.getRootPane(), "tour", Tour.class);
        assertTrue(Windows.on(() -> tour.target().isEmpty()), "the welcome stands in the middle");
        for (int stop = 1; stop < Tour.stops(); stop++) {
            JButton next = part(tour, "tour.next", JButton.class);
            Windows.run(next::doClick);
            Windows.settle();
            int now = stop;
            assertTrue(
                    Windows.on(() -> tour.target().filter(r -> !r.isEmpty()).isPresent()),
                    () -> "stop " + now + " points at nothing");
        }
        JButton done = part(tour, "tour.next", JButton.class);
        Windows.run(done::doClick);
        assertFalse(Windows.on(tour::isVisible));
        assertTrue(windows.settings.tourDone());
    }

    @Test
    void theCommandPaletteFindsAndRuns() {
        windows.openFile(Windows.sample("lenet5"));
        windows.command("view.commands");
        CommandPalette palette = (CommandPalette) dialog("commands");
        JTextField search = part(palette, "commands.search", JTextField.class);
        Windows.run(() -> search.setText("training pl"));
        assertEquals("view.plan", Windows.on(() -> palette.found().getFirst().id()));
        Windows.run(() -> search.dispatchEvent(new java.awt.event.KeyEvent(
                search,
                java.awt.event.KeyEvent.KEY_PRESSED,
                System.currentTimeMillis(),
                0,
                java.awt.event.KeyEvent.VK_ENTER,
                '\n')));
        Windows.await(
                "the page is shown",
                () -> windows.window.current().orElseThrow().page() == PageKind.PLAN);
        assertFalse(Windows.on(palette::isShowing));
    }

    @Test
    void allShortCutsAreListed() {
        windows.openFile(Windows.sample("lenet5"));
        windows.command("help.keys");
        assertTrue(Windows.on(() -> dialog("keys").getWidth() > 300));
    }

    @Test
    void anExportWritesAProjectAndSaysHowToGoOn() throws IOException {
        windows.openFile(windows.copy("xor"));
        javax.swing.SwingUtilities.invokeLater(() -> windows.window.commands().run("file.exportProject"));
        JDialog export = dialog("export");
        Path target = windows.state.resolve("project");
        JTextField name = part(export, "export.name", JTextField.class);
        JTextField javaPackage = part(export, "export.package", JTextField.class);
        JTextField folder = part(export, "export.folder", JTextField.class);
        Windows.run(() -> name.setText("my xor"));
        assertFalse(Windows.on(part(export, "export.do", JButton.class)::isEnabled), "a name has no blank");
        Windows.run(() -> name.setText("my-xor"));
        assertEquals("netloom.myxor", Windows.on(javaPackage::getText));
        Windows.run(() -> {
            javaPackage.setText("9bad");
            folder.setText(target.toString());
        });
        JButton does = part(export, "export.do", JButton.class);
        assertFalse(Windows.on(does::isEnabled), "a bad package is told before the export");
        Windows.run(() -> javaPackage.setText("org.example"));
        assertTrue(Windows.on(does::isEnabled));
        JCheckBox openCl = part(export, "export.opencl", JCheckBox.class);
        assertFalse(Windows.on(openCl::isSelected), "only where it is asked for");
        Windows.run(() -> openCl.setSelected(true));
        click(export, "export.do");
        JTextArea commands = part(export, "export.commands", JTextArea.class);
        assertTrue(Windows.on(commands::getText).contains("./run"));
        assertTrue(Files.isExecutable(target.resolve("run")));
        assertTrue(Files.isDirectory(target.resolve("src/main/java/org/example")));
        assertTrue(Files.isDirectory(target.resolve("lib/org/netloom/netloom-opencl")));
        assertEquals("xor", windows.document().design().name(), "the design itself keeps its name");
        click(export, "export.close");
        Windows.await("it is closed", () -> !export.isShowing());
    }

    @Test
    void anUnexpectedErrorIsShownAndTheDocumentStays() {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        try {
            Errors.install(ErrorDialog::show);
            windows.command("file.new");
            Windows.run(() -> windows.window.current().orElseThrow().document().edit(DesignEdits.rename("mine")));
            javax.swing.SwingUtilities.invokeLater(() -> {
                throw new IllegalStateException("a defect for the test");
            });
            JDialog shown = dialog("defect");
            JTextArea report = part(shown, "defect.report", JTextArea.class);
            assertTrue(Windows.on(report::getText).contains("a defect for the test"));
            assertTrue(Windows.on(report::getText).contains("Netloom "));
            click(shown, "defect.close");
            Windows.await("it is closed", () -> !shown.isShowing());
            assertEquals("mine", windows.document().design().name());
            assertTrue(Windows.on(windows.window::isShowing));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void documentsOfAProgramThatEndedBadlyAreOffered() throws IOException {
        DesignDocument lost = DesignDocument.untitled(Design.named("lost"), Checks.direct());
        lost.edit(DesignEdits.rename("found"));
        Autosave.of(lost, windows.state).now();
        Path entry;
        try (var files = Files.list(windows.state.resolve("recovery"))) {
            entry = files.findFirst().orElseThrow();
        }
        // As of a process that is gone.
        Files.writeString(
                entry, Files.readString(entry).replaceAll("\"started\": *\"[^\"]*\"", "\"started\": \"long ago\""));
        assertEquals(1, Recovery.list(windows.state).size());
        Windows.run(() -> windows.app.offerRecovery(windows.window));
        click(dialog("recovery"), "recovery.recover");
        Windows.await("it is open", () -> windows.window.current().isPresent());
        assertEquals("found", windows.document().design().name());
        assertTrue(Windows.on(windows.document()::modified));
    }

    @Test
    void theTourIsOfferedUntilItIsDeclinedForGood() {
        click(windows.window, "tour.decline");
        Windows.await("it is remembered", windows.settings::tourDone);
        Windows.run(() -> windows.app.newWindow().setVisible(true));
        MainWindow second = Windows.on(() -> windows.app.windows().getLast());
        assertTrue(Windows.find(second, "start.tour").isPresent(), "it stays within reach");
        assertTrue(Windows.find(second, "tour.decline").isEmpty());
    }
}
