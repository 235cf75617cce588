package org.netloom.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code netloom} without a command. */
@Command(
        name = "netloom",
        subcommands = {
            NewCommand.class,
            CheckCommand.class,
            SummaryCommand.class,
            RenderCommand.class,
            ExportCommand.class,
            TrainCommand.class,
            FineTuneCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            ProfileCommand.class,
            BenchCommand.class,
            DevicesCommand.class,
            LayersCommand.class,
            ReferenceCommand.class,
            GenerateCompletion.class
        },
        synopsisSubcommandLabel = "COMMAND",
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%n",
        description = "Designs neural networks, checks them, writes them as Java, and trains them.",
        versionProvider = VersionCommand.class,
        footer = {
            "netloom COMMAND --help explains a command. netloom alone, or with a design, opens the designer.",
            "",
            TerminalCommand.EXIT_CODES
        })
final class NetloomCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version, the Java it runs on, and the SIMD that trainings will use.")
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? netloom --help lists them.");
    }
}
