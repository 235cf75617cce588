package org.netloom.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.netloom.design.Design;
import org.netloom.generate.ProjectRunner.Program;
import org.netloom.run.Run;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands on a trained model have in common: which one, and how to compute. */
final class RunArguments {
    @Mixin
    private DesignArgument design;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Folder of the training (default: runs/NAME).")
    private Path out;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "The trained model (default: model.safetensors of that folder).")
    private Path model;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to compute on (default: all processors).")
    private Integer threads;

    @Mixin
    private DeviceOption device;

    /** Runs a program of the project that was trained, with these options and more. */
    int run(Program program, List<String> more, Terminal terminal) {
        device.wish();
        Run trained = Run.isOne(design.file()) ? new Run(design.file()) : ofDesign(terminal);
        List<String> args = new ArrayList<>(List.of("--out", trained.folder().toString()));
        if (model != null) {
            args.add("--model=" + model);
        }
        if (threads != null) {
            args.add("--threads=" + threads);
        }
        if (device.text() != null) {
            args.add("--device=" + device.text());
        }
        args.addAll(more);
        return TrainedRun.run(trained, program, !device.wish().isCpu(), args, terminal);
    }

    private Run ofDesign(Terminal terminal) {
        Design source = design.load();
        Run run = TrainedRun.of(out, source);
        if (!run.exists() || (model == null && !Files.exists(run.model()))) {
            throw CliMessage.NO_RUN.exception(
                    source.name(), run.folder(), Shell.quoted(design.resolved().toString()));
        }
        if (!run.cameOf(source)) {
            terminal.note("note: " + design.resolved() + " was changed since this training; the design as it was"
                    + " trained is used");
        }
        return run;
    }
}
