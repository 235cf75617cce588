package org.netloom.cli;

import java.util.ArrayList;
import java.util.List;
import org.netloom.generate.ProjectRunner.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}: the figures of a trained model. */
@Command(
        name = "evaluate",
        description = {
            "Measures a trained model on the test part of its data, or on other data: accuracy, confusion matrix,"
                    + " figures of each class. The last line is the result.",
            "DESIGN may also be the folder of a training."
        })
final class EvaluateCommand extends TerminalCommand {
    @Mixin
    private RunArguments run;

    @Option(names = "--data", paramLabel = "PATH", description = "Other data, as for train.")
    private String data;

    @Option(names = "--part", paramLabel = "NAME", description = "test (default), validation or training.")
    private String part;

    @Option(names = "--limit", paramLabel = "N", description = "Use only the first N training samples.")
    private Integer limit;

    @Option(names = "--json", description = "Print the figures as one JSON object.")
    private boolean json;

    EvaluateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        List<String> args = new ArrayList<>();
        if (data != null) {
            args.add("--data=" + data);
        }
        if (part != null) {
            args.add("--part=" + part);
        }
        if (limit != null) {
            args.add("--limit=" + limit);
        }
        if (json) {
            args.add("--json");
        }
        return run.run(Program.EVALUATE, args, terminal());
    }
}
