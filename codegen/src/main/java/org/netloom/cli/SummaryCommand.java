package org.netloom.cli;

import java.util.ArrayList;
import java.util.List;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.check.Summary;
import org.netloom.design.Design;
import org.netloom.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code summary}: the table of layers with totals. */
@Command(
        name = "summary",
        description = {
            "Prints a table of the layers: settings, output shape, parameters and how their number comes about,"
                    + " multiply-adds, receptive field; and the totals."
        })
final class SummaryCommand extends TerminalCommand {
    /** How a table is written. */
    enum Format {
        TEXT,
        MARKDOWN,
        CSV
    }

    @Mixin
    private DesignArgument design;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), markdown or csv.")
    private Format format = Format.TEXT;

    @Option(names = "--arithmetic", description = "In text, show how the number of parameters comes about.")
    private boolean arithmetic;

    SummaryCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Design document = design.load();
        CheckResult result = Checker.check(document);
        Summary summary = Summary.of(result);
        List<Summary.Total> totals = new ArrayList<>(summary.totals());
        totals.addAll(MemoryTotals.of(result));
        terminal()
                .out()
                .print(
                        switch (format) {
                            case TEXT -> new TableText(terminal(), arithmetic).write(summary, totals);
                            case MARKDOWN -> TableText.markdown(summary, totals);
                            case CSV -> TableText.csv(summary);
                        });
        for (Problem p : result.errors()) {
            terminal().error(p);
        }
        return result.ok() ? ExitCode.OK : ExitCode.FAILED;
    }
}
