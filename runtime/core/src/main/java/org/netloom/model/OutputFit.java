package org.netloom.model;

import java.util.List;
import java.util.Optional;
import org.netloom.data.Targets;
import org.netloom.layer.Network;
import org.netloom.loss.LossSpec;
import org.netloom.loss.WeightedSum;
import org.netloom.loss.YoloGrid;
import org.netloom.loss.YoloV1;
import org.netloom.spec.Shape;

/** What the output of a network must be so that a loss can compare it with targets. */
public final class OutputFit {
    /** Cells across, where nothing else is said (Redmon et al. 2016). */
    private static final int CELLS = 7;

    private OutputFit() {}

    /**
     * The output that a loss wants for targets, as near to a given one as can be.
     *
     * @param output that the network has
     * @return empty where the loss cannot compare outputs with such targets at all
     */
    public static Optional<Shape> wanted(LossSpec loss, Targets targets, Shape output) {
        return switch (loss.main().comparison()) {
            case CLASS -> classes(targets, output);
            case ANSWERS -> answers(targets);
            case NUMBERS -> numbers(targets, output);
            case DISTRIBUTION ->
                targets instanceof Targets.Values || targets instanceof Targets.Labels
                        ? Optional.of(targets.shape())
                        : Optional.empty();
            case BOXES -> targets instanceof Targets.Boxes b ? grid(loss.main(), b, output) : Optional.empty();
            case PAIR, ORIGIN -> yesOrNo(targets) ? Optional.of(output) : Optional.empty();
            case NOTHING -> Optional.of(output);
        };
    }

    private static Optional<Shape> classes(Targets targets, Shape output) {
        return switch (targets) {
            case Targets.Classes c -> Optional.of(Shape.of(c.count()));
            case Targets.ClassMap m -> Optional.of(Shape.of(m.height(), m.width(), m.count()));
            case Targets.Values v
            when v.shape().channels() == 1 -> {
                // Indices without names: of the number of classes only the output knows.
                int[] dims = v.shape().dims();
                dims[dims.length - 1] = Math.max(2, output.channels());
                yield Optional.of(Shape.of(dims));
            }
            case Targets.Values _, Targets.Labels _, Targets.Points _, Targets.Boxes _ -> Optional.empty();
        };
    }

    private static Optional<Shape> answers(Targets targets) {
        return switch (targets) {
            case Targets.Classes c -> c.count() == 2 ? Optional.of(Shape.of(1)) : Optional.empty();
            case Targets.ClassMap m -> m.count() == 2 ? Optional.of(m.shape()) : Optional.empty();
            case Targets.Values _, Targets.Labels _ -> Optional.of(targets.shape());
            case Targets.Points _, Targets.Boxes _ -> Optional.empty();
        };
    }

    private static Optional<Shape> numbers(Targets targets, Shape output) {
        return switch (targets) {
            case Targets.Classes _ -> output.elements() == 1 ? Optional.of(output) : Optional.empty();
            case Targets.ClassMap m -> m.count() == 2 ? Optional.of(m.shape()) : Optional.empty();
            case Targets.Values _, Targets.Labels _, Targets.Points _ -> Optional.of(targets.shape());
            case Targets.Boxes _ -> Optional.empty();
        };
    }

    private static Optional<Shape> grid(LossSpec loss, Targets.Boxes b, Shape output) {
        int boxes = loss instanceof YoloV1 y ? y.boxes() : 1;
        int channels = boxes * YoloGrid.BOX + b.count();
        return Optional.of(
                output.isImage()
                        ? Shape.of(output.height(), output.width(), channels)
                        : Shape.of(CELLS, CELLS, channels));
    }

    private static boolean yesOrNo(Targets targets) {
        return targets instanceof Targets.Classes c
                ? c.count() == 2
                : targets.shape().elements() == 1;
    }

    /**
     * A part of targets: the numbers from {@code from} on.
     *
     * @return empty where these targets have no such part
     */
    public static Optional<Targets> part(Targets targets, int from, int count) {
        boolean numbers = targets instanceof Targets.Values || targets instanceof Targets.Points;
        if (!targets.shape().isVector() || from + count > targets.shape().elements()) {
            return Optional.empty();
        }
        if (targets instanceof Targets.Labels l) {
            return Optional.of(new Targets.Labels(l.names().subList(from, from + count)));
        }
        List<String> names = targets.names();
        boolean named = numbers && names.size() == targets.shape().channels();
        List<String> own = named
                ? names.subList(from, from + count)
                : java.util.stream.IntStream.range(from, from + count)
                        .mapToObj(Integer::toString)
                        .toList();
        return Optional.of(new Targets.Values(Shape.of(count), own));
    }

    /** What the main output is compared with: of a sum the part of the main term, else the targets. */
    public static Targets mainTargets(LossSpec loss, Targets targets) {
        if (loss instanceof WeightedSum sum && sum.mainTerm().partial()) {
            return part(targets, sum.mainTerm().from(), sum.mainTerm().count()).orElse(targets);
        }
        return targets;
    }

    /** Index of the output that predictions are of. */
    public static int mainOutput(LossSpec loss, Network network) {
        return loss instanceof WeightedSum sum
                ? WeightedSum.output(sum.mainTerm().outputs().getFirst(), network)
                : 0;
    }

    /** What a loss does, for messages: "tells classes apart". */
    public static String does(LossSpec loss) {
        return switch (loss.main().comparison()) {
            case CLASS -> "tells classes apart";
            case ANSWERS -> "answers yes or no";
            case NUMBERS -> "compares numbers";
            case DISTRIBUTION -> "compares shares that add up to 1";
            case BOXES -> "finds boxes";
            case PAIR -> "compares two outputs, alike or not";
            case NOTHING -> "compares the outputs with one another";
            case ORIGIN -> "tells real from generated";
        };
    }

    /** What targets are, for messages: "3 classes". */
    public static String words(Targets targets) {
        return switch (targets) {
            case Targets.Classes c -> c.count() + " classes";
            case Targets.ClassMap m -> m.count() + " classes of pixels";
            case Targets.Boxes _ -> "boxes";
            case Targets.Points _ -> "points";
            case Targets.Labels _ -> "several labels";
            case Targets.Values _ -> "numbers to predict";
        };
    }

    /** The loss to begin with for targets. */
    public static String suitable(Targets targets) {
        return switch (targets) {
            case Targets.Classes _, Targets.ClassMap _ -> "SoftmaxCrossEntropy";
            case Targets.Labels _ -> "BinaryCrossEntropy";
            case Targets.Values _, Targets.Points _ -> "MeanSquared";
            case Targets.Boxes _ -> "YoloV1";
        };
    }
}
