package org.netloom.train;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.netloom.data.DataParts;
import org.netloom.data.Dataset;
import org.netloom.layer.Network;
import org.netloom.mode.Adversarial;
import org.netloom.model.ModelFile;
import org.netloom.model.SampleGrid;
import org.netloom.problem.CoreMessage;
import org.netloom.train.TrainingOptions.Option;

/** {@code predict} of a generator: makes samples, and writes them side by side into a PNG file. */
final class GenerateCommand {
    private static final Option COUNT = new Option("--count", "N", "how many samples to make (default 64)");
    private static final Option SEED = new Option("--seed", "N", "where the noise follows from (default 1)");
    private static final List<Option> OPTIONS = List.of(
            EvaluateCommand.MODEL,
            EvaluateCommand.OUT,
            COUNT,
            SEED,
            PlanOptions.DATA,
            PlanOptions.THREADS,
            PlanOptions.DEVICE,
            PlanOptions.HELP);
    private static final int BATCH = 32;
    private static final long COUNT_MOST = 10_000;

    private final Network generator;
    private final TrainingPlan plan;
    private final PrintStream out;

    GenerateCommand(Network generator, TrainingPlan plan, PrintStream out) {
        this.generator = generator;
        this.plan = plan;
        this.out = out;
    }

    int run(String... args) {
        TrainingOptions options = TrainingOptions.parse(OPTIONS, args);
        if (options.has("--help")) {
            out.print(help());
            return TrainingProgram.OK;
        }
        if (options.operands().size() != 1 || !options.operands().getFirst().endsWith(".png")) {
            throw new TrainingOptions.UsageException(CoreMessage.GENERATE_OPERAND.text());
        }
        if (!(plan.mode() instanceof Adversarial mode) || !SampleGrid.draws(generator.outputShape())) {
            throw CoreMessage.NOT_DRAWN.exception(generator.name(), generator.outputShape());
        }
        Path file = Path.of(options.operands().getFirst());
        Path path = options.text(EvaluateCommand.MODEL.name())
                .map(Path::of)
                .orElse(RunFolder.of(options, generator.name()).model());
        int count = options.integer(COUNT.name(), 1, COUNT_MOST).orElse(64L).intValue();
        long seed = options.integer(SEED.name(), Long.MIN_VALUE, Long.MAX_VALUE).orElse(1L);
        ModelFile model = ModelFile.read(path);
        generator.prepareForInference(BATCH, PlanOptions.ops(options, generator, BATCH));
        model.loadInto(generator);
        Generation generation = new Generation(generator, mode, model.info().preprocessor(), seed, BATCH);
        Dataset conditions = mode.conditional() ? conditions(options) : null;
        generation.grid(Generation.TEST, count, conditions).write(file);
        out.println(count + " samples of " + generator.name() + " in " + file);
        return TrainingProgram.OK;
    }

    private Dataset conditions(TrainingOptions options) {
        DataParts data = PlanOptions.open(PlanOptions.apply(plan, generator, options), options);
        return data.test().size() > 0 ? data.test() : data.train();
    }

    private String help() {
        return """
                Makes samples with a trained %s and writes them side by side into an image: predict [options] FILE.png

                %s
                %s""".formatted(generator.name(), TrainingOptions.help(OPTIONS), TrainingProgram.EXIT_CODES);
    }
}
