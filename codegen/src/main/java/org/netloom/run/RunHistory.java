package org.netloom.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.netloom.train.TrainingEvent;

/**
 * What a training has told so far, in order. A resumed training repeats what was computed after its checkpoint; the
 * repetition takes the place of what was told before. Used by one thread at a time.
 */
public final class RunHistory {
    /** Of more steps than this every second one is forgotten, again and again: nobody can see more points. */
    private static final int STEPS = 4000;

    /** The same for epochs. */
    private static final int EPOCHS = 20_000;

    private final List<TrainingEvent.Step> steps = new ArrayList<>();
    private final List<TrainingEvent.Epoch> epochs = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private TrainingEvent.Start start;
    private TrainingEvent.Step latest;
    private TrainingEvent.End end;
    private boolean paused;

    /** Takes what happened next. */
    public void add(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Start e -> begin(e);
            case TrainingEvent.Step e -> step(e);
            case TrainingEvent.Epoch e -> {
                epochs.add(e);
                thin(epochs, EPOCHS);
            }
            case TrainingEvent.Paused _ -> paused = true;
            case TrainingEvent.Resumed _ -> paused = false;
            case TrainingEvent.Note _ -> {}
            case TrainingEvent.Warning e -> warnings.add(e.text());
            case TrainingEvent.End e -> {
                end = e;
                paused = false;
            }
            case TrainingEvent.Saved _, TrainingEvent.Probed _ -> {}
        }
    }

    private void begin(TrainingEvent.Start e) {
        start = e;
        end = null;
        paused = false;
        steps.removeIf(s -> s.step() > e.step());
        epochs.removeIf(p -> p.result().step() > e.step());
        latest = steps.isEmpty() ? null : steps.getLast();
    }

    private void step(TrainingEvent.Step e) {
        latest = e;
        steps.add(e);
        thin(steps, STEPS);
    }

    private static <T> void thin(List<T> all, int most) {
        if (all.size() > most) {
            List<T> kept = new ArrayList<>();
            // The last one stays.
            for (int i = (all.size() + 1) % 2; i < all.size(); i += 2) {
                kept.add(all.get(i));
            }
            all.clear();
            all.addAll(kept);
        }
    }

    /** How the training began, or went on the last time. */
    public Optional<TrainingEvent.Start> start() {
        return Optional.ofNullable(start);
    }

    /** Figures within epochs; of a long training only some. */
    public List<TrainingEvent.Step> steps() {
        return Collections.unmodifiableList(steps);
    }

    /** The last step that was told. */
    public Optional<TrainingEvent.Step> latest() {
        return Optional.ofNullable(latest);
    }

    /** How many epochs are done. */
    public int epochsDone() {
        return epochs.isEmpty() ? 0 : epochs.getLast().result().epoch();
    }

    /** What the epochs brought; of very many only some. */
    public List<TrainingEvent.Epoch> epochs() {
        return Collections.unmodifiableList(epochs);
    }

    public List<String> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    /** How it ended; empty while it runs, or where its process was lost. */
    public Optional<TrainingEvent.End> end() {
        return Optional.ofNullable(end);
    }

    public boolean paused() {
        return paused;
    }

    /** How much of the planned steps is done, 0..1. */
    public double progress() {
        if (start == null) {
            return 0;
        }
        if (end != null && RunState.of(end.reason()).complete()) {
            return 1;
        }
        long done = latest == null ? start.step() : latest.step();
        if (!epochs.isEmpty()) {
            done = Math.max(done, epochs.getLast().result().step());
        }
        return Math.clamp((double) done / Math.max(1, (long) start.stepsPerEpoch() * start.epochs()), 0, 1);
    }
}
