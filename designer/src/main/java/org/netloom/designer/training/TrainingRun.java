package org.netloom.designer.training;

import java.util.List;
import java.util.Optional;
import org.netloom.run.Preparation;
import org.netloom.run.Run;
import org.netloom.run.RunHistory;
import org.netloom.run.RunProcess;
import org.netloom.run.RunState;
import org.netloom.train.TrainingEvent;

/** A run as the windows show it. Read and changed on the event thread; {@link Trainings} keeps it up to date. */
public final class TrainingRun {
    private final Run run;
    private final int color;
    RunHistory history;
    RunState state;
    String name;
    String error = "";
    boolean shown = true;
    boolean hasModel;
    Optional<Preparation.Stage> stage = Optional.empty();
    Optional<RunProcess> process = Optional.empty();
    Optional<Probed> probed = Optional.empty();

    /**
     * What the network said last of the samples it is watched with.
     *
     * @param grid where they lie
     */
    record Probed(BoundaryGrid grid, int epoch, List<float[]> outputs) {}

    TrainingRun(Run run, String name, RunHistory history, RunState state, int color) {
        this.run = run;
        this.name = name;
        this.history = history;
        this.state = state;
        this.color = color;
    }

    public Run run() {
        return run;
    }

    public String name() {
        return name;
    }

    public RunHistory history() {
        return history;
    }

    public RunState state() {
        return state;
    }

    /** True while a process works on it, or one is being prepared. */
    public boolean active() {
        return process.isPresent();
    }

    /** What is done before it computes; empty once it computes. */
    public Optional<Preparation.Stage> stage() {
        return stage;
    }

    /** What went wrong; empty where nothing did. */
    public String error() {
        return error;
    }

    /** True where its curves are drawn. */
    public boolean shown() {
        return shown;
    }

    /** True where there are weights to predict with. */
    public boolean hasModel() {
        return hasModel;
    }

    /** Number of its colour, see {@link RunColors}. */
    int color() {
        return color;
    }

    /** The result, for example "test accuracy 0.9812"; empty where there is none. */
    Optional<TrainingEvent.End> result() {
        return history.end().filter(e -> !e.metric().isEmpty());
    }
}
