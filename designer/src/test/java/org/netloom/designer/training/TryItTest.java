package org.netloom.designer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Point;
import java.awt.event.MouseEvent;
import java.nio.file.Path;
import javax.swing.JFrame;
import javax.swing.JTextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.designer.Bot;
import org.netloom.designer.Displays;
import org.netloom.run.RunOptions;

/** What a trained network says is seen while it is asked. */
@Timeout(180)
class TryItTest {
    @TempDir
    static Path folder;

    private static Path lenet;
    private static Path table;
    private JFrame frame;
    private TryItPanel panel;
    private Trainings trainings;

    @BeforeAll
    static void train() {
        Displays.require();
        lenet = TrainedSamples.copy(
                "lenet5", folder, "{\"type\": \"Digits\"}", "{\"type\": \"Digits\", \"count\": 3000}");
        TrainedSamples.train(lenet, "digits", RunOptions.of().epochs(6));
        table = TrainedSamples.copy("tabular-mlp", folder);
        TrainedSamples.train(table, "plants", RunOptions.of().epochs(20));
    }

    @BeforeEach
    void look() {
        Displays.look(false);
    }

    @AfterEach
    void close() {
        if (panel != null) {
            Displays.onEventThread(() -> {
                panel.close();
                trainings.close();
                return null;
            });
            Displays.close(frame);
        }
    }

    private void open(Path file) {
        trainings = Displays.onEventThread(() -> new Trainings(TrainedSamples.document(file)));
        panel = Displays.onEventThread(() -> new TryItPanel(trainings));
        frame = Displays.show(panel, 1100, 640);
        TrainedSamples.await("the network is there", panel::ready);
    }

    @Test
    void aDrawnDigitIsRecognised() {
        open(lenet);
        drawSeven(panel);
        TrainedSamples.await(
                () -> "it is a " + panel.answer().top(),
                () -> panel.answer().top().equals("7"));
        Displays.onEventThread(() -> {
            panel.paper().clear();
            return null;
        });
        TrainedSamples.await(
                "nothing is said of nothing", () -> panel.answer().top().isEmpty());
    }

    @Test
    void aRowOfATableIsTyped() {
        open(table);
        Displays.onEventThread(() -> {
            panel.takeSample();
            return null;
        });
        TrainedSamples.await("an answer", () -> !panel.answer().top().isEmpty());
        float before = Displays.onEventThread(() -> panel.table().sample()[0]);
        Displays.onEventThread(() -> {
            ((JTextField) panel.table().field(0)).setText("nonsense");
            return null;
        });
        assertEquals(0f, Displays.onEventThread(() -> panel.table().sample()[0]), "no number, though it was " + before);
        assertEquals(9, Displays.onEventThread(() -> panel.table().sample().length));
    }

    @Test
    void thePlaneIsDrawnAndAPlaceInItIsAsked() {
        Path file = TrainedSamples.copy("spirals", folder.resolve("plane"));
        TrainedSamples.train(file, "short", RunOptions.of().epochs(15));
        open(file);
        TrainedSamples.await(
                "the boundary", () -> trainings.runs().getFirst().probed.isPresent());
        TrainedSamples.await("an answer", () -> !panel.answer().top().isEmpty());
        new Bot().click(panel.boundary());
        TrainedSamples.await(
                () -> "it is a " + panel.answer().top(),
                () -> panel.answer().top().startsWith("spiral"));
    }

    @Test
    void withoutARunItSaysWhatToDo() {
        Path file = TrainedSamples.copy("xor", folder.resolve("none"));
        trainings = Displays.onEventThread(() -> new Trainings(TrainedSamples.document(file)));
        panel = Displays.onEventThread(() -> new TryItPanel(trainings));
        frame = Displays.show(panel, 900, 600);
        assertFalse(panel.ready());
        assertTrue(Displays.onEventThread(() -> panel.boundary().isShowing()), "a plane to watch");
    }

    /** A seven, as a person draws it: right, then down to the left. */
    static void drawSeven(TryItPanel panel) {
        Displays.onEventThread(() -> {
            DigitCanvas paper = panel.paper();
            paper.clear();
            stroke(paper, point(paper, 0.3, 0.22), point(paper, 0.7, 0.22), point(paper, 0.45, 0.8));
            return null;
        });
    }

    private static Point point(Component paper, double x, double y) {
        return new Point((int) (x * paper.getWidth()), (int) (y * paper.getHeight()));
    }

    private static void stroke(Component paper, Point... points) {
        send(paper, MouseEvent.MOUSE_PRESSED, points[0]);
        for (int i = 1; i < points.length; i++) {
            for (int step = 1; step <= 10; step++) {
                Point from = points[i - 1];
                Point to = points[i];
                send(
                        paper,
                        MouseEvent.MOUSE_DRAGGED,
                        new Point(from.x + (to.x - from.x) * step / 10, from.y + (to.y - from.y) * step / 10));
            }
        }
        send(paper, MouseEvent.MOUSE_RELEASED, points[points.length - 1]);
    }

    private static void send(Component paper, int what, Point at) {
        paper.dispatchEvent(new MouseEvent(
                paper,
                what,
                System.currentTimeMillis(),
                MouseEvent.BUTTON1_DOWN_MASK,
                at.x,
                at.y,
                1,
                false,
                MouseEvent.BUTTON1));
    }
}
