package org.netloom.train;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.netloom.json.Json;
import org.netloom.layer.Network;
import org.netloom.model.Prediction;
import org.netloom.model.Predictor;
import org.netloom.problem.CoreMessage;
import org.netloom.train.TrainingOptions.Option;

/** {@code predict}: reads images, tables or IDX files and prints what a trained model says of each sample. */
final class PredictCommand {
    private static final Option TOP = new Option("--top", "K", "how many labels to print (default 3)");
    private static final Option JSON = new Option("--json", "", "print one JSON object a line");
    private static final Option SERVE =
            new Option("--serve", "", "answer questions of standard input, a JSON object a line, until it ends");
    private static final Option MASKS =
            new Option("--masks", "DIR", "folder that masks are written to (default: masks beside the model)");
    private static final List<Option> OPTIONS = List.of(
            EvaluateCommand.MODEL,
            EvaluateCommand.OUT,
            TOP,
            JSON,
            MASKS,
            SERVE,
            PlanOptions.THREADS,
            PlanOptions.DEVICE,
            PlanOptions.HELP);

    private final Network network;
    private final PrintStream out;

    PredictCommand(Network network, PrintStream out) {
        this.network = network;
        this.out = out;
    }

    int run(String... args) {
        TrainingOptions options = TrainingOptions.parse(OPTIONS, args);
        if (options.has("--help")) {
            out.print(help());
            return TrainingProgram.OK;
        }
        boolean serve = options.has(SERVE.name());
        if (options.operands().isEmpty() && !serve) {
            throw new TrainingOptions.UsageException(CoreMessage.OPERAND_MISSING.text());
        }
        int top = options.integer(TOP.name(), 1, 1_000_000).orElse(3L).intValue();
        boolean json = options.has(JSON.name());
        Path model = options.text(EvaluateCommand.MODEL.name())
                .map(Path::of)
                .orElse(RunFolder.of(options, network.name()).model());
        Predictor predictor =
                Predictor.open(network, model, batch -> PlanOptions.ops(options, network, serve ? 1 : batch));
        if (serve) {
            new PredictServer(network, predictor, out).serve(System.in);
            return TrainingProgram.OK;
        }
        Masks masks = new Masks(
                predictor.info(),
                options.text(MASKS.name())
                        .map(Path::of)
                        .orElse(model.toAbsolutePath().resolveSibling("masks")));
        for (Path file : PredictInput.files(options.operands())) {
            PredictInput input = PredictInput.read(file, predictor.info());
            List<Prediction> predictions = predictor.predict(input.values());
            for (int i = 0; i < predictions.size(); i++) {
                String name = input.names().get(i);
                PredictionLine line = new PredictionLine(predictions.get(i), predictor.info(), input.extent());
                masks.write(predictions.get(i), name, line);
                out.println(
                        json
                                ? Json.line(line.json(name, top))
                                : line.text(name, input.values().get(i), top));
            }
        }
        return TrainingProgram.OK;
    }

    private String help() {
        return """
                Predicts with a trained %s: predict [options] FILE...
                A file is an image (JPEG, PNG), a CSV table with the columns of the training table, or an IDX file; a folder
                stands for the files in it. Prints one line per sample: its name, then labels with their probabilities; boxes
                (left, top, width x height) and points (x, y) in pixels of the image. A class for each pixel is written as a
                PNG whose pixels are the numbers of the classes.

                %s
                %s""".formatted(network.name(), TrainingOptions.help(OPTIONS), TrainingProgram.EXIT_CODES);
    }
}
