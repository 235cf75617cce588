package org.netloom.designer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.designer.Displays;
import org.netloom.problem.Problem;

/** A student's first hour: LeNet-5 from an empty canvas to a digit that is recognised, by mouse and keyboard alone. */
class FirstNetworkTest {
    @TempDir
    Path folder;

    @Test
    void fromAnEmptyCanvasToAPrediction() throws Exception {
        Displays.require();
        try (Desk desk = new Desk(folder.resolve("state"))) {
            desk.watched(() -> {
                draw(desk);
                mistake(desk);
                undoAndRedo(desk);
                saveAndReopen(desk);
                train(desk);
                tryIt(desk);
                assertEquals(List.of(), desk.errors);
            });
        }
    }

    private static void draw(Desk desk) {
        desk.run("file.new");
        desk.bot.waitFor("the canvas is there", () -> desk.window.current().isPresent());
        var canvas = desk.canvas();
        desk.drop("Input", new Point(canvas.getWidth() / 2, 60));
        desk.dropBehind("input", "Conv2d");
        set(desk, "conv1", "filters", "6");
        set(desk, "conv1", "kernel", "5");
        desk.dropBehind("conv1", "Tanh");
        desk.dropBehind("tanh1", "MaxPool2d");
        desk.dropBehind("pool1", "Conv2d");
        set(desk, "conv2", "kernel", "5");
        desk.dropBehind("conv2", "Tanh");
        desk.dropBehind("tanh2", "MaxPool2d");
    }

    private static void set(Desk desk, String node, String parameter, String value) {
        desk.select(node);
        desk.fill("inspector." + parameter, value);
    }

    private static void mistake(Desk desk) {
        desk.dropBehind("pool2", "Dense");
        set(desk, "fc1", "units", "120");
        desk.bot.waitFor(
                "the problem is found", () -> desk.document().result().errors().size() == 1);
        Problem problem = desk.document().result().errors().getFirst();
        assertEquals("fc1", problem.node());
        assertTrue(problem.text().contains("Flatten") || problem.text().contains("features"), problem.text());
        desk.run("view.problems");
        desk.click(desk.button("insert Flatten"));
        desk.bot.waitFor("it is mended", () -> desk.document().result().ok());
        desk.dropBehind("fc1", "Tanh");
        desk.dropBehind("tanh3", "Dense");
        set(desk, "fc2", "units", "84");
        desk.dropBehind("fc2", "Tanh");
        desk.dropBehind("tanh4", "Dense");
        assertTrue(desk.document().result().ok(), desk.document().result().problems()::toString);
        assertEquals(13, desk.editor().body().nodes().size());
        assertEquals(12, desk.edges().size());
    }

    private static void undoAndRedo(Desk desk) {
        String drawn = desk.text();
        List<String> steps = new ArrayList<>();
        while (desk.document().undoName().isPresent()) {
            steps.add(desk.document().undoName().get());
            desk.run("edit.undo");
        }
        assertTrue(steps.size() > 13, steps::toString);
        assertTrue(desk.editor().body().nodes().isEmpty());
        while (desk.document().redoName().isPresent()) {
            desk.run("edit.redo");
        }
        assertEquals(drawn, desk.text());
    }

    private void saveAndReopen(Desk desk) throws Exception {
        Path file = folder.resolve("lenet.netloom");
        desk.files.add(file);
        desk.run("file.save");
        desk.bot.waitFor("it is saved", () -> !desk.document().modified());
        assertEquals(desk.text(), Files.readString(file));
        desk.run("file.close");
        desk.bot.waitFor("it is closed", () -> desk.window.current().isEmpty());
        desk.files.add(file);
        desk.run("file.open");
        desk.bot.waitFor("it is open again", () -> desk.window.current().isPresent());
        assertEquals(Files.readString(file), desk.text());
    }

    private static void train(Desk desk) {
        desk.click(desk.find(AbstractButton.class, "page.plan"));
        desk.click(desk.button("Tell classes apart"));
        desk.bot.waitFor(
                "there is a plan", () -> desk.document().design().plan().isPresent());
        desk.click(desk.find(AbstractButton.class, "page.training"));
        desk.fill(desk.called(JTextComponent.class, "Epochs"), "2");
        desk.fill(desk.called(JTextComponent.class, "Samples"), "4000");
        desk.click(desk.find(AbstractButton.class, "training.train"));
        desk.bot.waitFor(() -> "the training ends well: " + labels(), 240, () -> labels().contains("test accuracy"));
    }

    private static String labels() {
        return Desk.all(JLabel.class, l -> l.getText() != null && !l.getText().isBlank()).stream()
                .map(JLabel::getText)
                .collect(Collectors.joining(" | "));
    }

    private static void tryIt(Desk desk) {
        desk.click(desk.find(AbstractButton.class, "page.tryit"));
        JComponent paper = desk.called(JComponent.class, "Paper to draw upon");
        JComponent answer = desk.called(JComponent.class, "Prediction");
        desk.bot.waitFor("the paper is laid out", () -> paper.getHeight() > 100);
        int x = paper.getWidth() / 2;
        desk.bot.drag(paper, new Point(x, paper.getHeight() / 5), new Point(x, paper.getHeight() * 4 / 5));
        desk.bot.waitFor(
                () -> "a stroke is a one, not " + answer.getAccessibleContext().getAccessibleDescription(),
                () -> "1".equals(answer.getAccessibleContext().getAccessibleDescription()));
    }
}
