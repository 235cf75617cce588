package org.netloom.designer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.swing.JFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.designer.Bot;
import org.netloom.designer.Displays;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Edit;
import org.netloom.designer.widget.Background;
import org.netloom.run.RunOptions;
import org.netloom.run.RunState;
import org.netloom.spec.Dense;

/** Trainings by the buttons of the page, in processes of their own. */
@Timeout(180)
class TrainingPanelTest {
    @TempDir
    Path folder;

    private Bot bot;
    private DesignDocument document;
    private Trainings trainings;
    private TrainingPanel panel;
    private JFrame frame;

    @BeforeEach
    void look() {
        Displays.require();
        bot = new Bot();
        Displays.look(true);
    }

    @AfterEach
    void close() {
        if (panel != null) {
            on(() -> {
                trainings.running().forEach(trainings::stop);
                return null;
            });
            TrainedSamples.await("all ended", () -> trainings.running().isEmpty());
            shut();
            TrainedSamples.await("nothing is written any more", () -> !Background.busy());
        }
    }

    private static <T> T on(Callable<T> work) {
        return Displays.onEventThread(work);
    }

    private void open(Path file) {
        document = on(() -> TrainedSamples.document(file));
        trainings = on(() -> new Trainings(document));
        panel = on(() -> new TrainingPanel(trainings));
        frame = Displays.show(panel, 1280, 680);
    }

    private void shut() {
        on(() -> {
            panel.close();
            trainings.close();
            return null;
        });
        Displays.close(frame);
        panel = null;
    }

    private TrainingRun run(int index) {
        return trainings.runs().get(index);
    }

    @Test
    void trainsPausesStopsAndIsFoundAgain() {
        open(TrainedSamples.copy("spirals", folder));
        on(() -> {
            panel.bar().epochsField().setText("100000");
            return null;
        });
        bot.click(panel.bar().trainButton());
        TrainedSamples.await(
                "it computes",
                () -> !trainings.runs().isEmpty() && !run(0).history().epochs().isEmpty());
        assertFalse(on(() -> panel.bar().trainButton().isEnabled()), "one at a time");
        TrainedSamples.await("the boundary moves", () -> run(0).probed.isPresent());
        bot.click(panel.bar().pauseButton());
        TrainedSamples.await("it pauses", () -> run(0).state() == RunState.PAUSED);
        TrainedSamples.await(
                "the button offers to resume",
                () -> panel.bar().pauseButton().getText().equals("Resume"));
        bot.click(panel.bar().pauseButton());
        TrainedSamples.await("it goes on", () -> run(0).state() == RunState.RUNNING);

        // The designer is closed and opened again while the training goes on.
        int epochs = on(() -> run(0).history().epochs().size());
        Path file = document.file().orElseThrow();
        shut();
        open(file);
        TrainedSamples.await(
                "it is found",
                () -> trainings.running().size() == 1
                        && run(0).history().epochs().size() > epochs);
        bot.click(panel.bar().stopButton());
        TrainedSamples.await("it stops", () -> trainings.running().isEmpty());
        assertEquals(RunState.INTERRUPTED, run(0).state());
        assertTrue(run(0).hasModel());
        assertTrue(on(() -> panel.consolePanel().text()).contains("interrupted"));
        TrainedSamples.await(
                "it can go on",
                () -> panel.commands().stream()
                        .filter(c -> c.id().equals("train.goOn"))
                        .anyMatch(c -> c.enabled().getAsBoolean()));
    }

    @Test
    void runsAreComparedRenamedDeletedAndTheirPlanIsUsed() {
        Path file = TrainedSamples.copy("xor", folder);
        TrainedSamples.train(file, "first", RunOptions.of().epochs(3));
        TrainedSamples.train(file, "second", RunOptions.of().epochs(4));
        open(file);
        TrainedSamples.await("both are there", () -> trainings.runs().size() == 2);
        assertEquals(
                List.of("second", "first"),
                on(() -> trainings.runs().stream().map(TrainingRun::name).toList()));
        bot.focus(panel.runList());
        bot.keys(KeyEvent.VK_F2);
        bot.type("wider");
        bot.keys(KeyEvent.VK_ENTER);
        TrainedSamples.await("it has its name", () -> run(0).name().equals("wider"));
        TrainedSamples.await("on the disk too", () -> run(0).run().name().equals("wider"));
        on(() -> {
            trainings.show(run(0), false);
            trainings.usePlan(run(0));
            return null;
        });
        TrainedSamples.await(
                "the plan is that of the run",
                () -> document.design().plan().filter(p -> p.epochs() == 4).isPresent());
        on(() -> {
            document.undo();
            return null;
        });
        assertFalse(document.design().plan().orElseThrow().epochs() == 4);
        Path gone = run(0).run().folder();
        on(() -> {
            trainings.delete(List.of(run(0)));
            return null;
        });
        TrainedSamples.await("one is left", () -> trainings.runs().size() == 1);
        assertFalse(Files.exists(gone));
        assertEquals(Optional.of(run(0)), trainings.selected());
    }

    @Test
    void theMatrixIsMeasuredAndACellShowsItsSamples() {
        Path file = TrainedSamples.copy(
                "lenet5", folder, "{\"type\": \"Digits\"}", "{\"type\": \"Digits\", \"count\": 600}");
        TrainedSamples.train(file, "short", RunOptions.of().epochs(2));
        open(file);
        TrainedSamples.await("the run is there", () -> trainings.runs().size() == 1);
        on(() -> {
            panel.showTab(1);
            return null;
        });
        TrainedSamples.await(
                () -> "measured: " + panel.confusion().status(),
                () -> panel.confusion().ready());
        MatrixView matrix = panel.confusion().matrix();
        bot.click(matrix, on(() -> matrix.middle(1, 1)));
        TrainedSamples.await(
                "its samples", () -> panel.confusion().samples().title().startsWith("1, recognised"));
        bot.focus(matrix);
        bot.keys(KeyEvent.VK_RIGHT);
        TrainedSamples.await(
                "the cell beside", () -> panel.confusion().samples().title().startsWith("1 taken for 2"));
    }

    @Test
    void whatIsWrongIsSaidInTheWindow() {
        open(TrainedSamples.copy("xor", folder));
        on(() -> {
            document.edit(Edit.of("break it", d -> d.add("loose", Dense.of(3))));
            return null;
        });
        TrainedSamples.await(
                "there is nothing to train", () -> !panel.bar().trainButton().isEnabled());
        assertTrue(on(trainings::hindrance).orElseThrow().contains("mended"));
        on(() -> {
            document.undo();
            panel.bar().epochsField().setText("many");
            return null;
        });
        TrainedSamples.await(
                "it can be trained", () -> panel.bar().trainButton().isEnabled());
        bot.click(panel.bar().trainButton());
        bot.idle();
        assertTrue(trainings.runs().isEmpty() && !trainings.starting());
    }
}
