package org.netloom.train;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.netloom.data.Preprocessor;
import org.netloom.data.TargetKind;
import org.netloom.data.Targets;
import org.netloom.layer.Network;
import org.netloom.loss.Cosine;
import org.netloom.loss.Huber;
import org.netloom.loss.Inside;
import org.netloom.loss.LossSpec;
import org.netloom.loss.LossTerm;
import org.netloom.loss.MeanAbsolute;
import org.netloom.loss.WeightedSum;
import org.netloom.loss.YoloGrid;
import org.netloom.loss.YoloV1;
import org.netloom.model.OutputFit;
import org.netloom.model.Task;
import org.netloom.spec.Shape;

/**
 * Chooses the metrics that suit what a network is trained for.
 *
 * @param task of the main output
 * @param loss that is minimised
 * @param kind what its output is compared with
 * @param targets of the data
 * @param preprocessor of the inputs, to measure reconstructions on the scale of the images
 * @param thorough keeps what curves need; otherwise only what is cheap, for every step of a training
 */
record MetricsChoice(
        Task task,
        LossSpec loss,
        TargetKind kind,
        Targets targets,
        Preprocessor preprocessor,
        MetricSettings settings,
        boolean thorough) {
    Metrics metrics(Network network) {
        if (!(loss instanceof WeightedSum sum)) {
            return of(task, loss, targets, network.outputShape());
        }
        List<SumMetrics.Part> parts = sum.terms().stream()
                .filter(t -> !t.trainingOnly() && isFirst(t, sum))
                .map(t -> part(t, network))
                .toList();
        return new SumMetrics(parts);
    }

    /** Of two losses of one output, such as cross-entropy and Dice, one is enough. */
    private static boolean isFirst(LossTerm term, WeightedSum sum) {
        return sum.terms().stream()
                .filter(t -> !t.trainingOnly()
                        && t.outputs().equals(term.outputs())
                        && t.from() == term.from()
                        && t.count() == term.count())
                .findFirst()
                .filter(term::equals)
                .isPresent();
    }

    private SumMetrics.Part part(LossTerm term, Network network) {
        int[] outputs = term.outputs().stream()
                .mapToInt(name -> WeightedSum.output(name, network))
                .toArray();
        Targets own = term.partial()
                ? OutputFit.part(targets, term.from(), term.count()).orElse(targets)
                : targets;
        String name = String.join(", ", term.outputs());
        return new SumMetrics.Part(
                name,
                outputs,
                term,
                of(
                        Task.of(term.loss(), kind, own),
                        term.loss(),
                        own,
                        network.outputShapes().get(outputs[0])));
    }

    private Metrics of(Task ownTask, LossSpec own, Targets compared, Shape output) {
        Optional<Preprocessor> raw =
                kind == TargetKind.INPUT && thorough ? Optional.of(preprocessor) : Optional.empty();
        return switch (ownTask) {
            case VALUES, SQUASHED_VALUES -> values(own, output, raw, thorough);
            default -> of(ownTask, compared, output, own, settings, thorough);
        };
    }

    static Metrics of(
            Task task, Targets targets, Shape output, LossSpec loss, MetricSettings settings, boolean thorough) {
        int channels = output.channels();
        return switch (task) {
            case CLASSES, BINARY, DECISION ->
                new ClassMetrics(
                        task != Task.CLASSES, false, names(targets, Math.max(2, channels)), settings, thorough);
            case SEGMENTATION -> new ClassMetrics(channels == 1, true, targets.names(), settings, thorough);
            case LABELS -> new LabelMetrics(names(targets, channels), output.isImage(), thorough);
            case VALUES, SAMPLES, SQUASHED_VALUES, POINTS, DISTRIBUTION ->
                values(loss, output, Optional.empty(), thorough);
            case DETECTION ->
                new BoxMetrics(targets.names(), YoloGrid.of((YoloV1) loss.main(), "the network", output), settings);
            case EMBEDDING -> new EmbeddingMetrics(loss.main(), thorough);
        };
    }

    private static Metrics values(LossSpec loss, Shape output, Optional<Preprocessor> raw, boolean thorough) {
        if (loss.main() instanceof Cosine) {
            return new EmbeddingMetrics(loss.main(), thorough);
        }
        boolean absolute = loss.main() instanceof MeanAbsolute || loss.main() instanceof Huber;
        boolean image = thorough && output.isImage() && loss.inside() != Inside.SOFTMAX;
        return new ValueMetrics(loss.inside(), absolute, image, raw);
    }

    private static List<String> names(Targets targets, int channels) {
        List<String> names = targets.names();
        if (names.size() == channels) {
            return names;
        }
        return IntStream.range(0, channels)
                .mapToObj(i -> i < names.size() ? names.get(i) : Integer.toString(i))
                .toList();
    }
}
