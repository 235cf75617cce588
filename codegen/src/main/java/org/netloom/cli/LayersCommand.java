package org.netloom.cli;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.NearestMatch;
import org.netloom.reference.ReferencePage;
import org.netloom.reference.Section;
import org.netloom.spec.Reference;
import org.netloom.spec.SpecType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layers}: the reference of the catalogue. */
@Command(
        name = "layers",
        description = {
            "Lists the catalogue: layers, losses, optimizers, schedules, initialisers, data sets, preprocessing,"
                    + " augmentation and training. With a NAME it prints its page: formula, settings, counts, use, example,"
                    + " source."
        })
final class LayersCommand extends TerminalCommand {
    @Parameters(arity = "0..*", paramLabel = "NAME", description = "What to explain, such as Conv2d or CosineDecay.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "Print every page.")
    private boolean all;

    LayersCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        if (all) {
            Section.allTypes().forEach(t -> println(page(t)));
            return ExitCode.OK;
        }
        if (names.isEmpty()) {
            String gap = "";
            for (Section section : Section.ALL) {
                println(gap + terminal().bold(section.title()));
                terminal().out().print(Reference.overview(section.types()).indent(2));
                gap = System.lineSeparator();
            }
            return ExitCode.OK;
        }
        List<SpecType<?>> found =
                names.stream().<SpecType<?>>map(LayersCommand::find).toList();
        String gap = "";
        for (SpecType<?> type : found) {
            terminal().out().print(gap + page(type));
            gap = System.lineSeparator();
        }
        return ExitCode.OK;
    }

    /** The page and where it lies with its picture. */
    private static String page(SpecType<?> type) {
        String file = ReferencePage.FOLDER + "/" + ReferencePage.file(type);
        return ReferencePage.text(type) + "\nThis page with its picture: " + file + "\n";
    }

    private static SpecType<?> find(String name) {
        return Section.allTypes().stream()
                .filter(t -> t.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> CliMessage.NOT_IN_CATALOGUE.exception(
                        name,
                        NearestMatch.suggestion(
                                name,
                                Section.allTypes().stream().map(SpecType::name).toList())));
    }
}
