package org.netloom.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import org.netloom.check.Checker;
import org.netloom.check.DesignMessage;
import org.netloom.design.Design;
import org.netloom.generate.ProjectRunner;
import org.netloom.generate.ProjectRunner.Program;
import org.netloom.run.DataAdapter;
import org.netloom.run.Run;
import org.netloom.run.RunOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code train}: export, compile, run. */
@Command(
        name = "train",
        description = {
            "Exports a design, compiles it and trains it in a process of its own. Leaves model, report, events and"
                    + " checkpoint in a folder; the last line is the result, such as \"test accuracy 0.9812\".",
            "Ctrl-C saves and ends; --resume goes on. With --data, a copy of the design is fitted to the shape and the"
                    + " classes of the data.",
            "The variable JAVA_OPTS is handed to the new Java, for example JAVA_OPTS=-Xmx8g."
        })
final class TrainCommand extends TerminalCommand {
    @Mixin
    private DesignArgument design;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description =
                    "Other data: an IDX folder, CIFAR-10 (binary), a folder of images, a CSV file, or the name of a"
                            + " generator (digits, shapes, scenes, xor, spirals, moons, blobs, sequences).")
    private String data;

    @Option(names = "--strict", description = "Refuse data that the design does not fit as it is.")
    private boolean strict;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training data.")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Samples per step.")
    private Integer batch;

    @Option(names = "--learning-rate", paramLabel = "X", description = "Step size of the optimizer.")
    private Double learningRate;

    @Option(names = "--seed", paramLabel = "N", description = "Where all randomness follows from.")
    private Long seed;

    @Option(names = "--limit", paramLabel = "N", description = "Use only the first N training samples.")
    private Integer limit;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Cross-validate: train K times, each time with another share held out.")
    private Integer folds;

    @Option(
            names = "--learning-curve",
            paramLabel = "N",
            description = "Train N times, each time on twice as many samples, the last time on all of them.")
    private Integer learningCurve;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Model file whose parameters the network starts from, matched by name.")
    private Path weights;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to compute on (default: all processors).")
    private Integer threads;

    @Mixin
    private DeviceOption device;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "",
            parameterConsumer = CheckpointFile.class,
            description = "Go on from the last checkpoint, or from this one.")
    private String resume;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description = "Steps between checkpoints (0: at the end of each epoch).")
    private Integer checkpointEvery;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Folder for everything that comes of it (default: runs/NAME).")
    private Path out;

    @Option(names = "--events", description = "Print one JSON object a line instead of text.")
    private boolean events;

    TrainCommand(Terminal terminal) {
        super(terminal);
    }

    /** Takes the next word for a checkpoint only if it is called like one: {@code --resume DESIGN} is none. */
    static final class CheckpointFile implements CommandLine.IParameterConsumer {
        @Override
        @SuppressWarnings("JdkObsolete") // picocli's interface
        public void consumeParameters(Stack<String> args, ArgSpec arg, CommandSpec command) {
            boolean named = !args.isEmpty() && args.peek().endsWith(".safetensors");
            arg.setValue(named ? args.pop() : "");
        }
    }

    @Override
    public Integer call() {
        Design source = design.load();
        Checker.check(source).errors().stream()
                .findFirst()
                .ifPresent(_ -> Checker.check(source).orThrow());
        if (source.plan().isEmpty()) {
            throw DesignMessage.NO_PLAN.exception(design.resolved());
        }
        Run run = TrainedRun.of(folder(), source);
        Design trained = trained(source, run);
        ProjectRunner project =
                TrainedRun.project(run, trained, design.folder(), !device.wish().isCpu(), terminal());
        run.remember(trained, source, design.folder());
        return ChildProgram.run(project, Program.TRAIN, arguments(run), terminal());
    }

    private Path folder() {
        if (out != null || resume == null || resume.isEmpty()) {
            return out;
        }
        Path parent = Path.of(resume).getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** The design, or a copy of it fitted to other data. */
    private Design trained(Design source, Run run) {
        if (data == null) {
            // A resumed training goes on with the data it was begun with.
            return resume != null && run.exists() && run.cameOf(source) ? run.design() : source;
        }
        DataAdapter.Adapted adapted = DataAdapter.fit(source, data);
        if (!adapted.changes().isEmpty()) {
            String changes = String.join(", ", adapted.changes());
            if (strict) {
                throw CliMessage.DOES_NOT_FIT.exception(changes);
            }
            Path name = Path.of(data).getFileName();
            terminal()
                    .note("adapted: " + changes + " to fit " + (name == null ? data : name)
                            + "; the design file is unchanged");
        }
        return adapted.design();
    }

    private List<String> arguments(Run run) {
        List<String> args = new ArrayList<>(List.of("--out", run.folder().toString()));
        args.addAll(RunOptions.of()
                .epochs(epochs)
                .batch(batch)
                .learningRate(learningRate)
                .seed(seed)
                .limit(limit)
                .weights(weights)
                .folds(folds)
                .learningCurve(learningCurve)
                .threads(threads)
                .device(device.text())
                .checkpointEvery(checkpointEvery)
                .resume(resume)
                .arguments());
        if (events) {
            args.add("--events");
        }
        return args;
    }
}
