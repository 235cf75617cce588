package org.netloom.cli;

import java.nio.file.Path;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.generate.ExportOptions;
import org.netloom.generate.ExportResult;
import org.netloom.generate.Exporter;
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

    ExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Design document = design.load();
        Path folder = out != null ? out : Path.of(document.name());
        ExportOptions options = ExportOptions.of().force(force).dataFolder(design.folder());
        options = packageName == null ? options : options.packageName(packageName);
        ExportResult result = Exporter.export(Checker.check(document), folder, options);
        result.kept().forEach(f -> terminal().note("kept as changed by hand: " + folder.resolve(f)));
        result.removed().forEach(f -> terminal().note("removed: " + folder.resolve(f)));
        int files = result.written().size();
        println(folder + ": "
                + (files == 0 ? "nothing changed" : files + (files == 1 ? " file" : " files") + " written"));
        terminal().note("next: cd " + Shell.quoted(folder.toString()) + " && ./run   (or mvn verify)");
        return ExitCode.OK;
    }
}
