package org.netloom.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.design.Node;
import org.netloom.generate.ExportOptions;
import org.netloom.generate.ExportResult;
import org.netloom.generate.Exporter;
import org.netloom.generate.ProjectBuilder;
import org.netloom.generate.ProjectRunner;
import org.netloom.json.Json;
import org.netloom.mode.Adversarial;
import org.netloom.ops.Backend;
import org.netloom.plan.FusedNames;
import org.netloom.plan.NetworkPlan;
import org.netloom.problem.CoreMessage;
import org.netloom.profile.ProfileProgram;
import org.netloom.run.ChildJvm;
import org.netloom.train.TrainingPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code profile}: where the time of a training step goes. */
@Command(
        name = "profile",
        description = {
            "Measures a training step of the generated network on drawn samples and prints for each layer, the slowest"
                    + " first, what its forward pass, the gradient of its input (by data), that of its parameters and"
                    + " everything else take: milliseconds, GFLOP/s, share of this machine's peak, bytes moved, share of"
                    + " the memory's bandwidth, and which of the two is the limit (the roofline).",
            "FLOP are those that the definition of a product or convolution needs, two for a multiply-add: a faster"
                    + " algorithm may pass 100 %%. Bytes count every tensor that an operation reads or writes once; what"
                    + " lies in a cache may come faster than memory. Below stand the loss, the optimizer and the rest of"
                    + " the step."
        })
final class ProfileCommand extends TerminalCommand {
    private static final int BATCH = 32;
    private static final double SECONDS = 5;
    private static final int MOST_THREADS = 1024;
    private static final int MOST_SAMPLES = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DesignArgument design;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Samples of a step (default: those of the training plan, or 32; 1 with --predict).")
    private Integer batch;

    @Option(
            names = "--predict",
            description = "Measure a prediction instead: the forward pass alone, as a trained model runs it.")
    private boolean predict;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to compute on (default: all processors).")
    private Integer threads;

    @Option(names = "--seconds", paramLabel = "S", description = "How long to measure (default: 5).")
    private Double seconds;

    @Mixin
    private DeviceOption device;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON, too.")
    private Path json;

    ProfileCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        require("--batch", batch == null ? 1 : batch, MOST_SAMPLES);
        require("--threads", threads == null ? 1 : threads, MOST_THREADS);
        if (seconds != null && !(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new ParameterException(
                    spec.commandLine(), CoreMessage.OPTION_VALUE.text("--seconds", "a number above 0", seconds));
        }
        device.wish();
        CheckResult checked = Checker.check(design.load());
        checked.orThrow();
        Path folder = temporary();
        try {
            ExportResult exported = Exporter.export(
                    checked,
                    folder.resolve("project"),
                    ExportOptions.of().openCl(!device.wish().isCpu()));
            ProjectBuilder.build(exported.project());
            Path task = folder.resolve("task.json");
            Output.write(task, bytes(task(checked.design(), exported)));
            ProjectRunner runner = ProjectRunner.of(exported.project()).javaOptions(ChildJvm.options());
            List<String> command = runner.command(ProfileProgram.class.getName(), List.of(task.toString()));
            return ChildProgram.run(runner, command, terminal());
        } finally {
            delete(folder);
        }
    }

    private void require(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(),
                    CoreMessage.OPTION_VALUE.text(option, "a whole number from 1 to " + most, value));
        }
    }

    private static byte[] bytes(ProfileProgram.Task task) {
        return Json.format(task.toJson()).getBytes(StandardCharsets.UTF_8);
    }

    private ProfileProgram.Task task(Design document, ExportResult exported) {
        List<String> classes = new ArrayList<>();
        List<List<String>> fused = new ArrayList<>();
        for (NetworkPlan n : exported.networks()) {
            classes.add(exported.project().packageName() + "." + n.network().className());
            fused.addAll(FusedNames.of(n));
        }
        Optional<TrainingPlan> plan = document.plan();
        return new ProfileProgram.Task(
                document.name(),
                classes,
                fused,
                predict,
                plan,
                samplePort(plan, exported.networks()),
                batch != null
                        ? batch
                        : predict ? 1 : plan.map(TrainingPlan::batchSize).orElse(BATCH),
                threads != null ? threads : Backend.defaultThreads(),
                seconds != null ? seconds : SECONDS,
                device.wish().name(),
                Optional.ofNullable(json).map(Path::toAbsolutePath));
    }

    /** Which input of the discriminator is what the generator makes. */
    private static int samplePort(Optional<TrainingPlan> plan, List<NetworkPlan> networks) {
        if (plan.isEmpty() || !(plan.get().mode() instanceof Adversarial mode)) {
            return 0;
        }
        List<String> inputs =
                networks.getLast().design().inputs().stream().map(Node::id).toList();
        return inputs.indexOf(mode.sample());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("netloom-profile");
        } catch (IOException e) {
            throw CliMessage.CANNOT_WRITE.exception(System.getProperty("java.io.tmpdir"), Output.reason(e));
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
