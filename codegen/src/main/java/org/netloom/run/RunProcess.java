package org.netloom.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.netloom.design.Design;
import org.netloom.generate.ProjectRunner;
import org.netloom.generate.ProjectRunner.Program;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.problem.NetloomException;
import org.netloom.train.TrainingEvent;
import org.netloom.train.TrainingEvents;

/**
 * A training in a process of its own. It is exported, compiled and started in the background and then listened to; when
 * this program ends, the training goes on and can be found again.
 *
 * <pre>{@code
 * Run run = RunStore.beside(file).create();
 * RunProcess process = RunProcess.start(run, design, design, file.getParent(), RunOptions.of(), List.of(), listener);
 * process.pause();
 * }</pre>
 */
public final class RunProcess {
    /** Is told what happens, on threads of the run; nothing comes after {@link #ended}. */
    public interface Listener {
        /** The preparation goes on. */
        void stage(Preparation.Stage stage);

        /** The training tells something. */
        void event(TrainingEvent event);

        /** A line that the training wrote for people. */
        void console(String line);

        /** It is over, or it never began. */
        void ended(Outcome outcome);
    }

    /**
     * How a training ended.
     *
     * @param state {@link RunState#NEW} where it was called off before it began
     * @param error what went wrong, for a person; empty where nothing did
     */
    public record Outcome(RunState state, String error) {}

    /** What a training needs to begin. */
    private record Beginning(Design trained, Design source, Path base, RunOptions options, List<float[]> probes) {}

    private static final long LOOK_MILLIS = 200;
    private static final String DOING = "the training";

    private final Run run;
    private final Listener listener;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean cancelled;
    private volatile ProcessHandle process;
    private Optional<TrainingEvent.End> end = Optional.empty();

    private RunProcess(Run run, Listener listener) {
        this.run = run;
        this.listener = listener;
    }

    /**
     * Begins a training, or goes on with one. Returns at once; all that can go wrong is told to the listener.
     *
     * @param trained the design to train, which may be fitted to other data
     * @param source the design it came of
     * @param base what relative paths of its data start from
     * @param probes raw samples whose outputs come as {@link TrainingEvent.Probed}; empty for none
     */
    public static RunProcess start(
            Run run,
            Design trained,
            Design source,
            Path base,
            RunOptions options,
            List<float[]> probes,
            Listener listener) {
        RunProcess started = new RunProcess(run, listener);
        Beginning beginning = new Beginning(trained.copy(), source.copy(), base, options, List.copyOf(probes));
        Thread.ofPlatform().daemon().name("netloom-run").start(() -> started.guarded(() -> started.train(beginning)));
        return started;
    }

    /**
     * Finds a training that another program began and that still runs. The listener is told all its events from the
     * beginning; outputs of probes come to the program that began it only.
     */
    public static Optional<RunProcess> find(Run run, Listener listener) {
        Optional<ProcessHandle> living = run.process();
        if (living.isEmpty()) {
            return Optional.empty();
        }
        RunProcess found = new RunProcess(run, listener);
        found.process = living.get();
        Thread.ofPlatform().daemon().name("netloom-run").start(() -> found.guarded(() -> found.follow(living.get())));
        return Optional.of(found);
    }

    private interface Work {
        Outcome run() throws IOException, InterruptedException;
    }

    private void guarded(Work work) {
        Outcome outcome;
        try {
            outcome = work.run();
        } catch (CancellationException | InterruptedException _) {
            outcome = new Outcome(RunState.NEW, "");
        } catch (NetloomException e) {
            outcome = new Outcome(RunState.FAILED, e.getMessage());
        } catch (IOException e) {
            outcome = new Outcome(
                    RunState.FAILED, AtomicFile.failure(run.folder(), e).getMessage());
        } catch (RuntimeException e) {
            outcome =
                    new Outcome(RunState.FAILED, RunMessage.DEFECT.exception(e).getMessage());
        }
        over.countDown();
        listener.ended(outcome);
    }

    // ---- a training of our own --------------------------------------------------------------------------------------

