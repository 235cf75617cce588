package org.netloom.train;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.data.CsvData;
import org.netloom.data.DataParts;
import org.netloom.data.Dataset;
import org.netloom.data.GameSpec;
import org.netloom.data.TableSchema;
import org.netloom.json.Json;
import org.netloom.layer.Network;
import org.netloom.loss.Loss;
import org.netloom.mode.Adversarial;
import org.netloom.mode.DeepQ;
import org.netloom.model.ModelFile;
import org.netloom.model.ModelInfo;
import org.netloom.problem.CoreMessage;
import org.netloom.train.TrainingOptions.Option;

/** {@code evaluate}: measures a trained model and prints its figures. */
final class EvaluateCommand {
    static final Option MODEL =
            new Option("--model", "FILE", "the trained model (default: model.safetensors of --out)");
    static final Option OUT = new Option("--out", "DIR", "folder of the training");
    private static final Option PART = new Option("--part", "NAME", "test (default), validation or training");
    private static final Option JSON = new Option("--json", "", "print the figures as one JSON object");
    private static final Option SAMPLES =
            new Option("--samples", "FILE", "write what the network says of each sample, a JSON object a line");
    private static final List<Option> OPTIONS = List.of(
            PlanOptions.DATA,
            MODEL,
            OUT,
            PART,
            PlanOptions.BATCH,
            PlanOptions.SEED,
            PlanOptions.LIMIT,
            PlanOptions.THREADS,
            PlanOptions.DEVICE,
            JSON,
            SAMPLES,
            PlanOptions.HELP);

    private final Network network;
    private final TrainingPlan base;
    private final PrintStream out;

    EvaluateCommand(Network network, TrainingPlan plan, PrintStream out) {
        this.network = network;
        this.base = plan;
        this.out = out;
    }

    int run(String... args) {
        TrainingOptions options = TrainingOptions.parse(OPTIONS, args);
        if (options.has("--help")) {
            out.print(help());
            return TrainingProgram.OK;
        }
        if (!options.operands().isEmpty()) {
            throw new TrainingOptions.UsageException(
                    CoreMessage.UNKNOWN_OPERAND.text(options.operands().getFirst(), "evaluate"));
        }
        RunFolder folder = RunFolder.of(options, network.name());
        Path path = options.text(MODEL.name()).map(Path::of).orElse(folder.model());
        ModelFile model = ModelFile.read(path);
        TrainingPlan plan = PlanOptions.apply(RunFolder.beside(path).plan(base), network, options);
        DataParts data = open(plan, model.info(), options);
        Evaluation evaluation = plan.mode() instanceof DeepQ mode && plan.data() instanceof GameSpec game
                ? play(model, game, mode, plan.seed(), options)
                : plan.mode() instanceof Adversarial adversarial
                        ? generate(model, adversarial, plan, data, options)
                        : evaluate(model, plan, data, options);
        if (options.has(JSON.name())) {
            out.println(Json.line(json(evaluation)));
        } else {
            new ResultTable(out).print(evaluation);
            out.println(evaluation.line());
        }
        return TrainingProgram.OK;
    }

    private Evaluation evaluate(ModelFile model, TrainingPlan plan, DataParts data, TrainingOptions options) {
        ModelInfo info = model.info();
        String part = options.text(PART.name()).orElse("test");
        Dataset samples = Relabelled.as(info.labels(), samples(data, part));
        DataFit.requireInput(network, samples.inputShape());
        int batch = Math.min(plan.batchSize(), samples.size());
        network.prepareForInference(batch, PlanOptions.ops(options, network, batch));
        model.loadInto(network);
        Metrics metrics = new MetricsChoice(
                        info.task(),
                        info.loss(),
                        info.target(),
                        samples.targets(),
                        info.preprocessor(),
                        plan.metrics(),
                        true)
                .metrics(network);
        try (Evaluator evaluator = new Evaluator(
                        part,
                        network,
                        Loss.of(info.loss(), network),
                        metrics,
                        samples,
                        info.preprocessor(),
                        info.target(),
                        batch)
                .comparing(info.loss())) {
            evaluator.corruption(plan.mode().corruption());
            Optional<String> file = options.text(SAMPLES.name());
            if (file.isEmpty()) {
                return evaluator.evaluate(() -> false);
            }
            try (SampleLog log = new SampleLog(Path.of(file.get()), part, info)) {
                return evaluator.each(log::add).evaluate(() -> false);
            }
        }
    }

    private Evaluation play(ModelFile model, GameSpec game, DeepQ mode, long seed, TrainingOptions options) {
        network.prepareForInference(1, PlanOptions.ops(options, network, 1));
        model.loadInto(network);
        return new Player(network, game.environment(), model.info().preprocessor(), seed)
                .evaluate("test", Player.TEST, mode.games());
    }

    private Evaluation generate(
            ModelFile model, Adversarial mode, TrainingPlan plan, DataParts data, TrainingOptions options) {
        int batch = plan.batchSize();
        network.prepareForInference(batch, PlanOptions.ops(options, network, batch));
        model.loadInto(network);
        String part = options.text(PART.name()).orElse("test");
        return new Generation(network, mode, model.info().preprocessor(), plan.seed(), batch)
                .evaluate(part, Generation.TEST, samples(data, part));
    }

    /** The plan's data in its parts; another table is read as the model's table was, and all of it is the test part. */
    private static DataParts open(TrainingPlan plan, ModelInfo info, TrainingOptions options) {
        boolean other = options.has(PlanOptions.DATA.name());
        if (other && plan.data() instanceof CsvData csv && info.schema().isPresent() && isFile(csv.path())) {
            TableSchema.Rows rows = info.schema().get().read(Path.of(csv.path()), csv.header(), csv.separator());
            if (!rows.hasTarget()) {
                throw CoreMessage.NO_TARGET_COLUMN.exception(
                        csv.path(),
                        info.schema()
                                .get()
                                .target()
                                .map(TableSchema.Column::name)
                                .orElse("?"));
            }
            return new DataParts(rows.data(), rows.data(), rows.data(), "table " + csv.path());
        }
        return PlanOptions.open(plan, options);
    }

    private static boolean isFile(String path) {
        return Files.isRegularFile(Path.of(path));
    }

    private static Dataset samples(DataParts data, String part) {
        Dataset samples = switch (part) {
            case "test" -> data.test();
            case "validation" -> data.validation();
            case "training" -> data.train();
            default ->
                throw new TrainingOptions.UsageException(
                        CoreMessage.OPTION_VALUE.text(PART.name(), "test, validation or training", part));
        };
        if (samples.size() == 0) {
            throw CoreMessage.EMPTY_PART.exception(part, data.description());
        }
        return samples;
    }

    private static Map<String, Object> json(Evaluation evaluation) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("part", evaluation.part());
        m.put("samples", evaluation.samples());
        m.put("metric", evaluation.metrics().name());
        m.put("value", evaluation.metrics().value());
        m.put("loss", evaluation.loss());
        m.putAll(evaluation.figures());
        return m;
    }

    private String help() {
        return """
                Measures a trained %s on the test part of its data, or of other data, and prints accuracy, confusion
                matrix and the figures of each class. The last line is the result, such as "test accuracy 0.9812".

                %s
                %s""".formatted(network.name(), TrainingOptions.help(OPTIONS), TrainingProgram.EXIT_CODES);
    }
}
