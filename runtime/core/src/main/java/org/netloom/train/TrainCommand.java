package org.netloom.train;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.netloom.data.DataParts;
import org.netloom.layer.Network;
import org.netloom.ops.DeviceWish;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.MessageKey;
import org.netloom.problem.NetloomException;
import org.netloom.train.TrainingOptions.Option;
import org.netloom.train.TrainingResult.Ending;

/** {@code train}: reads the command line, trains, and leaves model, report and events in a folder. */
final class TrainCommand {
    private static final Option RESUME =
            new Option("--resume", "[FILE]", "go on from the last checkpoint of the output folder, or from a file");
    private static final Option OUT = new Option("--out", "DIR", "folder for model, checkpoint, report and events");
    private static final Option EVENTS =
            new Option("--events", "", "print one JSON object a line on standard output instead of text");
    private static final Option EVERY =
            new Option("--checkpoint-every", "N", "steps between checkpoints (0: at the end of each epoch)");
    private static final Option COMMANDS = new Option(
            "--commands", "[FILE]", "obey the lines pause, resume and stop of standard input, or of a file that grows");
    private static final Option PROBE = new Option(
            "--probe", "FILE", "samples to watch, a JSON list a line; what the network says of them comes as events");
    private static final Option ALGORITHMS = new Option(
            "--algorithms",
            "FILE",
            "compute as the run that left this algorithms.json: the same bits on like machines");
    private static final List<Option> OPTIONS = List.of(
            PlanOptions.DATA,
            PlanOptions.EPOCHS,
            PlanOptions.BATCH,
            PlanOptions.RATE,
            PlanOptions.SEED,
            PlanOptions.WEIGHTS,
            PlanOptions.LIMIT,
            PlanOptions.THREADS,
            PlanOptions.DEVICE,
            Study.FOLDS,
            Study.CURVE,
            RESUME,
            OUT,
            EVERY,
            EVENTS,
            COMMANDS,
            PROBE,
            ALGORITHMS,
            PlanOptions.HELP);

    private final Network network;
    private final Network second;
    private final int samplePort;
    private final TrainingPlan base;
    private final PrintStream out;
    private final Choice devices;

    /** Chooses what to compute on. */
    @FunctionalInterface
    interface Choice {
        DeviceChoice choose(DeviceWish wish, int threads, DeviceChoice.Contest contest);
    }

    /**
     * @param second the other network of modes that train with two, or null
     * @param samplePort which input of a discriminator is the sample
     */
    TrainCommand(Network network, Network second, int samplePort, TrainingPlan plan, PrintStream out) {
        this(network, second, samplePort, plan, out, DeviceChoice::of);
    }

    /** @param devices for tests, with devices that fail */
    TrainCommand(Network network, Network second, int samplePort, TrainingPlan plan, PrintStream out, Choice devices) {
        this.devices = devices;
        this.network = network;
        this.second = second;
        this.samplePort = samplePort;
        this.base = plan;
        this.out = out;
    }

    int run(String... args) {
        TrainingOptions given = TrainingOptions.parse(OPTIONS, args);
        if (given.has("--help")) {
            out.print(help());
            return TrainingProgram.OK;
        }
        if (!given.operands().isEmpty()) {
            throw new TrainingOptions.UsageException(
                    CoreMessage.UNKNOWN_OPERAND.text(given.operands().getFirst(), "train"));
        }
        RunFolder folder = RunFolder.of(given, network.name());
        if (given.has(Study.FOLDS.name()) || given.has(Study.CURVE.name())) {
            return study(given, folder);
        }
        Checkpoint checkpoint = given.text(RESUME.name())
                .map(file -> Checkpoint.read(file.isEmpty() ? folder.checkpoint() : Path.of(file)))
                .orElse(null);
        // Options that the first run was given hold for the resumed one, unless they are given anew.
        TrainingOptions all = checkpoint == null ? given : remembering(checkpoint, args);
        TrainingPlan chosen = PlanOptions.apply(base, network, all);
        TrainingPlan plan = all.integer(EVERY.name(), 0, Integer.MAX_VALUE)
                .map(n -> chosen.checkpointEvery(n.intValue()))
                .orElse(chosen);
        if (checkpoint != null && checkpoint.epochsDone() >= plan.epochs()) {
            throw CoreMessage.ALREADY_FINISHED.exception(
                    checkpoint.path(), checkpoint.epochsDone(), 2 * checkpoint.epochsDone());
        }
        boolean events = given.has(EVENTS.name());
        TrainingListener shown = events ? EventLog.printer(out) : new Progress(out, Progress.onTerminal());
        return train(new Setup(plan, all, folder, checkpoint, events, shown));
    }

