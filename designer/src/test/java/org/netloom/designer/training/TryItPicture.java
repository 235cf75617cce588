package org.netloom.designer.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.netloom.designer.Bot;
import org.netloom.designer.Displays;
import org.netloom.run.RunOptions;

/** Pictures of the page that tries a network, to look at: {@code TryItPicture FOLDER}, after TrainingPicture. */
final class TryItPicture {
    private TryItPicture() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        Path work = folder.resolve("work");
        if (!Files.exists(work.resolve("autoencoder.netloom"))) {
            Path auto = TrainedSamples.copy("autoencoder", work, "6000", "1500");
            TrainedSamples.train(auto, "first", RunOptions.of().epochs(4));
            Path table = TrainedSamples.copy("tabular-mlp", work);
            TrainedSamples.train(table, "first", RunOptions.of().epochs(20));
        }
        for (boolean dark : List.of(false, true)) {
            Displays.look(dark);
            String look = dark ? "-dark" : "-light";
            for (String sample : List.of("lenet5", "autoencoder", "tabular-mlp", "spirals")) {
                Trainings trainings = Displays.onEventThread(
                        () -> new Trainings(TrainedSamples.document(work.resolve(sample + ".netloom"))));
                TryItPanel panel = Displays.onEventThread(() -> new TryItPanel(trainings));
                var frame = Displays.show(panel, 1100, 600);
                if (sample.equals("lenet5")) {
                    new Bot().waitFor("list", () -> trainings.runs().size() == 2);
                    Displays.onEventThread(() -> {
                        trainings.select(trainings.runs().stream()
                                .filter(r -> r.name().equals("as drawn"))
                                .findFirst());
                        return null;
                    });
                }
                new Bot().waitFor("the model", panel::ready);
                if (sample.equals("lenet5")) {
                    TryItTest.drawSeven(panel);
                } else {
                    Displays.onEventThread(() -> {
                        panel.takeSample();
                        return null;
                    });
                }
                if (sample.equals("spirals")) {
                    TrainedSamples.await(
                            "the boundary", () -> trainings.runs().stream().anyMatch(r -> r.probed.isPresent()));
                }
                TrainingPicture.pause(1500);
                TrainingPicture.save(panel, folder, "tryit-" + sample + look);
                Displays.onEventThread(() -> {
                    panel.close();
                    return null;
                });
                Displays.close(frame);
            }
        }
        System.exit(0);
    }
}
