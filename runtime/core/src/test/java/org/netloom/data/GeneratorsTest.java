package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netloom.ops.Randoms;
import org.netloom.spec.Shape;

class GeneratorsTest {
    private static float[] input(Dataset data, int i) {
        float[] x = new float[data.inputShape().size()];
        data.input(i, x, 0);
        return x;
    }

    private static int label(Dataset data, int i) {
        float[] t = new float[1];
        data.target(i, t, 0);
        return (int) t[0];
    }

    @Test
    void aDigitFollowsFromSeedAndIndexAlone() {
        Dataset few = Generators.digits(50, 7);
        Dataset many = Generators.digits(700, 7);
        Dataset other = Generators.digits(50, 8);
        for (int i = 0; i < 50; i++) {
            assertArrayEquals(input(few, i), input(many, i));
            assertNotEquals(Arrays.hashCode(input(few, i)), Arrays.hashCode(input(other, i)));
        }
    }

    @Test
    void digitsThatAreNotKeptAreTheSame() {
        Targets targets = Generators.digits(1, 3).targets();
        DrawnDataset drawnEachTime = new DrawnDataset(
                40,
                Shape.of(28, 28, 1),
                targets,
                () -> new DrawnDataset.Painter() {
                    private final DigitPainter painter = new DigitPainter();

                    @Override
                    public void paint(int i, byte[] to) {
                        painter.paint(3, i, to);
                    }

                    @Override
                    public void target(int i, float[] to, int at) {
                        to[at] = DigitPainter.digit(i);
                    }
                },
                0);
        Dataset kept = Generators.digits(40, 3);
        for (int i = 39; i >= 0; i--) {
            assertArrayEquals(input(kept, i), input(drawnEachTime, i));
            assertEquals(label(kept, i), label(drawnEachTime, i));
        }
    }

    @Test
    void digitsDifferAndEachClassIsEquallyFrequent() {
        Dataset digits = Generators.digits(2000, 1);
        Set<List<Integer>> pictures = new HashSet<>();
        int[] counts = new int[10];
        for (int i = 0; i < digits.size(); i++) {
            float[] x = input(digits, i);
            pictures.add(IntStream.range(0, x.length).mapToObj(k -> (int) x[k]).toList());
            counts[label(digits, i)]++;
        }
        assertTrue(pictures.size() == 2000, "only " + pictures.size() + " different pictures");
        assertArrayEquals(new int[] {200, 200, 200, 200, 200, 200, 200, 200, 200, 200}, counts);
    }

    /** They would be no test of a network otherwise. */
    @Test
    void aLinearClassifierStaysUnder90PercentOnDigits() {
        int train = 8000;
        Dataset digits = Generators.digits(train + 2000, 1);
        Preprocessor standardize = Preprocessor.fit(List.of(Standardize.of()), digits);
        LinearClassifier classifier = new LinearClassifier(784, 10);
        float[] x = new float[784];
        for (int step = 0; step < 6 * train; step++) {
            int i = (int) (Randoms.uniform(5, step) * train);
            digits.input(i, x, 0);
            standardize.apply(x, 0);
            classifier.learn(x, label(digits, i), 0.002f * (1 - step / (6f * train)));
        }
        int right = 0;
        for (int i = train; i < digits.size(); i++) {
            digits.input(i, x, 0);
            standardize.apply(x, 0);
            right += classifier.predict(x) == label(digits, i) ? 1 : 0;
        }
        double accuracy = right / 2000.0;
        System.out.println("digits: a linear classifier reaches " + accuracy);
        assertTrue(accuracy < 0.9, "a linear classifier reaches " + accuracy);
        assertTrue(accuracy > 0.7, "a linear classifier reaches only " + accuracy + ": is the picture still there?");
    }

    /** Softmax regression, one sample a step. */
    private static final class LinearClassifier {
        private final float[][] weights;
        private final float[] bias;
        private final double[] scores;

