package org.netloom.designer.shell;

import static org.junit.jupiter.api.Assertions.fail;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.netloom.designer.Displays;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Settings;
import org.netloom.run.StateFolder;

/** The program with a real window, settings of its own, and a user who answers as the test says. */
final class Windows implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    final Answers user = new Answers();
    final Path state;
    final Settings settings;
    final Application app;
    final MainWindow window;
    volatile boolean ended;
    /** The state folder of the other tests. */
    private final String before;

    private Windows(Path state, String before) {
        this.before = before;
        this.state = state;
        settings = Settings.load(state);
        settings.theme("light");
        app = on(() -> new Application(settings, user, () -> ended = true));
        window = on(() -> {
            MainWindow w = app.newWindow();
            w.setBounds(0, 0, 1280, 720);
            w.setVisible(true);
            return w;
        });
    }

    /** Skips the test where there is no display. */
    static Windows open() throws IOException {
        Displays.require();
        Path state = Files.createTempDirectory("netloom-state");
        String before = System.getProperty(StateFolder.PROPERTY);
        System.setProperty(StateFolder.PROPERTY, state.toString());
        on(() -> {
            Look.install(false);
            return true;
        });
        return new Windows(state, before);
    }

    static Path sample(String name) {
        return samples().resolve(name).resolve(name + ".netloom");
    }

    static Path samples() {
        for (Path root = Path.of("").toAbsolutePath(); root != null; root = root.getParent()) {
            if (Files.isDirectory(root.resolve("samples").resolve("lenet5"))) {
                System.setProperty("netloom.home", root.toString());
                return root.resolve("samples");
            }
        }
        return fail("there is no folder of samples");
    }

    /** A copy of a sample in the state folder, to be changed. */
    Path copy(String name) throws IOException {
        return Files.copy(sample(name), state.resolve(name + ".netloom"));
    }

    /** Opens a file and waits until it is there. */
    DocumentView openFile(Path file) {
        run(() -> window.open(file));
        await("the file is open", () -> app.find(file).isPresent());
        return on(() -> app.find(file).orElseThrow().view());
    }

    DesignDocument document() {
        return on(() -> window.current().orElseThrow().document());
    }

    /** Runs a command of the window. */
    void command(String id) {
        run(() -> window.commands().find(id).orElseThrow().run());
    }

    String title(String id) {
        return on(() -> window.commands().find(id).orElseThrow().title().get());
    }

    boolean possible(String id) {
        return on(() -> window.commands()
                .find(id)
                .filter(c -> c.enabled().getAsBoolean())
                .isPresent());
    }

    @Override
    public void close() throws IOException {
        run(() -> {
            for (MainWindow w : app.windows()) {
                w.views().forEach(v -> app.keeper().remove(v.document()));
                w.dispose();
            }
            for (java.awt.Window w : java.awt.Window.getWindows()) {
                w.dispose();
            }
        });
        if (before == null) {
            System.clearProperty(StateFolder.PROPERTY);
        } else {
            System.setProperty(StateFolder.PROPERTY, before);
        }
        try (Stream<Path> files = Files.walk(state)) {
            for (Path f : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(f);
            }
        }
    }

    // ---- the event thread -------------------------------------------------------------------------------------------

    static <T> T on(Callable<T> work) {
        return Displays.onEventThread(work);
    }

    static void run(Runnable work) {
        on(() -> {
            work.run();
            return true;
        });
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!on(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                fail("never came: " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Behind everything that is in the queue now. */
    static void settle() {
        run(() -> {});
        run(() -> {});
        if (EventQueue.isDispatchThread()) {
            fail("tests do not run on the event thread");
        }
    }

    /** A component on the screen, by its name. */
    static Optional<Component> find(Container within, String name) {
        return on(() -> search(within, name));
    }

    private static Optional<Component> search(Container within, String name) {
        for (Component c : within.getComponents()) {
            if (name.equals(c.getName()) && c.isShowing()) {
                return Optional.of(c);
            }
            if (c instanceof Container inner) {
                Optional<Component> found = search(inner, name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** What the user is asked and answers. */
    static final class Answers implements Prompts {
        /** What was said and asked, in order. */
        final List<String> asked = new ArrayList<>();
        /** The next answers to questions with options. */
        final List<Integer> choices = new ArrayList<>();

        Optional<Path> file = Optional.empty();

        @Override
        public Optional<Integer> choose(Component parent, String title, String text, List<String> options) {
            asked.add(text);
            return choices.isEmpty() ? Optional.empty() : Optional.of(choices.removeFirst());
        }

        @Override
        public void error(Component parent, String title, String text) {
            asked.add(text);
        }

        @Override
        public void info(Component parent, String title, String text) {
            asked.add(text);
        }

        @Override
        public Optional<Path> open(Component parent, Optional<Path> folder) {
            return file;
        }

        @Override
        public Optional<Path> save(Component parent, Path proposal, String ending) {
            asked.add(proposal.toString());
            return file;
        }

        @Override
        public Optional<Path> folder(Component parent, Path proposal) {
            return file;
        }
    }
}
