package org.netloom.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.netloom.ops.Randoms;
import org.netloom.spec.Shape;

/** Data sets that need no file. A sample follows from (seed, index) alone. */
public final class Generators {
    private static final long POINTS = 0x706f696e7473L;
    private static final long CENTRES = 0x63656e74726573L;

    /** Where a spiral begins, as a share of its radius: at 0 all arms would meet. */
    private static final double SPIRAL_START = 0.1;

    /** Clouds keep this many deviations between their centres, where there is room. */
    private static final double CLOUD_DISTANCE = 6;

    private static final int CLOUD_TRIES = 200;

    private Generators() {}

    /** Images 28 x 28 x 1 of the digits 0 to 9, drawn as people write them. */
    public static Dataset digits(int count, long seed) {
        List<String> labels = IntStream.range(0, DigitPainter.DIGITS)
                .mapToObj(Integer::toString)
                .toList();
        Shape shape = Shape.of(DigitPainter.SIDE, DigitPainter.SIDE, 1);
        return new DrawnDataset(count, shape, new Targets.Classes(labels), () -> new DrawnDataset.Painter() {
            private final DigitPainter painter = new DigitPainter();

            @Override
            public void paint(int i, byte[] to) {
                painter.paint(seed, i, to);
            }

            @Override
            public void target(int i, float[] to, int at) {
                to[at] = DigitPainter.digit(i);
            }
        });
    }

    /** Images 32 x 32 x 3 of coloured shapes; the target is the class, or the mask, 32 x 32 x 1 with 1 on the shape. */
    public static Dataset shapes(int count, boolean masks, long seed) {
        Targets targets = masks
                ? new Targets.ClassMap(
                        List.of("background", "shape"), ShapePainter.SIDE, ShapePainter.SIDE, Targets.ClassMap.NONE)
                : new Targets.Classes(ShapeOutline.LABELS);
        return new DrawnDataset(count, ShapePainter.SHAPE, targets, () -> new DrawnDataset.Painter() {
            private final ShapePainter painter = new ShapePainter();

            @Override
            public void paint(int i, byte[] to) {
                painter.paint(seed, i, to);
            }

            @Override
            public void target(int i, float[] to, int at) {
                if (masks) {
                    painter.mask(seed, i, to, at);
                } else {
                    to[at] = ShapePainter.kind(i);
                }
            }
        });
    }

    /**
     * Colour images {@code side x side x 3} of one to {@code most} shapes of different kinds.
     *
     * @param target what is to be found: a class for each pixel, boxes, middles, or which shapes there are
     */
    public static Dataset scenes(int count, int side, int most, SceneTarget target, long seed) {
        return new DrawnDataset(
                count,
                Shape.of(side, side, 3),
                target.targets(side, most),
                () -> new ScenePainter(side, most, target, seed));
    }

    /** Sequences of numbers or symbols with what is asked of them. */
    public static Dataset sequences(Sequences spec, long seed) {
        return new SequenceDataset(spec, seed);
    }

    /** The four points of the exclusive or. */
    public static Dataset xor() {
        float[][] points = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        return ArrayDataset.classes(Shape.of(2), points, new int[] {0, 1, 1, 0}, List.of("0", "1"));
    }

    /** The truth table of a logic function. */
    public static Dataset logic(LogicGate.Function function) {
        int count = 1 << function.inputs();
        float[][] points = new float[count][function.inputs()];
        int[] classes = new int[count];
        for (int i = 0; i < count; i++) {
            int a = function.inputs() == 1 ? i : i >> 1;
            int b = i & 1;
            points[i][0] = a;
            if (function.inputs() == 2) {
                points[i][1] = b;
            }
            classes[i] = function.of(a, b);
        }
        return ArrayDataset.classes(Shape.of(function.inputs()), points, classes, List.of("0", "1"));
    }

    /** Points on arms that wind around the origin, out to radius 1; the class is the arm. */
    public static Dataset spirals(int count, int arms, double turns, double noise, long seed) {
        return points(count, labels("spiral", arms), seed, (i, key) -> {
            double along = Randoms.uniform(key, 0);
            double radius = SPIRAL_START + (1 - SPIRAL_START) * along;
            double angle = 2 * Math.PI * (turns * along + (double) (i % arms) / arms);
            return new double[] {
                radius * StrictMath.cos(angle) + noise * Bell.draw(key, 1),
                radius * StrictMath.sin(angle) + noise * Bell.draw(key, 2)
            };
        });
    }

    /** Points on two half circles that reach into one another. */
    public static Dataset moons(int count, double noise, long seed) {
        return points(count, List.of("upper", "lower"), seed, (i, key) -> {
            double angle = Math.PI * Randoms.uniform(key, 0);
            double x = StrictMath.cos(angle);
            double y = StrictMath.sin(angle);
            boolean upper = i % 2 == 0;
            return new double[] {
                (upper ? x : 1 - x) + noise * Bell.draw(key, 1), (upper ? y : 0.5 - y) + noise * Bell.draw(key, 2)
            };
        });
    }

    /** Bell-shaped clouds around random centres. */
    public static Dataset blobs(int count, int classes, int features, double deviation, long seed) {
        List<double[]> centres = centres(classes, features, deviation, seed);
        return points(count, labels("cloud", classes), seed, (i, key) -> {
            double[] p = centres.get(i % classes).clone();
            for (int f = 0; f < features; f++) {
                p[f] += deviation * Bell.draw(key, f);
            }
            return p;
        });
    }

    /** Centres in a box of side 20, apart where the box is large enough. */
    private static List<double[]> centres(int classes, int features, double deviation, long seed) {
        long key = Randoms.key(seed, CENTRES);
        List<double[]> centres = new ArrayList<>();
        long drawn = 0;
        for (int c = 0; c < classes; c++) {
            double[] best = null;
            double bestDistance = -1;
            for (int t = 0; t < CLOUD_TRIES && bestDistance < CLOUD_DISTANCE * deviation; t++) {
                double[] p = new double[features];
                for (int f = 0; f < features; f++) {
                    p[f] = 20 * Randoms.uniform(key, drawn++) - 10;
                }
                double distance =
                        centres.stream().mapToDouble(q -> distance(p, q)).min().orElse(Double.MAX_VALUE);
                if (distance > bestDistance) {
                    best = p;
                    bestDistance = distance;
                }
            }
            centres.add(best);
        }
        return centres;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    private static List<String> labels(String name, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> name + " " + i).toList();
    }

    private interface PointRule {
        double[] point(int i, long key);
    }

    /** Points whose classes take turns. */
    private static Dataset points(int count, List<String> labels, long seed, PointRule rule) {
        float[][] points = new float[count][];
        int[] classes = new int[count];
        for (int i = 0; i < count; i++) {
            double[] p = rule.point(i, Randoms.key(seed, POINTS, i));
            points[i] = new float[p.length];
            for (int f = 0; f < p.length; f++) {
                points[i][f] = (float) p[f];
            }
            classes[i] = i % labels.size();
        }
        int features = points[0].length;
        return ArrayDataset.classes(Shape.of(features), points, classes, labels);
    }
}
