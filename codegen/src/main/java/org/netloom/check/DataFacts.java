package org.netloom.check;

import java.util.List;
import java.util.Optional;
import org.netloom.data.Blobs;
import org.netloom.data.Cifar10Data;
import org.netloom.data.CsvData;
import org.netloom.data.DataSpec;
import org.netloom.data.DetectionData;
import org.netloom.data.Digits;
import org.netloom.data.GameSpec;
import org.netloom.data.IdxData;
import org.netloom.data.ImageFolder;
import org.netloom.data.KeypointData;
import org.netloom.data.LogicGate;
import org.netloom.data.Moons;
import org.netloom.data.MultiLabelData;
import org.netloom.data.NpyData;
import org.netloom.data.Pairs;
import org.netloom.data.SegmentationFolder;
import org.netloom.data.Sequences;
import org.netloom.data.ShapeScenes;
import org.netloom.data.Shapes;
import org.netloom.data.SpectralCube;
import org.netloom.data.Spirals;
import org.netloom.data.Targets;
import org.netloom.data.Triplets;
import org.netloom.data.Xor;
import org.netloom.game.Environment;
import org.netloom.spec.Shape;

/**
 * What is known of a data set without opening it: everything for those that are generated, the declared sizes for others.
 *
 * @param input extent of a sample
 * @param classes number of classes; empty where it is unknown or the targets are numbers
 * @param values extent of the target where it is numbers
 * @param places what is to be predicted, where it is masks, boxes, points or several labels
 * @param count samples in all
 */
record DataFacts(
        Optional<Shape> input,
        Optional<Integer> classes,
        Optional<Shape> values,
        Optional<Targets> places,
        Optional<Integer> count) {
    /** Classes of {@link Shapes}: circle, square, triangle, star, cross, ring. */
    private static final int SHAPES = 6;

    private static final Shape COLOUR = Shape.of(32, 32, 3);

    /** What is known of a data set. */
    static DataFacts of(DataSpec data) {
        try {
            return switch (data) {
                case Digits d -> classes(Shape.of(28, 28, 1), 10, d.count());
                case Shapes s
                when s.masks() ->
                    places(
                            COLOUR,
                            new Targets.ClassMap(List.of("background", "shape"), 32, 32, Targets.ClassMap.NONE),
                            s.count());
                case Shapes s -> classes(COLOUR, SHAPES, s.count());
                case ShapeScenes s ->
                    places(Shape.of(s.side(), s.side(), 3), s.target().targets(s.side(), s.most()), s.count());
                case LogicGate l ->
                    classes(
                            Shape.of(l.function().inputs()),
                            2,
                            1 << l.function().inputs());
                case GameSpec g -> {
                    Environment game = g.environment();
                    yield classes(game.observation(), game.actions().size(), g.count());
                }
                case Xor _ -> classes(Shape.of(2), 2, 4);
                case Spirals s -> classes(Shape.of(2), s.arms(), s.count());
                case Moons m -> classes(Shape.of(2), 2, m.count());
                case Blobs b -> classes(Shape.of(b.features()), b.classes(), b.count());
                case Sequences s -> generated(s.inputShape(), s.targets(), s.count());
                case Cifar10Data _ -> new DataFacts(Optional.of(COLOUR), Optional.of(10), none(), none(), none());
                case ImageFolder f ->
                    new DataFacts(
                            Optional.of(Shape.of(f.height(), f.width(), f.channels())), none(), none(), none(), none());
                case SegmentationFolder f -> segmentation(f);
                case Pairs p -> tuples(of(p.source()), 2, p.perSample());
                case Triplets t -> tuples(of(t.source()), 3, t.perSample());
                case IdxData _, CsvData _, NpyData _, SpectralCube _ -> UNKNOWN;
                case DetectionData d -> detection(d);
                case KeypointData d -> images(d.height(), d.width(), d.channels());
                case MultiLabelData d -> images(d.height(), d.width(), d.channels());
            };
        } catch (IllegalArgumentException _) {
            // A size below 1, which the check of the plan reports.
            return UNKNOWN;
        }
    }

    private static final DataFacts UNKNOWN = new DataFacts(none(), none(), none(), none(), none());

    private static DataFacts classes(Shape input, int classes, int count) {
        return new DataFacts(Optional.of(input), Optional.of(classes), none(), none(), Optional.of(count));
    }

    /** Samples one behind the other: the first extent grows. */
    private static DataFacts tuples(DataFacts source, int length, int perSample) {
        Optional<Shape> input = source.input().map(s -> {
            int[] dims = s.dims();
            dims[0] *= length;
            return Shape.of(dims);
        });
        Optional<Integer> count = source.count().map(n -> n * perSample);
        return length == 2
                ? new DataFacts(input, Optional.of(2), none(), none(), count)
                : new DataFacts(input, none(), Optional.of(Shape.of(1)), none(), count);
    }

    private static DataFacts images(int height, int width, int channels) {
        return new DataFacts(Optional.of(Shape.of(height, width, channels)), none(), none(), none(), none());
    }

    private static DataFacts detection(DetectionData d) {
        DataFacts images = images(d.height(), d.width(), d.channels());
        Optional<Targets> boxes =
                d.classes().isEmpty() ? none() : Optional.of(new Targets.Boxes(d.classes(), Math.max(1, d.most())));
        return new DataFacts(images.input(), none(), none(), boxes, none());
    }

    /** The classes are known where they are named. */
    private static DataFacts segmentation(SegmentationFolder f) {
        int classes = Math.max(f.classes().size(), f.values().size());
        List<String> labels = f.classes().size() == classes ? f.classes() : f.values();
        return new DataFacts(
                Optional.of(Shape.of(f.height(), f.width(), f.channels())),
                none(),
                none(),
                classes == 0
                        ? none()
                        : Optional.of(new Targets.ClassMap(labels, f.height(), f.width(), Targets.ClassMap.NONE)),
                none());
    }

    private static DataFacts generated(Shape input, Targets targets, int count) {
        return switch (targets) {
            case Targets.Classes c -> classes(input, c.count(), count);
            case Targets.Values v ->
                new DataFacts(Optional.of(input), none(), Optional.of(v.shape()), none(), Optional.of(count));
            default -> places(input, targets, count);
        };
    }

    private static DataFacts places(Shape input, Targets targets, int count) {
        return new DataFacts(Optional.of(input), none(), none(), Optional.of(targets), Optional.of(count));
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
