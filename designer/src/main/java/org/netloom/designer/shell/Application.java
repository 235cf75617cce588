package org.netloom.designer.shell;

import java.awt.Image;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.swing.SwingUtilities;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Autosave;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Recovery;
import org.netloom.designer.document.Settings;
import org.netloom.designer.widget.Background;

/** The running program: its windows and what they share. Everything here happens on the event thread. */
public final class Application {
    private final List<MainWindow> windows = new ArrayList<>();
    private final Settings settings;
    private final Prompts prompts;
    private final Runnable ended;
    private final Look look;
    private final Keeper keeper = new Keeper(this::changedOnDisk);
    private final ExecutorService checker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "netloom-check");
        thread.setDaemon(true);
        return thread;
    });
    private List<Image> icons = List.of();
    private int untitled;
    private boolean quitting;

    /**
     * @param settings of the user
     * @param prompts how questions are asked
     * @param ended is called when the last window was closed
     */
    public Application(Settings settings, Prompts prompts, Runnable ended) {
        this.settings = settings;
        this.prompts = prompts;
        this.ended = ended;
        this.look = new Look(settings, this::saveSettings);
    }

    /** Asks by dialogs. */
    public static Prompts dialogs() {
        return new SwingPrompts();
    }

    Prompts prompts() {
        return prompts;
    }

    Settings settings() {
        return settings;
    }

    Look look() {
        return look;
    }

    Keeper keeper() {
        return keeper;
    }

    /** Writes the settings beside the event thread; that they cannot be written is told, but loses nothing of a design. */
    void saveSettings() {
        Background.run(
                _ -> {
                    settings.save();
                    return true;
                },
                _ -> {},
                e -> windows.stream()
                        .findFirst()
                        .ifPresentOrElse(w -> Errors.show(prompts, w, e), () -> Errors.unexpected(e)));
    }

    /** Windows in the order in which they were opened. */
    public List<MainWindow> windows() {
        return List.copyOf(windows);
    }

    /** Opens another window, with the start page. */
    public MainWindow newWindow() {
        MainWindow window = new MainWindow(this);
        window.setIconImages(icons);
        windows.add(window);
        return window;
    }

    /** The picture of the program, in several sizes. */
    void icons(List<Image> images) {
        icons = List.copyOf(images);
        windows.forEach(w -> w.setIconImages(icons));
    }

    /** Where designs are checked; each document has its own. */
    public Checks checks() {
        return new Checks(checker, SwingUtilities::invokeLater);
    }

    /** A name for the next new design. */
    String nextName() {
        untitled++;
        return untitled == 1 ? "untitled" : "untitled" + untitled;
    }

    /** A file was opened or saved. */
    void used(Path file) {
        settings.used(file);
        saveSettings();
    }

    // ---- documents --------------------------------------------------------------------------------------------------

    /** An open document. */
    record Open(MainWindow window, DocumentView view) {}

    private List<Open> open() {
        List<Open> all = new ArrayList<>();
        windows.forEach(w -> w.views().forEach(v -> all.add(new Open(w, v))));
        return all;
    }

    /** The view of a file that is open, in any window. */
    Optional<Open> find(Path file) {
        Path normal = file.toAbsolutePath().normalize();
        return open().stream()
                .filter(o -> o.view().document().file().filter(normal::equals).isPresent())
                .findFirst();
    }

    /** Another program wrote the file of a document: a line above it offers to load that. */
    private void changedOnDisk(DesignDocument document) {
        open().stream().filter(o -> o.view().document() == document).forEach(o -> {
            String text =
                    Texts.get(document.modified() ? "shell.disk.modified" : "shell.disk.changed", document.title());
            o.view()
                    .banner()
                    .show(
                            text,
                            List.of(
                                    new Banner.Choice(
                                            "banner.reload",
                                            Texts.get("shell.disk.reload"),
                                            () -> o.window().files().reload(o.view())),
                                    new Banner.Choice("banner.keep", Texts.get("shell.disk.keep"), document::unsaved)));
        });
    }

    /** Offers what programs left behind that ended unexpectedly. */
    public void offerRecovery(MainWindow window) {
        Background.run(
                _ -> Recovery.list(),
                entries -> {
                    if (!entries.isEmpty() && window.isDisplayable()) {
                        new RecoveryDialog(window, entries, chosen -> recover(window, chosen), this::discard)
                                .setVisible(true);
                    }
                },
                Errors::unexpected);
    }

    private void recover(MainWindow window, List<Recovery.Entry> entries) {
        for (Recovery.Entry entry : entries) {
            Background.run(
                    _ -> Recovery.restore(entry, checks()),
                    (Autosave autosave) -> window.add(autosave.document(), Optional.of(autosave)),
                    e -> Errors.show(prompts, window, e));
        }
    }

    private void discard(List<Recovery.Entry> entries) {
        Background.run(
                _ -> {
                    entries.forEach(Recovery::discard);
                    return true;
                },
                _ -> {},
                Errors::unexpected);
    }

    // ---- ending -----------------------------------------------------------------------------------------------------

    /** Closes all windows, one after the other, until the user keeps one. */
    void quit() {
        quitting = true;
        windows.stream().findFirst().ifPresent(MainWindow::closeWindow);
    }

    /** The user keeps a document that was to be closed: the program goes on. */
    void stay() {
        quitting = false;
    }

    void closed(MainWindow window) {
        windows.remove(window);
        if (quitting && !windows.isEmpty()) {
            SwingUtilities.invokeLater(this::quit);
        }
        if (windows.isEmpty()) {
            checker.shutdown();
            Background.run(
                    _ -> {
                        settings.save();
                        return true;
                    },
                    _ -> ended.run(),
                    e -> {
                        System.err.println(e.getMessage());
                        ended.run();
                    });
        }
    }
}
