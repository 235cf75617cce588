package org.netloom.train;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.netloom.data.TargetKind;
import org.netloom.json.Json;
import org.netloom.layer.Network;
import org.netloom.model.Detection;
import org.netloom.model.ModelInfo;
import org.netloom.model.Prediction;
import org.netloom.model.Predictor;
import org.netloom.model.Task;
import org.netloom.problem.CoreMessage;
import org.netloom.train.TrainingOptions.Option;

/** {@code predict}: reads images, tables or IDX files and prints what a trained model says of each sample. */
final class PredictCommand {
    private static final Option TOP = new Option("--top", "K", "how many labels to print (default 3)");
    private static final Option JSON = new Option("--json", "", "print one JSON object a line");
    private static final Option SERVE =
            new Option("--serve", "", "answer questions of standard input, a JSON object a line, until it ends");
    private static final List<Option> OPTIONS = List.of(
            EvaluateCommand.MODEL, EvaluateCommand.OUT, TOP, JSON, SERVE, PlanOptions.THREADS, PlanOptions.HELP);

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
        Predictor predictor = Predictor.open(network, model, PlanOptions.threads(options));
        if (serve) {
            new PredictServer(network, predictor, out).serve(System.in);
            return TrainingProgram.OK;
        }
        for (Path file : PredictInput.files(options.operands())) {
            PredictInput input = PredictInput.read(file, predictor.info());
            List<Prediction> predictions = predictor.predict(input.values());
            for (int i = 0; i < predictions.size(); i++) {
                String name = input.names().get(i);
                Prediction p = predictions.get(i);
                out.println(
                        json
                                ? Json.line(json(name, p, predictor.info(), top))
                                : text(name, p, predictor.info(), input.values().get(i), top));
            }
        }
        return TrainingProgram.OK;
    }

    private static String text(String name, Prediction p, ModelInfo info, float[] sample, int top) {
        StringBuilder line = new StringBuilder(name);
        if (p.task().labelled()) {
            for (Prediction.Ranked r : p.top(top)) {
                line.append(String.format(Locale.ROOT, "  %s %.4f", r.label(), r.probability()));
            }
            return line.toString();
        }
        if (p.task() == Task.SEGMENTATION) {
            for (Prediction.Ranked r : p.shares()) {
                line.append(String.format(Locale.ROOT, "  %s %.1f %%", r.label(), 100 * r.probability()));
            }
            return line.toString();
        }
        if (p.task() == Task.DETECTION) {
            for (Detection d : p.objects()) {
                line.append(String.format(
                        Locale.ROOT,
                        "  %s %.4f at %.3f,%.3f of %.3fx%.3f",
                        info.labels().get(d.label()),
                        d.score(),
                        d.box().x(),
                        d.box().y(),
                        d.box().width(),
                        d.box().height()));
            }
            return p.objects().isEmpty() ? line.append("  nothing").toString() : line.toString();
        }
        float[] values = p.values();
        if (info.target() == TargetKind.INPUT && values.length == sample.length) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += Math.abs(values[i] - sample[i]);
            }
            return line.append("  mean absolute error of the reconstruction ")
                    .append(Metrics.format(sum / values.length))
                    .toString();
        }
        List<String> names = PredictInput.outputNames(info);
        for (int i = 0; i < values.length; i++) {
            line.append("  ").append(names.get(i)).append(' ').append(Metrics.format(values[i]));
        }
        return line.toString();
    }

    private static Map<String, Object> json(String name, Prediction p, ModelInfo info, int top) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("sample", name);
        if (p.task().labelled()) {
            List<Object> ranked = new ArrayList<>();
            for (Prediction.Ranked r : p.top(top)) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("label", r.label());
                one.put("probability", r.probability());
                ranked.add(one);
            }
            m.put("label", p.label());
            m.put("top", ranked);
            return m;
        }
        if (p.task() == Task.DETECTION) {
            m.put("objects", objects(p));
            return m;
        }
        List<Object> values = new ArrayList<>();
        for (float v : p.values()) {
            values.add((double) v);
        }
        m.put("names", info.labels());
        m.put("values", values);
        return m;
    }

    /** Class, score and box of each object, in shares of the image. */
    static List<Object> objects(Prediction p) {
        List<Object> all = new ArrayList<>();
        for (Detection d : p.objects()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("label", p.labels().get(d.label()));
            one.put("score", d.score());
            one.put("x", d.box().x());
            one.put("y", d.box().y());
            one.put("width", d.box().width());
            one.put("height", d.box().height());
            all.add(one);
        }
        return all;
    }

    private String help() {
        return """
                Predicts with a trained %s: predict [options] FILE...
                A file is an image (JPEG, PNG), a CSV table with the columns of the training table, or an IDX file; a folder
                stands for the files in it. Prints one line per sample: its name, then labels with their probabilities.

                %s
                %s""".formatted(network.name(), TrainingOptions.help(OPTIONS), TrainingProgram.EXIT_CODES);
    }
}