    private Outcome train(Beginning beginning) throws IOException {
        if (run.process().isPresent()) {
            throw RunMessage.STILL_RUNS.exception(run.name());
        }
        boolean fresh = !Files.exists(run.folder());
        Child child;
        try {
            ProjectRunner project = run.prepare(
                    beginning.trained(), beginning.base(), beginning.options().needsOpenCl(), preparation());
            run.remember(beginning.trained(), beginning.source(), beginning.base());
            preparation().begin(Preparation.Stage.STARTING);
            List<String> javaOptions = new ArrayList<>(project.javaOptions());
            javaOptions.addAll(beginning.options().javaOptions());
            child = start(project.javaOptions(javaOptions), beginning);
        } catch (NetloomException | CancellationException e) {
            if (fresh && Files.exists(run.folder())) {
                run.delete();
            }
            throw e;
        }
        child.readLines(line -> TrainingEvents.parse(line).ifPresentOrElse(this::tell, () -> listener.console(line)));
        int code = child.await();
        ProcessMark.remove(run.folder());
        if (end.isPresent()) {
            return outcome(end.get());
        }
        return new Outcome(
                Files.exists(run.checkpoint()) ? RunState.INTERRUPTED : RunState.FAILED,
                child.failure(DOING, code).getMessage());
    }

    private Child start(ProjectRunner project, Beginning beginning) throws IOException {
        // A command that was meant for an earlier process must not reach this one.
        Files.writeString(run.commands(), "");
        List<String> args = new ArrayList<>(List.of(
                "--out",
                run.folder().toAbsolutePath().toString(),
                "--events",
                "--commands=" + absolute(run.commands())));
        if (!beginning.probes().isEmpty()) {
            AtomicFile.write(
                    run.probe(),
                    beginning.probes().stream().map(RunProcess::line).collect(Collectors.joining("\n", "", "\n")));
            args.add("--probe=" + absolute(run.probe()));
        }
        args.addAll(beginning.options().arguments());
        PrintStream console = new PrintStream(
                Files.newOutputStream(
                        run.console(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        beginning.options().resumes()
                                ? StandardOpenOption.APPEND
                                : StandardOpenOption.TRUNCATE_EXISTING),
                true,
                StandardCharsets.UTF_8);
        Child child = Child.start(project, Program.TRAIN, args, run.folder(), line -> {
            console.println(line);
            listener.console(line);
        });
        process = child.process().toHandle();
        ProcessMark.write(run.folder(), process);
        child.process().getOutputStream().close();
        if (cancelled) {
            command("stop");
        }
        return child;
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }

    private static String line(float[] sample) {
        List<Object> numbers = new ArrayList<>();
        for (float v : sample) {
            numbers.add((double) v);
        }
        return Json.line(numbers);
    }

    private Preparation preparation() {
        return new Preparation() {
            @Override
            public void stage(Stage stage) {
                listener.stage(stage);
            }

            @Override
            public void note(String text) {
                listener.console(text);
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }
        };
    }

    private void tell(TrainingEvent event) {
        if (event instanceof TrainingEvent.End e) {
            end = Optional.of(e);
        } else if (event instanceof TrainingEvent.Start) {
            end = Optional.empty();
        }
        listener.event(event);
    }

    private static Outcome outcome(TrainingEvent.End e) {
        RunState state = RunState.of(e.reason());
        boolean wrong = state == RunState.DIVERGED || state == RunState.FAILED;
        return new Outcome(state, wrong ? e.text() : "");
    }

    // ---- a training that was found ----------------------------------------------------------------------------------

    private Outcome follow(ProcessHandle living) throws InterruptedException {
        EventFile file = new EventFile(run.events());
        boolean alive = true;
        while (alive) {
            // Asked first: what it told before its end is then read.
            alive = living.isAlive();
            file.more().forEach(this::tell);
            if (alive) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
        ProcessMark.remove(run.folder());
        return end.map(RunProcess::outcome).orElseGet(() -> new Outcome(RunState.INTERRUPTED, ""));
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    public Run run() {
        return run;
    }

    /** True until it is over, in preparation as well. */
    public boolean alive() {
        return over.getCount() > 0;
    }

    /** Lets it wait after the step that runs; it saves first. */
    public void pause() {
        command("pause");
    }

    /** Lets it go on after a pause. */
    public void resume() {
        command("resume");
    }

    /** Lets it save and end; before it computes, calls it off. */
    public void stop() {
        cancelled = true;
        if (process != null) {
            command("stop");
        }
    }

    /** Ends it at once; what was computed since the last checkpoint is lost. */
    public void kill() {
        cancelled = true;
        ProcessHandle living = process;
        if (living != null) {
            living.destroyForcibly();
        }
    }

    private void command(String word) {
        try {
            Files.writeString(run.commands(), word + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw AtomicFile.failure(run.commands(), e);
        }
    }

    /** Waits until it is over. */
    public void await() throws InterruptedException {
        over.await();
    }
}
