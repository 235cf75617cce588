package org.netloom.designer.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.swing.Timer;
import org.netloom.data.DataParts;
import org.netloom.design.Design;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.DocumentListener;
import org.netloom.designer.document.Edit;
import org.netloom.designer.widget.Background;
import org.netloom.problem.NetloomException;
import org.netloom.run.Preparation;
import org.netloom.run.Run;
import org.netloom.run.RunData;
import org.netloom.run.RunHistory;
import org.netloom.run.RunOptions;
import org.netloom.run.RunProcess;
import org.netloom.run.RunState;
import org.netloom.run.RunStore;
import org.netloom.train.TrainingPlan;

/**
 * The trainings of a document: those of its folder, and those that run. One for all pages of a document; everything
 * happens on the event thread, while files and processes are worked on beside it.
 */
public final class Trainings {
    /** Is told what changes. */
    public interface Listener {
        /** Runs came, went or moved. */
        default void listChanged() {}

        /** Something about a run is new: its figures, its state, its name. */
        default void changed(TrainingRun run) {}

        /** A line for the console of a run. */
        default void console(TrainingRun run, String line) {}

        /** Another run is looked at. */
        default void selected(Optional<TrainingRun> run) {}

        /** Something cannot be done; for a person. */
        default void failed(String message) {}
    }

    /** Processes tell more than anybody can see: their news are collected this often. */
    private static final int COLLECT_MILLIS = 60;

    /** At a time no longer than this: the window is to stay quick. */
    private static final long COLLECT_NANOS = 15_000_000L;

    private final DesignDocument document;
    private final RunStore unsaved;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<TrainingRun> runs = new ArrayList<>();
    private final ConcurrentLinkedQueue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final Timer collector = new Timer(COLLECT_MILLIS, _ -> collect());
    private final DocumentListener following = new DocumentListener() {
        @Override
        public void fileChanged() {
            follow();
        }
    };
    private final Set<TrainingRun> touched = new LinkedHashSet<>();
    private RunStore store;
    private Optional<TrainingRun> selected = Optional.empty();
    private Optional<Background.Job> starting = Optional.empty();
    private int colors;
    private boolean closed;

