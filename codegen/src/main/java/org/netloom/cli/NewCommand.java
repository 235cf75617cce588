package org.netloom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.problem.NearestMatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code new}: a design to begin with. */
@Command(
        name = "new",
        description = {
            "Copies a sample into a design of your own. Without arguments it lists the samples.",
            "The data that a sample ships come along, into the folder of the design."
        })
final class NewCommand extends TerminalCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "SAMPLE", description = "The sample to begin with.")
    private String sample;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The new design (default: SAMPLE.netloom here).")
    private Path file;

    @Option(names = "--force", description = "Overwrite a file that is there.")
    private boolean force;

    NewCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        Samples samples = Samples.find();
        if (sample == null) {
            int width = samples.all().stream()
                    .mapToInt(s -> s.name().length())
                    .max()
                    .orElse(0);
            for (Samples.Sample s : samples.all()) {
                println(terminal().bold(s.name()) + " ".repeat(width - s.name().length() + 2) + s.summary());
            }
            return ExitCode.OK;
        }
        Samples.Sample chosen = samples.all().stream()
                .filter(s -> s.name().equals(sample))
                .findFirst()
                .orElseThrow(() -> unknown(samples));
        Path target = file != null ? file : Path.of(sample + DesignFile.EXTENSION);
        copy(chosen, Files.isDirectory(target) ? target.resolve(sample + DesignFile.EXTENSION) : target);
        return ExitCode.OK;
    }

    private RuntimeException unknown(Samples samples) {
        List<String> names = samples.all().stream().map(Samples.Sample::name).toList();
        return CliMessage.NO_SAMPLE.exception(sample, NearestMatch.suggestion(sample, names), String.join(", ", names));
    }

    private void copy(Samples.Sample chosen, Path target) throws IOException {
        String fileName = target.getFileName().toString();
        Path design = fileName.endsWith(DesignFile.EXTENSION)
                ? target
                : target.resolveSibling(fileName + DesignFile.EXTENSION);
        requireFree(design);
        Design copy = DesignFile.load(chosen.design());
        String stem = design.getFileName().toString().replaceFirst("\\.netloom$", "");
        if (stem.matches("[A-Za-z][A-Za-z0-9_-]{0,63}")) {
            copy.rename(stem);
        }
        for (Path data : chosen.data()) {
            Path beside = design.resolveSibling(data.getFileName().toString());
            if (!Files.exists(beside) || Files.mismatch(beside, data) >= 0) {
                requireFree(beside);
                Output.write(beside, Files.readAllBytes(data));
                println(beside.toString());
            }
        }
        Output.write(design, DesignFile.text(copy).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        println(design.toString());
        terminal().note("next: netloom train " + Shell.quoted(design.toString()));
    }

    private void requireFree(Path path) {
        if (Files.exists(path) && !force) {
            throw CliMessage.FILE_EXISTS.exception(path);
        }
    }
}
