package org.netloom.designer.shell;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Point;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.ImageIcon;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.designer.Displays;

/**
 * Takes the pictures of {@code docs/screenshots}, where {@code -Dnetloom.screenshots=light} or {@code dark} asks for them; a
 * few minutes, as networks are trained for it. {@code docs/screenshots/README.md} says the command.
 */
class ScreenshotsTest {
    private static final Path OUT = Path.of("..", "docs", "screenshots");
    private static final Path SAMPLES = Path.of("..", "samples");

    @TempDir
    Path folder;

    private Desk desk;

    @Test
    void takesThem() throws Exception {
        String wanted = System.getProperty("netloom.screenshots", "");
        assumeTrue(
                wanted.equals("light") || wanted.equals("dark"),
                "-Dnetloom.screenshots=light takes the pictures of docs/screenshots");
        Displays.require();
        try (Desk opened = new Desk(folder.resolve("state"))) {
            desk = opened;
            Displays.onEventThread(() -> {
                desk.window.setBounds(0, 0, 1440, 900);
                return null;
            });
            desk.watched(() -> {
                if (wanted.equals("dark")) {
                    dark();
                    return;
                }
                start();
                lenet5();
                mistake();
                miniResnet();
                data();
                spirals();
                training();
            });
        }
    }

    private void shoot(String name) {
        Displays.save(desk.bot.capture(desk.window), OUT.resolve(name + ".png"));
    }

    /** Opens a copy of a sample. */
    private void open(String sample) throws Exception {
        Path copy = folder.resolve(sample).resolve(sample + ".netloom");
        Files.createDirectories(copy.getParent());
        Files.copy(SAMPLES.resolve(sample).resolve(sample + ".netloom"), copy);
        desk.files.add(copy);
        desk.run("file.open");
        desk.bot.waitFor(
                sample + " is open",
                () -> desk.window
                        .current()
                        .filter(v -> v.document().title().equals(sample))
                        .isPresent());
        desk.settle();
    }

    private void page(String id) {
        desk.click(desk.find(AbstractButton.class, "page." + id));
    }

    private static boolean said(String text) {
        return Desk.all(JLabel.class, l -> l.getText() != null && l.getText().contains(text))
                        .size()
                > 0;
    }

    private static String labels() {
        return Desk.all(JLabel.class, l -> l.getText() != null && !l.getText().isBlank()).stream()
                .map(JLabel::getText)
                .collect(Collectors.joining(" | "));
    }

    // ---- the pictures -----------------------------------------------------------------------------------------------

    private void start() {
        desk.bot.waitFor(
                "the samples have their pictures",
                () -> Desk.all(JLabel.class, l -> l.getIcon() instanceof ImageIcon)
                                .size()
                        == Desk.all(SampleCard.class, _ -> true).size());
        shoot("start");
    }

    private void lenet5() throws Exception {
        open("lenet5");
        desk.select("conv2");
        desk.run("view.zoomOne");
        desk.settle();
        code();
        shoot("lenet5");
    }

    private void code() {
        desk.run("view.code");
        desk.bot.waitFor(
                "the code is there",
                () -> !Desk.all(JTextComponent.class, t -> t.getText().contains("Tensor forward"))
                        .isEmpty());
    }

    private void mistake() {
        desk.select("flatten");
        desk.bot.keys(KeyEvent.VK_DELETE);
        desk.bot.waitFor("there is a problem", () -> !desk.document().result().ok());
        desk.run("view.problems");
        desk.select("fc1");
        desk.run("view.zoomOne");
        desk.settle();
        shoot("error");
        desk.run("edit.undo");
    }

    private void miniResnet() throws Exception {
        open("mini-resnet");
        desk.select("down2");
        desk.run("network.open");
        desk.run("view.summary");
        desk.settle();
        desk.settle();
        desk.run("view.zoomSelection");
        desk.settle();
        shoot("mini-resnet");
        desk.run("file.close");
    }

    private void data() {
        page("data");
        desk.bot.waitFor(
                "the data are opened",
                () -> said("Examples")
                        || !Desk.all(JTabbedPane.class, t -> t.isShowing()).isEmpty());
        desk.bot.waitFor(() -> "the data are shown, not " + labels(), 60, () -> said("28"));
        shoot("data");
    }

    private void training() throws Exception {
        page("training");
        for (String epochs : new String[] {"4", "8"}) {
            desk.fill(desk.called(JTextComponent.class, "Epochs"), epochs);
            AbstractButton train = desk.find(AbstractButton.class, "training.train");
            desk.click(train);
            desk.bot.waitFor("it has begun", () -> !train.isEnabled());
            if (epochs.equals("8")) {
                desk.bot.waitFor(() -> "it is in its fifth epoch: " + labels(), 240, () -> said("epoch 5 of 8"));
                shoot("training");
            }
            desk.bot.waitFor(() -> "it ends: " + labels(), 240, train::isEnabled);
        }
        JTabbedPane tabs = Desk.all(JTabbedPane.class, t -> t.indexOfTab("Confusion matrix") >= 0)
                .getFirst();
        Displays.onEventThread(() -> {
            tabs.setSelectedIndex(tabs.indexOfTab("Confusion matrix"));
            return null;
        });
        desk.bot.waitFor(() -> "it is measured: " + labels(), 60, () -> said("A click on a cell"));
        shoot("confusion");
        digit();
    }

    /** Draws a seven. */
    private void digit() {
        page("tryit");
        JComponent paper = desk.called(JComponent.class, "Paper to draw upon");
        JComponent answer = desk.called(JComponent.class, "Prediction");
        int w = paper.getWidth();
        int h = paper.getHeight();
        desk.bot.drag(paper, new Point(w * 3 / 10, h * 3 / 10), new Point(w * 7 / 10, h * 3 / 10));
        desk.bot.drag(paper, new Point(w * 7 / 10, h * 3 / 10), new Point(w * 45 / 100, h * 8 / 10));
        desk.bot.waitFor(
                () -> "a seven is seen, not " + answer.getAccessibleContext().getAccessibleDescription(),
                () -> "7".equals(answer.getAccessibleContext().getAccessibleDescription()));
        shoot("try-it");
    }

    private void spirals() throws Exception {
        open("spirals");
        page("training");
        AbstractButton train = desk.find(AbstractButton.class, "training.train");
        desk.click(train);
        desk.bot.waitFor(() -> "it ends: " + labels(), 120, () -> said("test accuracy"));
        desk.bot.idle();
        shoot("spirals");
        desk.run("file.close");
    }

    private void dark() throws Exception {
        desk.run("theme.dark");
        open("mini-inception");
        desk.select("inception2");
        desk.run("network.open");
        desk.settle();
        desk.run("view.zoomSelection");
        code();
        desk.settle();
        shoot("dark");
    }
}
