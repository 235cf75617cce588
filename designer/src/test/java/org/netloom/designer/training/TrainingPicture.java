package org.netloom.designer.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;
import org.netloom.designer.Bot;
import org.netloom.designer.Displays;
import org.netloom.run.RunOptions;

/** Pictures of the training page, to look at: {@code TrainingPicture FOLDER}. */
final class TrainingPicture {
    private TrainingPicture() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        Path work = folder.resolve("work");
        Path lenet = work.resolve("lenet5.netloom");
        if (!Files.exists(lenet)) {
            TrainedSamples.copy("lenet5", work, "{\"type\": \"Digits\"}", "{\"type\": \"Digits\", \"count\": 2000}");
            TrainedSamples.train(lenet, "as drawn", RunOptions.of());
            TrainedSamples.train(
                    lenet, "rate 0.001", RunOptions.of().learningRate(0.001).epochs(6));
        }
        Path spirals = work.resolve("spirals.netloom");
        if (!Files.exists(spirals)) {
            TrainedSamples.copy("spirals", work);
            TrainedSamples.train(spirals, "first", RunOptions.of().epochs(12));
            TrainedSamples.train(spirals, "second", RunOptions.of());
        }
        for (boolean dark : List.of(false, true)) {
            Displays.look(dark);
            String look = dark ? "-dark" : "-light";
            Trainings trainings = Displays.onEventThread(() -> new Trainings(TrainedSamples.document(lenet)));
            TrainingPanel panel = Displays.onEventThread(() -> new TrainingPanel(trainings));
            var frame = Displays.show(panel, 1280, 640);
            new Bot().waitFor("runs", () -> trainings.runs().size() == 2);
            pause(800);
            save(panel, folder, "training" + look);
            Bot bot = new Bot();
            bot.move(panel.curves(), new java.awt.Point(260, 160));
            pause(400);
            Displays.save(bot.capture(panel), folder.resolve("training-hover" + look + ".png"));
            Displays.onEventThread(() -> {
                panel.showTab(1);
                return null;
            });
            new Bot().waitFor("matrix", () -> panel.confusion().ready());
            save(panel, folder, "confusion" + look);
            Displays.onEventThread(() -> {
                panel.confusion().matrix().choose(3, 3);
                return null;
            });
            pause(500);
            save(panel, folder, "confusion-samples" + look);
            Displays.onEventThread(() -> {
                panel.showTab(2);
                panel.curves().smoothingSlider().setValue(60);
                panel.curves().logarithmicBox().doClick();
                return null;
            });
            pause(500);
            save(panel, folder, "training-log-console" + look);
            Displays.close(frame);

            Trainings two = Displays.onEventThread(() -> new Trainings(TrainedSamples.document(spirals)));
            TrainingPanel other = Displays.onEventThread(() -> new TrainingPanel(two));
            frame = Displays.show(other, 1280, 640);
            pause(2500);
            Displays.onEventThread(() -> {
                other.bar().epochsField().setText("1000");
                other.bar().trainButton().doClick();
                return null;
            });
            pause(5000);
            save(other, folder, "spirals" + look);
            Displays.onEventThread(() -> {
                two.running().forEach(two::stop);
                return null;
            });
            new Bot().waitFor("the end", () -> two.running().isEmpty() && !two.starting());
            pause(600);
            save(other, folder, "spirals-end" + look);
            Displays.onEventThread(() -> {
                two.delete(List.of(two.runs().getFirst()));
                return null;
            });
            pause(500);
            Displays.close(frame);
        }
        System.exit(0);
    }

    static void save(JComponent panel, Path folder, String name) {
        Displays.save(Displays.paint(panel, 1), folder.resolve(name + ".png"));
    }

    static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
