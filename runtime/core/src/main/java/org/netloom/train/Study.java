package org.netloom.train;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.netloom.data.DataParts;
import org.netloom.data.Resampling;
import org.netloom.json.Json;
import org.netloom.layer.Network;
import org.netloom.model.AtomicFile;
import org.netloom.ops.DeviceWish;
import org.netloom.problem.NetloomException;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingOptions.Option;
import org.netloom.train.TrainingResult.Ending;

/**
 * Several trainings of one plan: k-fold cross-validation, or a learning curve over the size of the training part. Each
 * leaves its folder; what is done is kept in {@code study.json}, so that a study that was interrupted goes on where it was.
 */
final class Study {
    static final Option FOLDS =
            new Option("--folds", "K", "cross-validate: train K times, each time another share held out");
    static final Option CURVE = new Option(
            "--learning-curve", "N", "train N times, each time on twice as many samples, the last time on all of them");

    /** How one training ended: the figures on what it learned from and on what was held out. */
    private record Row(String name, int samples, double train, double held, double heldLoss, double seconds) {
        Map<String, Object> toJson() {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("name", name);
            m.put("samples", (long) samples);
            m.put("train", train);
            m.put("heldOut", held);
            m.put("loss", heldLoss);
            m.put("seconds", seconds);
            return m;
        }

        static Row of(Map<?, ?> json) {
            return new Row(
                    (String) json.get("name"),
                    ((Number) json.get("samples")).intValue(),
                    number(json.get("train")),
                    number(json.get("heldOut")),
                    number(json.get("loss")),
                    number(json.get("seconds")));
        }

        private static double number(Object json) {
            return json instanceof Number n ? n.doubleValue() : Double.NaN;
        }
    }

    private final Network network;
    private final TrainingPlan plan;
    private final Path folder;
    private final int threads;
    private final DeviceWish wish;
    private final PrintStream out;
    private final boolean curve;
    private final List<DataParts> parts;
    private final String key;
    private final List<Row> rows = new ArrayList<>();
    private String metric = "";

    /**
     * @param curve true for a learning curve, false for folds
     * @param count of trainings
     */
    Study(
            Network network,
            TrainingPlan plan,
            DataParts data,
            boolean curve,
            int count,
            Path folder,
            int threads,
            DeviceWish wish,
            PrintStream out) {
        this.network = network;
        this.plan = plan;
        this.folder = folder;
        this.threads = threads;
        this.wish = wish;
        this.out = out;
        this.curve = curve;
        parts = curve ? Resampling.growing(data, count, plan.seed()) : Resampling.folds(data, count, plan.seed());
        key = Json.line(SpecType.of(plan).toJson(plan)) + " " + network.designHash() + " " + data.description() + " "
                + (curve ? "curve " : "folds ") + count;
    }

    /**
     * Runs what is not done yet.
     *
     * @param resume true to go on with what lies in the folder
     * @return false where somebody stopped it
     */
    boolean run(boolean resume, TrainingListener listener, TrainingControl control) {
        if (resume) {
            restore();
        }
        Optional<DeviceChoice> device = Optional.empty();
        for (int i = rows.size(); i < parts.size(); i++) {
            String name = curve ? "size-" + (i + 1) : "fold-" + (i + 1);
            DataParts data = parts.get(i);
            Path own = folder.resolve(name);
            Path checkpoint = own.resolve("checkpoint.safetensors");
            Trainer trainer = new Trainer(network, plan, data)
                    .threads(threads)
                    .base(PlanOptions.base())
                    .checkpoint(checkpoint)
                    .algorithms(AlgorithmFile.ofMachine(), Map.of())
                    .resume(resume ? unfinished(checkpoint) : null)
                    .listener(listener)
                    .control(control);
            device = device.or(() -> Optional.of(choice(trainer, listener)));
            trainer.device(device.get());
            listener.on(new TrainingEvent.Note(
                    name + " of " + parts.size() + ": " + data.train().size() + " samples to train"));
            TrainingResult result = trainer.run();
            if (result.ending() == Ending.INTERRUPTED) {
                return false;
            }
            trainer.writeModel(own.resolve("model.safetensors"));
            rows.add(row(name, trainer, data, result));
            save();
            listener.on(new TrainingEvent.Note(line(rows.getLast())));
        }
        return true;
    }