    public Trainings(DesignDocument document) {
        this(document, "untitled-" + ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), 36));
    }

    /** @param key names the folder of the runs while the document has no file; a recovered document has its old one */
    public Trainings(DesignDocument document, String key) {
        this.document = document;
        unsaved = RunStore.unsaved(key);
        store = place();
        document.addListener(following);
        load(List.of());
    }

    private RunStore place() {
        return document.file().map(RunStore::beside).orElse(unsaved);
    }

    public DesignDocument document() {
        return document;
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    private void tell(Consumer<Listener> what) {
        listeners.forEach(what);
    }

    // ---- the list ---------------------------------------------------------------------------------------------------

    /** All runs, the newest first. */
    public List<TrainingRun> runs() {
        return Collections.unmodifiableList(runs);
    }

    /** The run that is looked at. */
    public Optional<TrainingRun> selected() {
        return selected;
    }

    public void select(Optional<TrainingRun> run) {
        if (!run.equals(selected)) {
            selected = run;
            tell(l -> l.selected(run));
        }
    }

    /** Runs that a process works on, for the question whether to end them. */
    public List<TrainingRun> running() {
        return runs.stream().filter(TrainingRun::active).toList();
    }

    /** True between the wish to train and the first event of it. */
    public boolean starting() {
        return starting.isPresent();
    }

    private void follow() {
        RunStore now = place();
        if (now.equals(store)) {
            return;
        }
        RunStore before = store;
        store = now;
        boolean first = before.equals(unsaved);
        Background.run(_ -> first ? before.moveTo(now) : List.of(), _ -> load(running()), this::failed);
    }

    /** What a folder tells of a run. */
    private record Loaded(Run run, String name, RunHistory history, RunState state, boolean hasModel) {
        static Loaded of(Run run) {
            RunHistory history = run.history();
            return new Loaded(run, run.name(), history, run.state(history), run.hasModel());
        }
    }

    private void load(List<TrainingRun> kept) {
        RunStore from = store;
        Background.run(
                _ -> from.runs().stream().map(Loaded::of).toList(),
                loaded -> {
                    if (!from.equals(store) || closed) {
                        return;
                    }
                    runs.clear();
                    runs.addAll(kept);
                    loaded.stream()
                            .filter(l -> kept.stream().noneMatch(k -> k.run().equals(l.run())))
                            .forEach(this::add);
                    if (selected.isEmpty() || !runs.contains(selected.get())) {
                        selected = runs.stream().findFirst();
                    }
                    tell(Listener::listChanged);
                    tell(l -> l.selected(selected));
                },
                this::failed);
    }

    private TrainingRun add(Loaded l) {
        TrainingRun run = new TrainingRun(l.run(), l.name(), l.history(), l.state(), colors++);
        run.hasModel = l.hasModel();
        runs.addFirst(run);
        if (l.state().lives()) {
            RunHistory again = new RunHistory();
            run.process = RunProcess.find(l.run(), new RunMail(this, run));
            run.process.ifPresent(_ -> run.history = again);
            collector.start();
        }
        return run;
    }

    /** Tells a person that something cannot be done. */
    void complain(String message) {
        tell(l -> l.failed(message));
    }

    private void failed(Exception e) {
        tell(l -> l.failed(message(e)));
    }

    /** What to show of a failure: messages of ours are sentences; anything else says what it is. */
    static String message(Exception e) {
        return e instanceof NetloomException ? e.getMessage() : Texts.get("train.unexpected", e.toString());
    }

    // ---- training ---------------------------------------------------------------------------------------------------

    /** Why the design cannot be trained just now; empty where it can. */
    public Optional<String> hindrance() {
        if (document.checking()) {
            return Optional.of(Texts.get("train.hindrance.checking"));
        }
        int errors = document.result().errors().size();
        if (errors > 0) {
            return Optional.of(Texts.get(
                    "train.hindrance.errors",
                    errors,
                    document.result().errors().getFirst().text()));
        }
        if (document.design().plan().isEmpty()) {
            return Optional.of(Texts.get("train.hindrance.plan"));
        }
        return starting() || !running().isEmpty()
                ? Optional.of(Texts.get("train.hindrance.running"))
                : Optional.empty();
    }

    /** A run that is going to begin. */
    private record Begun(Run run, Design trained, Design source, Path base, Optional<BoundaryGrid> grid) {}

    /** Trains the design as it is now. */
    public void train(RunOptions options) {
        Design design = document.design();
        Path base = base();
        RunStore where = store;
        begin(
                () -> new Begun(where.create(), design, design, base, grid(design.plan(), base)),
                options,
                begun -> add(new Loaded(
                        begun.run(),
                        begun.run().folder().getFileName().toString(),
                        new RunHistory(),
                        RunState.NEW,
                        false)));
    }

    /** Goes on with a training that was stopped, or that is to take more epochs. */
    public void goOn(TrainingRun run, RunOptions options) {
        begin(
                () -> {
                    Run r = run.run();
                    return new Begun(r, r.design(), r.source(), r.base(), grid(r.plan(), r.base()));
                },
                options.resume(""),
                _ -> run);
    }

    private interface Opening {
        Begun open();
    }

    private void begin(Opening opening, RunOptions options, java.util.function.Function<Begun, TrainingRun> shownAs) {
        if (starting.isPresent()) {
            return;
        }
        starting = Optional.of(Background.run(
                _ -> opening.open(),
                begun -> {
                    starting = Optional.empty();
                    TrainingRun run = shownAs.apply(begun);
                    run.error = "";
                    run.shown = true;
                    run.stage = Optional.of(Preparation.Stage.CHECKING);
                    RunMail mail = new RunMail(this, run);
                    mail.grid(begun.grid());
                    run.process = Optional.of(RunProcess.start(
                            begun.run(),
                            begun.trained(),
                            begun.source(),
                            begun.base(),
                            options,
                            begun.grid().map(BoundaryGrid::samples).orElse(List.of()),
                            mail));
                    collector.start();
                    tell(Listener::listChanged);
                    select(Optional.of(run));
                },
                e -> {
                    starting = Optional.empty();
                    tell(Listener::listChanged);
                    failed(e);
                }));
        tell(Listener::listChanged);
    }

    private static Optional<BoundaryGrid> grid(Optional<TrainingPlan> plan, Path base) {
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        try {
            DataParts data = RunData.of(plan.get(), base);
            return BoundaryGrid.suits(data.train()) ? Optional.of(BoundaryGrid.around(data.train())) : Optional.empty();
        } catch (NetloomException _) {
            // The training says the same, with its own words, in a moment.
            return Optional.empty();
        }
    }

    /** What relative paths of the design start from. */
    Path base() {
        return document.file().map(Path::getParent).orElse(Path.of("").toAbsolutePath());
    }

    /** True where a training computes, or is paused. */
    public boolean computing() {
        return running().stream().anyMatch(r -> r.stage().isEmpty());
    }

    /** Lets the training that runs wait, or go on. */
    public void pauseOrResume() {
        running().stream().filter(r -> r.stage().isEmpty()).findFirst().ifPresent(r -> {
            if (r.state() == RunState.PAUSED) {
                resume(r);
            } else {
                pause(r);
            }
        });
    }

    /** Lets all that run save and end; they do so even where this program has ended meanwhile. */
    public void stopAll() {
        for (TrainingRun run : running()) {
            try {
                // A word in a file, at once: the program may be about to end.
                run.process.ifPresent(RunProcess::stop);
            } catch (NetloomException e) {
                failed(e);
            }
        }
    }

    public void pause(TrainingRun run) {
        command(run, RunProcess::pause);
    }

    public void resume(TrainingRun run) {
        command(run, RunProcess::resume);
    }

    /** Lets it save and end. */
    public void stop(TrainingRun run) {
        command(run, RunProcess::stop);
    }

    private void command(TrainingRun run, Consumer<RunProcess> what) {
        run.process.ifPresent(process -> Background.run(
                _ -> {
                    what.accept(process);
                    return process;
                },
                _ -> {},
                this::failed));
    }

    /** Something to do on the event thread, with the next collection of news. */
    void post(Runnable work) {
        news.add(work);
    }

    /** Something about a run is new; its listeners are told once for all that came together. */
    void touch(TrainingRun run) {
        touched.add(run);
    }

    /** A line for the console of a run. */
    void line(TrainingRun run, String text) {
        tell(l -> l.console(run, text));
    }

    /**
     * The process of a run has ended.
     *
     * @param exists whether it left a folder
     */
    void ended(TrainingRun run, RunProcess.Outcome outcome, boolean exists) {
        if (!exists && outcome.state() == RunState.NEW) {
            forget(run);
            return;
        }
        if (!outcome.error().isEmpty()) {
            line(run, outcome.error());
        }
        tell(l -> l.changed(run));
        tell(Listener::listChanged);
    }

    private void collect() {
        long until = System.nanoTime() + COLLECT_NANOS;
        for (Runnable next = news.poll(); next != null; next = System.nanoTime() < until ? news.poll() : null) {
            next.run();
        }
        List<TrainingRun> changed = List.copyOf(touched);
        touched.clear();
        changed.forEach(run -> tell(l -> l.changed(run)));
        if (running().isEmpty() && news.isEmpty()) {
            collector.stop();
        }
    }

    // ---- what can be done with a run --------------------------------------------------------------------------------

    public void rename(TrainingRun run, String name) {
        if (name.isBlank() || name.strip().equals(run.name())) {
            return;
        }
        run.name = name.strip();
        tell(l -> l.changed(run));
        Background.run(
                _ -> {
                    run.run().rename(name);
                    return run;
                },
                _ -> {},
                this::failed);
    }

    /** Shows its curves, or hides them. */
    public void show(TrainingRun run, boolean shown) {
        run.shown = shown;
        tell(l -> l.changed(run));
    }

    /** Deletes runs with their folders; those that are being trained stay. */
    public void delete(List<TrainingRun> which) {
        for (TrainingRun run : which) {
            if (run.active()) {
                continue;
            }
            Background.run(
                    _ -> {
                        if (run.run().exists()) {
                            run.run().delete();
                        }
                        return run;
                    },
                    this::forget,
                    this::failed);
        }
    }

    private void forget(TrainingRun run) {
        runs.remove(run);
        if (selected.filter(run::equals).isPresent()) {
            selected = runs.stream().findFirst();
            tell(l -> l.selected(selected));
        }
        tell(Listener::listChanged);
    }

    /** Gives the design the plan of a run, as a step that can be undone. */
    public void usePlan(TrainingRun run) {
        Background.run(
                _ -> run.run().plan(),
                plan -> plan.ifPresent(p ->
                        document.edit(Edit.of(Texts.get("edit.usePlan", run.name()), design -> design.training(p)))),
                this::failed);
    }

    /** Lets go of document and processes; trainings that run go on. */
    public void close() {
        closed = true;
        starting.ifPresent(Background.Job::cancel);
        collector.stop();
        document.removeListener(following);
    }
}
