package org.netloom.designer.training;

import java.util.Locale;
import java.util.Optional;
import org.netloom.designer.Texts;
import org.netloom.run.RunHistory;
import org.netloom.train.EpochResult;
import org.netloom.train.Metrics;
import org.netloom.train.Progress;
import org.netloom.train.TrainingEvent;

/** Events as lines for people. Steps have none: the progress bar shows them. */
final class ConsoleText {
    /** Lines of earlier epochs nobody scrolls back to. */
    private static final int EPOCHS = 2000;

    private ConsoleText() {}

    /** The line of an event; empty where it has none. */
    static Optional<String> line(TrainingEvent event, RunHistory history) {
        return Optional.ofNullable(
                switch (event) {
                    case TrainingEvent.Start e -> start(e);
                    case TrainingEvent.Epoch e -> epoch(e.result(), history);
                    case TrainingEvent.Paused _ -> Texts.get("train.console.paused");
                    case TrainingEvent.Resumed e -> Texts.get("train.console.resumed", Progress.time(e.seconds()));
                    case TrainingEvent.Note e -> e.text();
                    case TrainingEvent.Warning e -> Texts.get("train.console.warning", e.text());
                    case TrainingEvent.End e -> end(e);
                    case TrainingEvent.Step _, TrainingEvent.Saved _, TrainingEvent.Probed _ -> null;
                });
    }

    /** All lines of a history that was read from a folder. */
    static String all(RunHistory history) {
        StringBuilder text = new StringBuilder();
        history.start().ifPresent(e -> text.append(start(e)).append('\n'));
        history.epochs().stream()
                .skip(Math.max(0, history.epochs().size() - EPOCHS))
                .forEach(e -> text.append(epoch(e.result(), history)).append('\n'));
        history.warnings()
                .forEach(w -> text.append(Texts.get("train.console.warning", w)).append('\n'));
        history.end().ifPresent(e -> text.append(end(e)).append('\n'));
        return text.toString();
    }

    private static String start(TrainingEvent.Start e) {
        String text = Texts.get(
                        "train.console.start",
                        e.network(),
                        e.parameters(),
                        e.epochs(),
                        e.stepsPerEpoch(),
                        e.batchSize())
                + "\n" + Texts.get("train.console.data", e.data())
                + "\n" + Texts.get("train.console.operations", e.operations(), Progress.bytes(e.memoryBytes()));
        return e.step() > 0 ? text + "\n" + Texts.get("train.console.on", e.step(), e.epoch()) : text;
    }

    private static String epoch(EpochResult r, RunHistory history) {
        String metric = history.start().map(TrainingEvent.Start::metric).orElse("");
        int epochs = history.start().map(TrainingEvent.Start::epochs).orElse(r.epoch());
        int width = Integer.toString(epochs).length();
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "epoch %" + width + "d/%d  loss %s  %s %s",
                r.epoch(),
                epochs,
                Metrics.format(r.trainLoss()),
                metric,
                Metrics.format(r.trainMetric())));
        if (r.validated()) {
            line.append(String.format(
                    Locale.ROOT,
                    "  validation loss %s  %s %s",
                    Metrics.format(r.validationLoss()),
                    metric,
                    Metrics.format(r.validationMetric())));
        }
        return line.append(String.format(
                        Locale.ROOT, "  %s  %,.0f samples/s", Progress.time(r.seconds()), r.samplesPerSecond()))
                .toString();
    }

    private static String end(TrainingEvent.End e) {
        StringBuilder line = new StringBuilder(e.reason());
        if (!e.metric().isEmpty()) {
            line.append(": ")
                    .append(e.part())
                    .append(' ')
                    .append(e.metric())
                    .append(' ')
                    .append(Metrics.format(e.value()));
        }
        if (!e.text().isEmpty()) {
            line.append("; ").append(e.text());
        }
        return line.toString();
    }
}
