package org.netloom.train;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows a training to a person: on a terminal a bar that moves, a line per epoch; otherwise plain lines, one per epoch and
 * one every few seconds within long ones.
 */
public final class Progress implements TrainingListener {
    private static final int BAR = 20;
    private static final long PLAIN_EVERY_NANOS = 10_000_000_000L;
    /** Of more epochs than this only some have a line, where they are short. */
    private static final int EPOCHS_SHOWN = 30;

    private static final long EPOCH_EVERY_NANOS = 1_000_000_000L;
    private static final long BAR_EVERY_NANOS = 100_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private String metric = "";
    private int epochs;
    private int stepsPerEpoch;
    private int shown;
    private long last;
    private long lastEpoch;

    /** Plain lines, as a command prints them into a file. */
    public static TrainingListener lines(PrintStream out) {
        return new Progress(out, false);
    }

    /** @param terminal true where a line can be written over */
    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        last = System.nanoTime();
        lastEpoch = last - EPOCH_EVERY_NANOS;
    }

    /** True where a person watches standard output. */
    static boolean onTerminal() {
        return System.console() != null && System.console().isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    @Override
    public void on(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Start e -> start(e);
            case TrainingEvent.Step e -> step(e);
            case TrainingEvent.Epoch e -> epoch(e);
            case TrainingEvent.Note e -> line(e.text());
            case TrainingEvent.Warning e -> line("warning: " + e.text());
            case TrainingEvent.Paused _ -> line("paused");
            case TrainingEvent.Resumed _ -> line("goes on");
            case TrainingEvent.Saved _, TrainingEvent.Probed _ -> {}
            case TrainingEvent.End _ -> clear();
        }
    }

    private void start(TrainingEvent.Start e) {
        metric = e.metric();
        epochs = e.epochs();
        stepsPerEpoch = e.stepsPerEpoch();
        line(text(
                "%s: %,d parameters, %d %s of %,d %s, batches of %d",
                e.network(),
                e.parameters(),
                e.epochs(),
                e.epochs() == 1 ? "epoch" : "epochs",
                e.stepsPerEpoch(),
                e.stepsPerEpoch() == 1 ? "step" : "steps",
                e.batchSize()));
        line(text("data: %s", e.data()));
        line(text("%s; %s of memory", e.operations(), bytes(e.memoryBytes())));
        if (e.step() > 0) {
            line(text("goes on after step %,d, in epoch %d", e.step(), e.epoch()));
        }
    }

    private void step(TrainingEvent.Step e) {
        long now = System.nanoTime();
        if (now - last < (terminal ? BAR_EVERY_NANOS : PLAIN_EVERY_NANOS)) {
            return;
        }
        last = now;
        String figures = text(
                "loss %.4f  %s %s  %,.0f samples/s  %s left",
                e.loss(), metric, Metrics.format(e.metric()), e.samplesPerSecond(), time(e.secondsLeft()));
        if (!terminal) {
            line(text("  step %,d of %,d  %s", e.batch(), stepsPerEpoch, figures));
            return;
        }
        int filled = (int) ((long) BAR * e.batch() / Math.max(1, stepsPerEpoch));
        String bar = "=".repeat(filled) + (filled < BAR ? ">" + " ".repeat(BAR - 1 - filled) : "");
        String content = text("epoch %d/%d [%s] %s", e.epoch(), epochs, bar, figures);
        String padding = " ".repeat(Math.max(0, shown - content.length()));
        shown = content.length();
        out.print("\r" + content + padding);
        out.flush();
    }

    private void epoch(TrainingEvent.Epoch e) {
        EpochResult r = e.result();
        long now = System.nanoTime();
        if (epochs > EPOCHS_SHOWN && r.epoch() < epochs && now - lastEpoch < EPOCH_EVERY_NANOS) {
            return;
        }
        lastEpoch = now;
        String validation = r.validated() ? "  validation " + validated(r) : "";
        last = System.nanoTime();
        line(text(
                "epoch %" + Integer.toString(epochs).length() + "d/%d  loss %.4f  %s %s%s  %s  %,.0f samples/s",
                r.epoch(),
                epochs,
                r.trainLoss(),
                metric,
                Metrics.format(r.trainMetric()),
                validation,
                time(r.seconds()),
                r.samplesPerSecond()));
    }

    private String validated(EpochResult r) {
        String loss = Double.isNaN(r.validationLoss()) ? "" : text("loss %.4f  ", r.validationLoss());
        return loss + metric + " " + Metrics.format(r.validationMetric());
    }

    /** Prints a line, wiping a bar that stands there. */
    void line(String content) {
        clear();
        out.println(content);
        out.flush();
    }

    private void clear() {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            out.flush();
            shown = 0;
        }
    }

    /** "0:07", "12:30", "1:02:03". */
    public static String time(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "?";
        }
        long s = Math.round(seconds);
        return s < 3600 ? text("%d:%02d", s / 60, s % 60) : text("%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    /** "812 MB": powers of ten, as disks and system monitors show them. */
    public static String bytes(long n) {
        if (n < 1_000_000) {
            return text("%d kB", Math.ceilDiv(n, 1000));
        }
        if (n < 10_000_000_000L) {
            return text("%d MB", Math.ceilDiv(n, 1_000_000));
        }
        return text("%.1f GB", n / 1e9);
    }

    private static String text(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
