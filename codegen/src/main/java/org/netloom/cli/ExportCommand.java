package org.netloom.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.generate.ExportOptions;
import org.netloom.generate.ExportResult;
import org.netloom.generate.Exporter;
import org.netloom.plan.SubDesign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}: a design as a Java project. */
@Command(
        name = "export",
        description = {
            "Writes a design as a standalone Java project: the network, programs to train, evaluate and predict, a test,"
                    + " a README, a Maven build, and the runtime.",
            "Exporting again updates the project. Files that were changed by hand are kept and named."
        })
final class ExportCommand extends TerminalCommand {
    @Mixin
    private DesignArgument design;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "The folder of the project (default: the design's name, here).")
    private Path out;

    @Option(names = "--package", paramLabel = "NAME", description = "The Java package (default: netloom.NAME).")
    private String packageName;

    @Option(
            names = "--force",
            description = "Export into a folder with other files, and over files that were changed by hand.")
    private boolean force;

    @Option(
            names = "--opencl",
            description = "With the OpenCL module: the project then computes on graphics cards, too (./run --device"
                    + " opencl). The Java of the project is the same.")
    private boolean openCl;

    @Option(
            names = "--up-to",
            paramLabel = "NODE",
            description =
                    "Only this node and what leads to it: an encoder alone. With the weights of the trained model.")
    private String upTo;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "With --up-to: the trained model (default: runs/NAME/model.safetensors).")
    private Path model;

    ExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Design document = design.load();
        ExportOptions options =
                ExportOptions.of().force(force).dataFolder(design.folder()).openCl(openCl);
        if (model != null && upTo == null) {
            throw CliMessage.MODEL_WITHOUT_PART.exception(model);
        }
        if (upTo != null) {
            SubDesign part = SubDesign.upTo(document, upTo);
            options = weights(options, part, document);
            document = part.design();
        }
        Path folder = out != null ? out : Path.of(document.name());
        options = packageName == null ? options : options.packageName(packageName);
        ExportResult result = Exporter.export(Checker.check(document), folder, options);
        result.kept().forEach(f -> terminal().note("kept as changed by hand: " + folder.resolve(f)));
        result.removed().forEach(f -> terminal().note("removed: " + folder.resolve(f)));
        int files = result.written().size();
        println(folder + ": "
                + (files == 0 ? "nothing changed" : files + (files == 1 ? " file" : " files") + " written"));
        String run = options.part().isPresent() ? "./run predict FILE" : "./run";
        terminal().note("next: cd " + Shell.quoted(folder.toString()) + " && " + run + "   (or mvn verify)");
        return ExitCode.OK;
    }

    /** Weights by name from a trained model; without one, where none was named and none is there. */
    private ExportOptions weights(ExportOptions options, SubDesign part, Design whole) {
        Path file = model != null ? model : TrainedRun.of(null, whole).model();
        if (model == null && !Files.exists(file)) {
            terminal().note("without weights: there is no trained model at " + file + "; --model names one");
            return options;
        }
        return options.part(new ExportOptions.Part(part.sources(), file));
    }
}