        LinearClassifier(int inputs, int classes) {
            weights = new float[classes][inputs];
            bias = new float[classes];
            scores = new double[classes];
        }

        int predict(float[] x) {
            int best = 0;
            for (int c = 0; c < bias.length; c++) {
                float s = bias[c];
                for (int i = 0; i < x.length; i++) {
                    s += weights[c][i] * x[i];
                }
                scores[c] = s;
                best = s > scores[best] ? c : best;
            }
            return best;
        }

        void learn(float[] x, int label, float rate) {
            double most = scores[predict(x)];
            double sum = Arrays.stream(scores).map(s -> Math.exp(s - most)).sum();
            for (int c = 0; c < bias.length; c++) {
                double p = Math.exp(scores[c] - most) / sum;
                float step = (float) (rate * ((c == label ? 1 : 0) - p));
                bias[c] += step;
                for (int i = 0; i < x.length; i++) {
                    weights[c][i] += step * x[i];
                }
            }
        }
    }

    @Test
    void shapesComeWithTheirMasks() {
        Dataset shapes = Generators.shapes(60, false, 4);
        Dataset masked = Generators.shapes(60, true, 4);
        assertEquals(Shape.of(32, 32, 1), masked.targets().shape());
        float[] mask = new float[32 * 32];
        for (int i = 0; i < 60; i++) {
            float[] picture = input(shapes, i);
            assertArrayEquals(picture, input(masked, i));
            masked.target(i, mask, 0);
            int pixels = 0;
            for (float m : mask) {
                assertTrue(m == 0 || m == 1);
                pixels += (int) m;
            }
            assertTrue(pixels > 15 && pixels < 600, ShapeOutline.LABELS.get(i % 6) + " of " + pixels + " pixels");
            // The shape differs from what surrounds it: its mean colour is not the background's.
            double[] on = new double[3];
            double[] off = new double[3];
            for (int k = 0; k < mask.length; k++) {
                for (int c = 0; c < 3; c++) {
                    if (mask[k] == 1) {
                        on[c] += picture[3 * k + c] / pixels;
                    } else {
                        off[c] += picture[3 * k + c] / (1024 - pixels);
                    }
                }
            }
            double contrast = 0;
            for (int c = 0; c < 3; c++) {
                contrast = Math.max(contrast, Math.abs(on[c] - off[c]));
            }
            assertTrue(contrast > 25, "sample " + i + " has a contrast of " + contrast);
        }
    }

    @Test
    void xorIsXor() {
        DataParts parts = DataSources.open(Xor.of(), Split.of(), Path.of(""), 1);
        assertEquals(4, parts.train().size());
        assertEquals(4, parts.test().size());
        for (int i = 0; i < 4; i++) {
            float[] x = input(parts.test(), i);
            assertEquals((int) x[0] ^ (int) x[1], label(parts.test(), i));
        }
    }

    @Test
    void pointsLieOnTheirCurves() {
        Dataset spirals = Generators.spirals(300, 3, 1, 0, 1);
        Dataset moons = Generators.moons(300, 0, 1);
        Dataset blobs = Generators.blobs(300, 4, 5, 0.001, 1);
        assertEquals(Shape.of(5), blobs.inputShape());
        for (int i = 0; i < 300; i++) {
            float[] p = input(spirals, i);
            double radius = Math.hypot(p[0], p[1]);
            double turn = (radius - 0.1) / 0.9 + label(spirals, i) / 3.0;
            assertEquals(Math.cos(2 * Math.PI * turn), p[0] / radius, 1e-5);
            float[] m = input(moons, i);
            boolean upper = label(moons, i) == 0;
            assertEquals(1, Math.hypot(upper ? m[0] : 1 - m[0], upper ? m[1] : 0.5 - m[1]), 1e-5);
            assertArrayEquals(input(blobs, i % 4), input(blobs, i), 0.02f);
        }
        assertEquals(4, ((Targets.Classes) blobs.targets()).count());
    }

