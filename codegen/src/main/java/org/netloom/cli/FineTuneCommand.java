package org.netloom.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.model.ModelFile;
import org.netloom.run.FineTune;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code finetune}: a design that goes on from a trained network, for other data. */
@Command(
        name = "finetune",
        description = {
            "Writes a design that starts from the weights of a trained network: its last layer is fitted to the data and"
                    + " starts anew, the rest is frozen for some epochs and then learns at a small rate.",
            "netloom train NEW then trains it, and lists which parameters were taken over."
        })
final class FineTuneCommand extends TerminalCommand {
    @Mixin
    private DesignArgument design;

    @Option(
            names = "--weights",
            required = true,
            paramLabel = "FILE",
            description = "What the training left: model.safetensors.")
    private Path weights;

    @Option(names = "--data", paramLabel = "PATH", description = "Data to tune for (default: those of the design).")
    private String data;

    @Option(
            names = "--release",
            paramLabel = "N",
            description = "Epochs after which all of it learns; 0: never (default: a third of the epochs).")
    private Integer release;

    @Option(
            names = "--factor",
            paramLabel = "X",
            description = "Factor of the learning rate for what was taken over (default: 0.1).")
    private double factor = 0.1;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "NEW",
            description = "The new design file.")
    private Path out;

    @Option(names = "--force", description = "Overwrite a file that is there.")
    private boolean force;

    FineTuneCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        Path target = out.getFileName().toString().endsWith(DesignFile.EXTENSION)
                ? out
                : out.resolveSibling(out.getFileName() + DesignFile.EXTENSION);
        if (Files.exists(target) && !force) {
            throw CliMessage.FILE_EXISTS.exception(target);
        }
        ModelFile.read(weights);
        Path folder = Optional.ofNullable(target.toAbsolutePath().getParent()).orElse(Path.of(""));
        FineTune.Tuned tuned = FineTune.of(
                design.load(),
                new FineTune.Settings(
                        FineTune.relative(weights, folder),
                        Optional.ofNullable(data),
                        Optional.ofNullable(release),
                        factor));
        Design written = tuned.design();
        String stem = target.getFileName().toString().replaceFirst("\\.netloom$", "");
        if (stem.matches("[A-Za-z][A-Za-z0-9_-]{0,63}")) {
            written.rename(stem);
        }
        Output.write(target, DesignFile.text(written).getBytes(StandardCharsets.UTF_8));
        println(target.toString());
        terminal()
                .note(tuned.head() + " starts anew"
                        + (tuned.changes().isEmpty() ? "" : " (" + String.join(", ", tuned.changes()) + ")")
                        + "; next: netloom train " + Shell.quoted(target.toString()));
        return ExitCode.OK;
    }
}
