package org.netloom.designer.training;

import java.util.Locale;
import org.netloom.designer.Texts;
import org.netloom.run.RunHistory;
import org.netloom.train.Metrics;
import org.netloom.train.Progress;
import org.netloom.train.TrainingEvent;

/** What is said of a run. */
final class RunWords {
    private RunWords() {}

    /** "finished", "paused". */
    static String state(TrainingRun run) {
        if (run.stage().isPresent()) {
            return stage(run);
        }
        return Texts.get("train.state." + run.state().name().toLowerCase(Locale.ROOT));
    }

    /** "compiling". */
    static String stage(TrainingRun run) {
        return run.stage()
                .map(s -> Texts.get("train.stage." + s.name().toLowerCase(Locale.ROOT)))
                .orElse("");
    }

    /** "test accuracy 0.9812", or the latest of validation or training. */
    static String figure(TrainingRun run) {
        RunHistory history = run.history();
        if (run.result().isPresent()) {
            TrainingEvent.End e = run.result().get();
            return e.part() + " " + e.metric() + " " + Metrics.format(e.value());
        }
        if (history.start().isEmpty()) {
            return "";
        }
        String metric = history.start().get().metric();
        if (!history.epochs().isEmpty()) {
            var r = history.epochs().getLast().result();
            return r.validated()
                    ? "validation " + metric + " " + Metrics.format(r.validationMetric())
                    : metric + " " + Metrics.format(r.trainMetric());
        }
        return history.latest()
                .map(s -> metric + " " + Metrics.format(s.metric()))
                .orElse("");
    }

    /** "epoch 3 of 10, step 120 of 300, 12,345 samples/s, 0:42 left". */
    static String progress(TrainingRun run) {
        if (run.stage().isPresent()) {
            return stage(run);
        }
        RunHistory history = run.history();
        if (history.start().isEmpty()) {
            return "";
        }
        TrainingEvent.Start start = history.start().get();
        if (history.latest().isEmpty()) {
            return Texts.get("train.progress.begins");
        }
        TrainingEvent.Step s = history.latest().get();
        String where = Texts.get("train.progress.where", s.epoch(), start.epochs(), s.batch(), start.stepsPerEpoch());
        return history.paused()
                ? where + "  ·  " + Texts.get("train.state.paused")
                : where + "  ·  "
                        + Texts.get(
                                "train.progress.speed",
                                Math.round(s.samplesPerSecond()),
                                Progress.time(s.secondsLeft()));
    }

    /** How far it is, 0..1; its preparation counts for nothing. */
    static double share(TrainingRun run) {
        return run.stage().map(s -> s.done()).orElseGet(() -> run.history().progress());
    }
}