    @Test
    void bellNumbersHaveMean0AndDeviation1() {
        double sum = 0;
        double squares = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            double x = Bell.draw(11, i);
            sum += x;
            squares += x * x;
        }
        assertEquals(0, sum / n, 0.01);
        assertEquals(1, squares / n, 0.01);
    }

    @Test
    void anglesAreExact() {
        for (double x = -6.28; x < 6.29; x += 0.01) {
            assertEquals(Math.sin(x), Angles.sin(x), 2e-15);
            assertEquals(Math.cos(x), Angles.cos(x), 2e-15);
        }
    }

    // ---- sequences --------------------------------------------------------------------------------------------------

    @Test
    void theSumOfTheMarkedValuesIsTheTarget() {
        Dataset data = Generators.sequences(Sequences.of().count(200).length(9), 5);
        assertEquals(Shape.of(9, 2), data.inputShape());
        for (int i = 0; i < data.size(); i++) {
            float[] x = input(data, i);
            double sum = 0;
            int marked = 0;
            for (int t = 0; t < 9; t++) {
                assertTrue(x[2 * t] >= 0 && x[2 * t] < 1);
                sum += x[2 * t] * x[2 * t + 1];
                marked += (int) x[2 * t + 1];
            }
            float[] target = new float[1];
            data.target(i, target, 0);
            assertEquals(2, marked);
            assertEquals(sum, target[0], 1e-6);
        }
    }

    @Test
    void parityCountsTheOnes() {
        Dataset data = Generators.sequences(Sequences.of().count(200).kind(SequenceKind.PARITY), 5);
        for (int i = 0; i < data.size(); i++) {
            float ones = 0;
            for (float bit : input(data, i)) {
                ones += bit;
            }
            assertEquals(label(data, i), (int) ones % 2);
        }
    }

    @Test
    void oneSymbolComesTwice() {
        Dataset data = Generators.sequences(
                Sequences.of().count(300).kind(SequenceKind.TWICE).length(7), 5);
        for (int i = 0; i < data.size(); i++) {
            int[] count = new int[7];
            for (float symbol : input(data, i)) {
                count[(int) symbol]++;
            }
            assertEquals(2, count[label(data, i)]);
            assertEquals(6, Arrays.stream(count).filter(n -> n > 0).count());
        }
    }

    @Test
    void bracketsAreBalancedAsTheirClassSays() {
        for (int length : new int[] {2, 3, 12, 31}) {
            Sequences spec =
                    Sequences.of().count(500).kind(SequenceKind.BRACKETS).length(length);
            Dataset data = Generators.sequences(spec, 5);
            for (int i = 0; i < data.size(); i++) {
                assertEquals(balanced(input(data, i)), label(data, i) == 1, Arrays.toString(input(data, i)));
            }
        }
    }

    /** By removing pairs until none is left. */
    private static boolean balanced(float... row) {
        StringBuilder text = new StringBuilder();
        for (float symbol : row) {
            text.append(SequenceKind.BRACKETS.symbols(0).get((int) symbol));
        }
        String left = text.toString().replace(".", "");
        for (String before = ""; !before.equals(left); ) {
            before = left;
            left = left.replace("()", "").replace("[]", "");
        }
        return left.isEmpty();
    }

    @Test
    void oneHotRowsNameTheSymbols() {
        Sequences spec = Sequences.of().count(20).kind(SequenceKind.BRACKETS);
        Dataset indices = Generators.sequences(spec, 5);
        Dataset rows = Generators.sequences(spec.oneHot(true), 5);
        assertEquals(Shape.of(20, 5), rows.inputShape());
        for (int i = 0; i < 20; i++) {
            float[] x = input(indices, i);
            float[] hot = input(rows, i);
            for (int k = 0; k < hot.length; k++) {
                assertEquals(k % 5 == (int) x[k / 5] ? 1 : 0, hot[k]);
            }
        }
    }
}
