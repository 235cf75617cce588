package org.netloom.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.netloom.generate.ProjectRunner.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code predict}: what a trained model says of images or tables. */
@Command(
        name = "predict",
        description = {
            "Asks a trained model about images (JPEG, PNG), rows of a CSV table, or an IDX file; a folder stands for the"
                    + " files in it. Prints a line for each sample: labels with probabilities, numbers, boxes"
                    + " or points in pixels; a class for each pixel is written as a PNG mask.",
            "DESIGN may also be the folder of a training."
        })
final class PredictCommand extends TerminalCommand {
    @Mixin
    private RunArguments run;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "What to ask about.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--top", paramLabel = "K", description = "How many labels to print (default: 3).")
    private Integer top;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(
            names = "--masks",
            paramLabel = "DIR",
            description = "Folder that masks are written to (default: masks beside the model).")
    private String masks;

    PredictCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        List<String> args = new ArrayList<>();
        if (top != null) {
            args.add("--top=" + top);
        }
        if (json) {
            args.add("--json");
        }
        if (masks != null) {
            args.add("--masks=" + Path.of(masks).toAbsolutePath());
        }
        args.add("--");
        args.addAll(files);
        return run.run(Program.PREDICT, args, terminal());
    }
}