    /** Several trainings instead of one. */
    private int study(TrainingOptions options, RunFolder folder) {
        boolean curve = options.has(Study.CURVE.name());
        if (curve && options.has(Study.FOLDS.name())) {
            throw new TrainingOptions.UsageException(CoreMessage.STUDY_OF_ONE.text());
        }
        int count = options.integer(curve ? Study.CURVE.name() : Study.FOLDS.name(), 2, 1000)
                .orElseThrow()
                .intValue();
        TrainingPlan plan = PlanOptions.apply(base, network, options);
        boolean events = options.has(EVENTS.name());
        TrainingListener shown = events ? EventLog.printer(out) : new Progress(out, Progress.onTerminal());
        DataParts data = PlanOptions.open(plan, options);
        folder.writePlan(plan);
        Study study = new Study(
                network,
                plan,
                data,
                curve,
                count,
                folder.path(),
                PlanOptions.threads(options),
                PlanOptions.device(options),
                out);
        TrainingControl control = new TrainingControl();
        boolean resume = options.has(RESUME.name());
        try (EventLog log = new EventLog(folder.events(), resume);
                Interrupt _ = new Interrupt(control)) {
            TrainingListener listener = event -> {
                log.on(event);
                shown.on(event);
            };
            if (!study.run(resume, listener, control)) {
                String text = "what is done is kept in " + folder.path() + "; the same command with --resume goes on";
                listener.on(TrainingEvent.End.failure("interrupted", text));
                out.println(text);
                return TrainingProgram.INTERRUPTED;
            }
        }
        study.finish();
        return TrainingProgram.OK;
    }

    private static TrainingOptions remembering(Checkpoint checkpoint, String... args) {
        Map<String, String> settings = checkpoint.settings();
        return TrainingOptions.parse(
                OPTIONS,
                Stream.concat(Stream.of(PlanOptions.commandLine(settings)), Stream.of(args))
                        .toArray(String[]::new));
    }

    /** A run as the command line asks for it. */
    private record Setup(
            TrainingPlan plan,
            TrainingOptions options,
            RunFolder folder,
            Checkpoint checkpoint,
            boolean events,
            TrainingListener shown) {}

    private int train(Setup setup) {
        DataParts data = PlanOptions.open(setup.plan(), setup.options());
        Trainer trainer = new Trainer(network, setup.plan(), data)
                .discriminator(second, samplePort)
                .pictures(setup.folder().path())
                .threads(PlanOptions.threads(setup.options()))
                .base(PlanOptions.base())
                .checkpoint(setup.folder().checkpoint())
                .algorithms(AlgorithmFile.ofMachine(), algorithms(setup.options()))
                .resume(setup.checkpoint());
        DeviceChoice device = device(setup.options(), trainer);
        trainer.memoryNeed().require(network.name());
        if (setup.checkpoint() != null) {
            setup.checkpoint().requireFits(trainer);
        }
        setup.folder().writePlan(setup.plan());
        Path aside = setup.checkpoint() == null ? setup.folder().setAside() : null;
        TrainingControl control = new TrainingControl();
        setup.options().text(PROBE.name()).ifPresent(f -> trainer.probe(Probe.read(Path.of(f), network)));
        try (EventLog log = new EventLog(setup.folder().events(), setup.checkpoint() != null);
                Interrupt _ = new Interrupt(control);
                CommandInput _ = commands(setup.options(), control)) {
            TrainingListener listener = event -> {
                log.on(event);
                setup.shown().on(event);
            };
            if (aside != null) {
                listener.on(new TrainingEvent.Warning("the unfinished training that was here is kept as " + aside
                        + "; --resume " + aside + " goes on with it"));
            }
            device.events().forEach(listener::on);
            trainer.listener(listener).control(control);
            return finish(setup, trainer, listener);
        }
    }

    /** Chosen once for a run: where it goes on, it is asked for what was chosen. */
    private DeviceChoice device(TrainingOptions options, Trainer trainer) {
        DeviceWish wish = PlanOptions.device(options);
        DeviceChoice choice = devices.choose(wish, PlanOptions.threads(options), trainer.trial());
        Map<String, String> kept = PlanOptions.kept(options);
        if (wish.isAuto()) {
            kept.put(PlanOptions.DEVICE.name(), choice.name());
        }
        trainer.device(choice).settings(kept);
        return choice;
    }

    private static Map<String, String> algorithms(TrainingOptions options) {
        return options.text(ALGORITHMS.name())
                .map(file -> AlgorithmFile.read(Path.of(file)))
                .orElse(Map.of());
    }

