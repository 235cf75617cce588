package org.netloom.designer.training;

import java.util.Optional;
import org.netloom.run.Preparation;
import org.netloom.run.RunProcess;
import org.netloom.run.RunState;
import org.netloom.train.TrainingEvent;

/** Takes what a process tells from its threads to the event thread, and keeps its run up to date there. */
final class RunMail implements RunProcess.Listener {
    /** Where epochs take less than a blink, only some have a line in the console. */
    private static final long LINE_NANOS = 100_000_000L;

    private static final int MANY_EPOCHS = 200;

    private final Trainings trainings;
    private final TrainingRun run;
    private Optional<BoundaryGrid> grid = Optional.empty();
    private long lineNanos = System.nanoTime() - LINE_NANOS;

    RunMail(Trainings trainings, TrainingRun run) {
        this.trainings = trainings;
        this.run = run;
    }

    /** Where the samples lie that are watched; on the event thread, before the process is started. */
    void grid(Optional<BoundaryGrid> watched) {
        grid = watched;
    }

    @Override
    public void stage(Preparation.Stage stage) {
        trainings.post(() -> {
            run.stage = Optional.of(stage);
            trainings.touch(run);
        });
    }

    @Override
    public void event(TrainingEvent event) {
        trainings.post(() -> take(event));
    }

    private void take(TrainingEvent event) {
        run.stage = Optional.empty();
        run.history.add(event);
        run.state = run.history.paused() ? RunState.PAUSED : RunState.RUNNING;
        if (event instanceof TrainingEvent.Probed p) {
            grid.ifPresent(g -> run.probed = Optional.of(new TrainingRun.Probed(g, p.epoch(), p.outputs())));
        }
        if (worthALine(event)) {
            ConsoleText.line(event, run.history).ifPresent(line -> trainings.line(run, line));
        }
        trainings.touch(run);
    }

    private boolean worthALine(TrainingEvent event) {
        if (!(event instanceof TrainingEvent.Epoch e)) {
            return true;
        }
        long now = System.nanoTime();
        int epochs = run.history.start().map(TrainingEvent.Start::epochs).orElse(0);
        if (epochs > MANY_EPOCHS && e.result().epoch() < epochs && now - lineNanos < LINE_NANOS) {
            return false;
        }
        lineNanos = now;
        return true;
    }

    @Override
    public void console(String line) {
        trainings.post(() -> trainings.line(run, line));
    }

    @Override
    public void ended(RunProcess.Outcome outcome) {
        boolean exists = run.run().exists();
        boolean model = run.run().hasModel();
        trainings.post(() -> {
            run.process = Optional.empty();
            run.stage = Optional.empty();
            run.state = outcome.state();
            run.error = outcome.error();
            run.hasModel = model;
            trainings.ended(run, outcome, exists);
        });
    }
}
