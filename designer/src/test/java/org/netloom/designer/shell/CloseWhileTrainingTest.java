package org.netloom.designer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.designer.Bot;
import org.netloom.designer.Displays;
import org.netloom.designer.document.Settings;
import org.netloom.run.Run;
import org.netloom.run.RunStore;
import org.netloom.train.TrainingEvent;

/** A window is not closed over a training without a question, and the training goes on where that is wanted. */
@Timeout(120)
class CloseWhileTrainingTest {
    @TempDir
    Path folder;

    /** Answers questions with what was put here; what was asked. */
    private static final class Answers implements Prompts {
        final Deque<Optional<Integer>> next = new ArrayDeque<>();
        final Deque<String> asked = new ArrayDeque<>();

        @Override
        public Optional<Integer> choose(Component parent, String title, String text, List<String> options) {
            asked.add(title + ": " + options);
            return next.remove();
        }

        @Override
        public void error(Component parent, String title, String text) {
            throw new AssertionError(text);
        }

        @Override
        public void info(Component parent, String title, String text) {
            throw new AssertionError(text);
        }

        @Override
        public Optional<Path> open(Component parent, Optional<Path> from) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(Component parent, Path proposal, String ending) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> folder(Component parent, Path proposal) {
            return Optional.empty();
        }
    }

    @Test
    void asksAndLetsItRun() throws Exception {
        Displays.require();
        Bot bot = new Bot();
        Path sample = Path.of(System.getProperty("netloom.home", "..")).resolve("samples/spirals/spirals.netloom");
        Path file = Files.writeString(
                folder.resolve("spirals.netloom"),
                Files.readString(sample).replace("\"epochs\": 60", "\"epochs\": 1000000"));
        Answers answers = new Answers();
        MainWindow window = Displays.onEventThread(() -> {
            Look.install(false);
            MainWindow w = new Application(Settings.load(folder.resolve("state")), answers, () -> {}).newWindow();
            w.setBounds(0, 0, 1280, 720);
            w.setVisible(true);
            w.open(file);
            return w;
        });
        bot.waitFor("the design is open", () -> window.current().isPresent());
        bot.waitFor(
                "it can be trained",
                () -> window.current().orElseThrow().trainings().hindrance().isEmpty());
        Displays.onEventThread(() -> {
            window.commands().run("train.train");
            return null;
        });
        Run run = new Run(RunStore.beside(file).folder().resolve("run-001"));
        while (run.process().isEmpty()
                || run.history().start().map(TrainingEvent.Start::epochs).isEmpty()) {
            Thread.sleep(50);
        }

        answers.next.add(Optional.empty());
        assertFalse(Displays.onEventThread(window::closeWindow), "the user stays");
        assertTrue(answers.asked.getFirst().startsWith("A Training Runs: [Let it run"), answers.asked.toString());
        answers.next.add(Optional.of(0));
        assertTrue(Displays.onEventThread(window::closeWindow));
        assertEquals(2, answers.asked.size());
        assertTrue(run.process().isPresent(), "it goes on without the window");
        ProcessHandle process = run.process().orElseThrow();
        process.destroy();
        process.onExit().join();
    }
}