    /** Listens to commands where that is asked for; null where not. */
    private static CommandInput commands(TrainingOptions options, TrainingControl control) {
        return options.text(COMMANDS.name())
                .map(file -> CommandInput.listen(
                        file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file)),
                        control,
                        text -> System.err.println("warning: " + text)))
                .orElse(null);
    }

    private int finish(Setup setup, Trainer trainer, TrainingListener listener) {
        try {
            TrainingResult result = trainer.run();
            trainer.ops().notes().forEach(text -> listener.on(new TrainingEvent.Warning(text)));
            setup.folder().writeAlgorithms(trainer.usedAlgorithms());
            return result.ending() == Ending.INTERRUPTED
                    ? interrupted(setup, trainer, result, listener)
                    : finished(setup, trainer, result, listener);
        } catch (NetloomException e) {
            String reason = TrainingProgram.exitCode(e) == TrainingProgram.DIVERGED ? "diverged" : "failed";
            Optional<String> kept = kept(setup, trainer, e);
            listener.on(TrainingEvent.End.failure(
                    reason, e.getMessage() + kept.map(k -> "\n" + k).orElse("")));
            kept.ifPresent(System.err::println);
            if (e.problems().getFirst().key() == CoreMessage.CANNOT_WRITE
                    && Files.exists(setup.folder().checkpoint())) {
                System.err.println("The checkpoint before is unharmed: --resume goes on from it.");
            }
            throw e;
        } catch (OutOfMemoryError e) {
            listener.on(TrainingEvent.End.failure("failed", TrainingProgram.outOfMemory()));
            throw e;
        }
    }

    /** What a device that failed has left, if it has left anything. */
    private static Optional<String> kept(Setup setup, Trainer trainer, NetloomException e) {
        MessageKey key = e.problems().getFirst().key();
        boolean device = trainer.device().flatMap(DeviceChoice::device).isPresent();
        Path file = setup.folder().checkpoint();
        if (!device || key instanceof CoreMessage || !Files.exists(file)) {
            return Optional.empty();
        }
        Checkpoint last = Checkpoint.read(file);
        return Optional.of(CoreMessage.CHECKPOINT_KEPT.code() + ": "
                + CoreMessage.CHECKPOINT_KEPT.text(last.epochsDone(), last.stepsDone(), file));
    }

    private int interrupted(Setup setup, Trainer trainer, TrainingResult result, TrainingListener listener) {
        if (setup.options().has(COMMANDS.name())) {
            // Who watches a training and ends it wants to see what it has learnt by then.
            trainer.writeModel(setup.folder().model());
        }
        String text = "saved " + setup.folder().checkpoint() + " after step " + result.steps() + ", in epoch "
                + (result.history().size() + 1) + "; the same command with --resume goes on";
        listener.on(TrainingEvent.End.failure("interrupted", text));
        if (!setup.events()) {
            out.println(text);
        }
        return TrainingProgram.INTERRUPTED;
    }

    private int finished(Setup setup, Trainer trainer, TrainingResult result, TrainingListener listener) {
        Evaluation evaluation = trainer.result();
        RunFolder folder = setup.folder();
        trainer.writeModel(folder.model());
        String advice =
                new Advice(setup.plan(), network.inputShape().isImage(), result.history(), evaluation.metrics()).text();
        RunReport.write(folder.report(), trainer, result, evaluation, advice);
        listener.on(new TrainingEvent.End(
                result.ending() == Ending.STOPPED_EARLY ? "stopped early" : "finished",
                result.ending() == Ending.STOPPED_EARLY
                        ? "the weights of epoch " + result.bestEpoch() + " are kept"
                        : result.text(),
                evaluation.part(),
                evaluation.metrics().name(),
                evaluation.metrics().value(),
                evaluation.loss(),
                result.seconds(),
                folder.model().toString(),
                folder.report().toString(),
                advice,
                evaluation.figures()));
        if (!setup.events()) {
            summary(result, evaluation, folder, advice).forEach(out::println);
        }
        return TrainingProgram.OK;
    }

    private static List<String> summary(TrainingResult result, Evaluation evaluation, RunFolder folder, String advice) {
        List<String> lines = new ArrayList<>();
        if (result.ending() == Ending.STOPPED_EARLY) {
            lines.add("stopped early; the weights of epoch " + result.bestEpoch() + " are kept");
        }
        if (!result.text().isEmpty()) {
            lines.add(result.text());
        }
        lines.add("model   " + folder.model());
        lines.add("report  " + folder.report());
        lines.add("next    " + advice);
        lines.add(evaluation.line());
        return lines;
    }

    private String help() {
        return """
                Trains %s and leaves model.safetensors, report.html, events.jsonl, plan.json, algorithms.json and a
                checkpoint in a folder (default: runs/%s). The last line printed is the result, such as "test accuracy 0.9812".

                %s
                %s""".formatted(network.name(), network.name(), TrainingOptions.help(OPTIONS), TrainingProgram.EXIT_CODES);
    }
}
