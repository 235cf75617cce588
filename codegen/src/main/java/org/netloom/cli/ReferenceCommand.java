package org.netloom.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.netloom.reference.ReferenceBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code reference}: the pages of the catalogue as files. */
@Command(
        name = "reference",
        description = {
            "Writes the reference: a page with a picture for every layer, loss, optimizer, schedule, initialiser, data set,"
                    + " preprocessing and augmentation step, and an index README.md, as Markdown and SVG."
        })
final class ReferenceCommand extends TerminalCommand {
    @Parameters(paramLabel = "DIR", description = "Folder to write to; files of the same names are replaced.")
    private Path folder;

    ReferenceCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Map<String, String> files = ReferenceBook.files();
        files.forEach((name, text) -> Output.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)));
        println(files.size() + " files in " + folder);
        return ExitCode.OK;
    }
}
