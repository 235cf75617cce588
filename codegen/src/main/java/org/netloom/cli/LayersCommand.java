package org.netloom.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.data.Augmentation;
import org.netloom.data.DataSpec;
import org.netloom.data.Preprocess;
import org.netloom.loss.LossSpec;
import org.netloom.mode.TrainingMode;
import org.netloom.optimize.InitializerSpec;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.optimize.ScheduleSpec;
import org.netloom.problem.NearestMatch;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Reference;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layers}: the reference of the catalogue. */
@Command(
        name = "layers",
        description = {
            "Lists the catalogue: layers, losses, optimizers, schedules, initialisers, data sets, preprocessing and"
                    + " augmentation. With a NAME it prints its page: formula, parameters, ranges, defaults, use, source."
        })
final class LayersCommand extends TerminalCommand {
    /** Everything that has a page, by heading. */
    static final Map<String, SpecFamily<?>> FAMILIES = families();

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "What to explain, such as Conv2d or CosineDecay.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "Print every page.")
    private boolean all;

    LayersCommand(Terminal terminal) {
        super(terminal);
    }

    private static Map<String, SpecFamily<?>> families() {
        Map<String, SpecFamily<?>> families = new LinkedHashMap<>();
        families.put("Layers", SpecFamily.of(LayerSpec.class));
        families.put("Losses", SpecFamily.of(LossSpec.class));
        families.put("Optimizers", SpecFamily.of(OptimizerSpec.class));
        families.put("Schedules", SpecFamily.of(ScheduleSpec.class));
        families.put("Initialisers", SpecFamily.of(InitializerSpec.class));
        families.put("Training modes", SpecFamily.of(TrainingMode.class));
        families.put("Data", SpecFamily.of(DataSpec.class));
        families.put("Preprocessing", SpecFamily.of(Preprocess.class));
        families.put("Augmentation", SpecFamily.of(Augmentation.class));
        return families;
    }

    @Override
    public Integer call() {
        if (all) {
            FAMILIES.values().forEach(f -> f.types().forEach(t -> println(Reference.page(t))));
            return ExitCode.OK;
        }
        if (names.isEmpty()) {
            String gap = "";
            for (Map.Entry<String, SpecFamily<?>> family : FAMILIES.entrySet()) {
                println(gap + terminal().bold(family.getKey()));
                terminal().out().print(Reference.overview(family.getValue()).indent(2));
                gap = System.lineSeparator();
            }
            return ExitCode.OK;
        }
        List<SpecType<?>> found =
                names.stream().<SpecType<?>>map(LayersCommand::find).toList();
        String gap = "";
        for (SpecType<?> type : found) {
            terminal().out().print(gap + Reference.page(type));
            gap = System.lineSeparator();
        }
        return ExitCode.OK;
    }

    private static SpecType<?> find(String name) {
        List<SpecType<?>> types = new ArrayList<>();
        FAMILIES.values().forEach(f -> types.addAll(f.types()));
        return types.stream()
                .filter(t -> t.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> CliMessage.NOT_IN_CATALOGUE.exception(
                        name,
                        NearestMatch.suggestion(
                                name, types.stream().map(SpecType::name).toList())));
    }
}
