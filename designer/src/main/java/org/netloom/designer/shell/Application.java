package org.netloom.designer.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.swing.SwingUtilities;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;

/** The running program: its windows and what they share. Everything here happens on the event thread. */
public final class Application {
    private final List<MainWindow> windows = new ArrayList<>();
    private final Prompts prompts;
    private final Runnable ended;
    private final ExecutorService checker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "netloom-check");
        thread.setDaemon(true);
        return thread;
    });
    private int untitled;

    /**
     * @param prompts how questions are asked
     * @param ended is called when the last window was closed
     */
    public Application(Prompts prompts, Runnable ended) {
        this.prompts = prompts;
        this.ended = ended;
    }

    /** Asks by dialogs. */
    public static Prompts dialogs() {
        return new SwingPrompts();
    }

    Prompts prompts() {
        return prompts;
    }

    /** Windows in the order in which they were opened. */
    public List<MainWindow> windows() {
        return List.copyOf(windows);
    }

    /** Opens another window, with the start page. */
    public MainWindow newWindow() {
        MainWindow window = new MainWindow(this);
        windows.add(window);
        return window;
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

    /** The view of a file that is open, in any window. */
    Optional<Open> find(Path file) {
        Path normal = file.toAbsolutePath().normalize();
        for (MainWindow window : windows) {
            for (DocumentView view : window.views()) {
                if (view.document().file().filter(normal::equals).isPresent()) {
                    return Optional.of(new Open(window, view));
                }
            }
        }
        return Optional.empty();
    }

    /** An open document. */
    record Open(MainWindow window, DocumentView view) {}

    /** All documents that are open. */
    List<DesignDocument> documents() {
        return windows.stream()
                .flatMap(w -> w.views().stream())
                .map(DocumentView::document)
                .toList();
    }

    /** Closes all windows, unless the user keeps one. */
    void quit() {
        for (MainWindow window : windows()) {
            if (!window.closeWindow()) {
                return;
            }
        }
    }

    void closed(MainWindow window) {
        windows.remove(window);
        if (windows.isEmpty()) {
            checker.shutdown();
            ended.run();
        }
    }
}