    /** All trainings compute on what is chosen for the first. */
    private DeviceChoice choice(Trainer trainer, TrainingListener listener) {
        DeviceChoice choice = DeviceChoice.of(wish, threads, trainer.trial());
        choice.events().forEach(listener::on);
        return choice;
    }

    private static Checkpoint unfinished(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        Checkpoint c = Checkpoint.read(file);
        return c.finished() ? null : c;
    }

    private Row row(String name, Trainer trainer, DataParts data, TrainingResult result) {
        Evaluation train = trainer.evaluate("training", data.train());
        metric = train.metrics().name();
        boolean held = data.validation().size() > 0 || data.test().size() > 0;
        Evaluation other = !held
                ? train
                : data.validation().size() > 0
                        ? trainer.evaluate("validation", data.validation())
                        : trainer.evaluate("test", data.test());
        return new Row(
                name,
                data.train().size(),
                train.metrics().value(),
                held ? other.metrics().value() : Double.NaN,
                held ? other.loss() : Double.NaN,
                result.seconds());
    }

    private String line(Row r) {
        return String.format(
                Locale.ROOT,
                "%s: %d samples, %s on them %s, held out %s, %s",
                r.name(),
                r.samples(),
                metric,
                Metrics.format(r.train()),
                Metrics.format(r.held()),
                Progress.time(r.seconds()));
    }

    // ---- what is kept -----------------------------------------------------------------------------------------------

    private Path file() {
        return folder.resolve("study.json");
    }

    private void save() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("study", key);
        json.put("metric", metric);
        json.put("rows", rows.stream().<Object>map(Row::toJson).toList());
        AtomicFile.write(file(), Json.format(json));
    }

    private void restore() {
        Optional<Map<String, Object>> json = read();
        if (json.isPresent() && key.equals(json.get().get("study"))) {
            metric = (String) json.get().get("metric");
            ((List<?>) json.get().get("rows")).forEach(r -> rows.add(Row.of((Map<?, ?>) r)));
        }
    }

    private Optional<Map<String, Object>> read() {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parseObject(Files.readString(file())));
        } catch (IOException | NetloomException _) {
            // A damaged file: what it knew is trained anew.
            return Optional.empty();
        }
    }

    // ---- the result -------------------------------------------------------------------------------------------------

    /** Writes the page and prints the table; the last line is the result. */
    void finish() {
        Path page = folder.resolve("study.html");
        AtomicFile.write(page, StudyReport.html(network.name(), title(), metric, lines(), charts()));
        lines().forEach(out::println);
        out.println("report  " + page);
        out.println(result());
    }

    private String title() {
        return curve ? "Learning curve" : parts.size() + "-fold cross-validation";
    }

    private List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private List<Chart> charts() {
        List<String> labels = rows.stream()
                .map(r -> curve ? Integer.toString(r.samples()) : r.name().substring("fold-".length()))
                .toList();
        double[] train = rows.stream().mapToDouble(Row::train).toArray();
        double[] held = rows.stream().mapToDouble(Row::held).toArray();
        return List.of(new Chart(
                        metric,
                        1,
                        false,
                        List.of(
                                new Chart.Series("training", "train", train),
                                new Chart.Series("held out", "validation", held)))
                .axis(curve ? "training samples" : "fold", labels));
    }

    /** "cross-validation accuracy 0.9712 +- 0.0031 (5 folds)", or the figure of the largest training part. */
    private String result() {
        if (curve) {
            return "held-out " + metric + " " + Metrics.format(rows.getLast().held()) + " with "
                    + rows.getLast().samples() + " samples, "
                    + Metrics.format(rows.getFirst().held()) + " with "
                    + rows.getFirst().samples();
        }
        double mean = rows.stream().mapToDouble(Row::held).average().orElse(Double.NaN);
        double squares = rows.stream()
                .mapToDouble(r -> (r.held() - mean) * (r.held() - mean))
                .sum();
        double deviation = Math.sqrt(squares / (rows.size() - 1));
        return "cross-validation " + metric + " " + Metrics.format(mean) + " +- " + Metrics.format(deviation) + " ("
                + rows.size() + " folds)";
    }
}
