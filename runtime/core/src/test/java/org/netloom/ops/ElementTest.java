package org.netloom.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.Retains;
import org.netloom.tensor.Tensor;

/** Element-wise operations, losses and optimizers: SIMD against the oracle. */
class ElementTest {
    @ParameterizedTest
    @EnumSource
    void activationsAgree(ActivationKind kind) {
        ActivationFunction f = Compare.function(kind);
        for (int n : Compare.AWKWARD) {
            Tensor x = Compare.random(n, 1, n);
            for (int i = 0; i < n; i++) {
                x.set(i, x.get(i) * Math.pow(10, i % 4 - 1));
            }
            Compare.agree(f + " " + n, 1, x, (ops, t) -> ops.activate(f, t, t));
            Tensor y = Compare.copyOf(x);
            Compare.SCALAR.activate(f, x, y);
            Tensor saved = kind.retains() == Retains.INPUT ? x : y;
            Tensor dy = Compare.random(n + 1, 1, n);
            Compare.agree(f + "' " + n, 1, dy, (ops, t) -> ops.activateGradient(f, saved, t, t));
            Compare.agree("add " + f, 1, dy, (ops, t) -> ops.add(x, t, f, t));
        }
    }

    /** Relative precision, also near zero and far out. */
    @ParameterizedTest
    @EnumSource
    void activationsArePrecise(ActivationKind kind) {
        ActivationFunction f = Compare.function(kind);
        int n = 4001;
        Tensor x = Compare.random(1, 1, n);
        for (int i = 0; i < n; i++) {
            double v = (i - n / 2) / 100.0;
            x.set(i, i % 2 == 0 ? v : v * v * v * 1e-6);
        }
        Tensor expected = Compare.copyOf(x);
        Tensor actual = Compare.copyOf(x);
        Compare.SCALAR.activate(f, x, expected);
        Compare.VECTOR.activate(f, x, actual);
        for (int i = 0; i < n; i++) {
            double e = expected.get(i);
            // The square in the exponent of a bell is rounded, too.
            double tolerance = (2e-6 + 1e-7 * x.get(i) * x.get(i)) * Math.abs(e) + 1e-37;
            assertEquals(e, actual.get(i), tolerance, f + " of " + x.get(i));
        }
    }

    /** Derivatives by central differences, in double precision. */
    @ParameterizedTest
    @EnumSource
    void derivativesAreThoseOfTheFunctions(ActivationKind kind) {
        ActivationFunction f = Compare.function(kind);
        if (kind.straightThrough()) {
            assertEquals(1, ScalarMath.derivative(f, 0.7), "the gradient passes straight through");
            return;
        }
        double h = 1e-6;
        for (double x = -5.05; x < 5; x += 0.1) {
            double y = ScalarMath.activate(f, x);
            double slope = (ScalarMath.activate(f, x + h) - ScalarMath.activate(f, x - h)) / (2 * h);
            double saved = kind.retains() == Retains.INPUT ? x : y;
            assertEquals(slope, ScalarMath.derivative(f, saved), 1e-8, f + "' of " + x);
        }
    }

    @Test
    void errorFunctionHasItsTabulatedValues() {
        assertEquals(0.5204998778130465, ScalarMath.erf(0.5), 1e-15);
        assertEquals(0.8427007929497149, ScalarMath.erf(1), 1e-15);
        assertEquals(-0.9953222650189527, ScalarMath.erf(-2), 1e-15);
        assertEquals(0.9999779095030014, ScalarMath.erf(3), 1e-15);
        assertEquals(1.1224297172982928e-29, 2 * ScalarMath.normal(-8 * Math.sqrt(2)), 1e-41);
    }

    @ParameterizedTest
    @EnumSource
    void notANumberStaysVisible(ActivationKind kind) {
        ActivationFunction f = Compare.function(kind);
        Tensor x = Compare.random(1, 1, 19);
        x.set(0, Double.NaN);
        x.set(18, Double.NaN);
        for (Ops ops : new Ops[] {Compare.SCALAR, Compare.VECTOR}) {
            Tensor y = Compare.copyOf(x);
            ops.activate(f, x, y);
            assertTrue(Double.isNaN(y.get(0)) && Double.isNaN(y.get(18)) && !Double.isNaN(y.get(5)), kind.name());
            assertFalse(ops.isFinite(y));
        }
    }

    @Test
    void movingAgrees() {
        for (int n : Compare.AWKWARD) {
            Tensor x = Compare.random(3, 5, n + 2);
            Tensor y = Compare.random(4, 5, n + 3);
            Compare.agree("fill", 1, x, (ops, t) -> ops.fill(t, 0.25));
            Compare.agree("copy", 1, Compare.random(5, 5, n + 2), (ops, t) -> ops.copy(x, t));
            Compare.agree("channels", 1, y, (ops, t) -> ops.copyChannels(x, 1, t, 2, n, false));
            Compare.agree("channels +=", 1, y, (ops, t) -> ops.copyChannels(x, 1, t, 2, n, true));
        }
    }

    @Test
    void dropoutMasksAreTheSame() {
        Tensor x = Compare.random(1, 3, 1001);
        Tensor a = Compare.copyOf(x);
        Tensor b = Compare.copyOf(x);
        Compare.SCALAR.rows().dropout(x, 0.3, 42, a);
        Compare.VECTOR.rows().dropout(x, 0.3, 42, b);
        int dropped = 0;
        for (int i = 0; i < x.size(); i++) {
            assertEquals(a.get(i) == 0, b.get(i) == 0);
            dropped += a.get(i) == 0 ? 1 : 0;
        }
        Compare.near("dropout", 1, a, b);
        assertEquals(0.3, (double) dropped / x.size(), 0.03);
    }

    @Test
    void softmaxAgrees() {
        for (int n : Compare.AWKWARD) {
            Tensor x = Compare.random(1, 6, n);
            for (int i = 0; i < x.size(); i++) {
                x.set(i, 30 * x.get(i));
            }
            Compare.agree("softmax", 1, x, (ops, t) -> ops.softmax(t, t));
            Tensor y = Compare.copyOf(x);
            Compare.SCALAR.softmax(x, y);
            Tensor dy = Compare.random(2, 6, n);
            Compare.agree("softmax'", n, dy, (ops, t) -> ops.softmaxGradient(y, t, t));
            crossEntropy(n, x, null, 0);
            crossEntropy(n, x, Compare.positive(7, 1, n), 0.1);
        }
    }

    private static void crossEntropy(int n, Tensor logits, Tensor weights, double smoothing) {
        Tensor labels = Compare.random(3, 6, 1);
        for (int i = 0; i < 6; i++) {
            labels.set(i, i * 5 % n);
        }
        double[] values = new double[2];
        int[] at = {0};
        Compare.agree(
                "cross-entropy'",
                1,
                logits,
                (ops, t) -> values[at[0]++] = ops.softmaxCrossEntropy(t, labels, 1, smoothing, weights, 0.5, t));
        assertEquals(values[0], values[1], 1e-4);
        assertEquals(
                values[0], Compare.VECTOR.softmaxCrossEntropy(logits, labels, 1, smoothing, weights, 0.5, null), 1e-4);
    }

    @ParameterizedTest
    @EnumSource
    void elementLossesAgree(LossKind kind) {
        for (int n : Compare.AWKWARD) {
            Tensor x = Compare.random(1, 2, n);
            Tensor target = Compare.positive(2, 2, n);
            double[] values = new double[2];
            int[] at = {0};
            Compare.agree(
                    kind + "'", 1, x, (ops, t) -> values[at[0]++] = ops.elementLoss(kind, 0.5, t, target, 0.1, t));
            assertEquals(values[0], values[1], 1e-5 * n);
            assertEquals(values[0], Compare.VECTOR.elementLoss(kind, 0.5, x, target, 0.1, null), 1e-5 * n);
        }
    }

    /** Float sums of squares overflow from 2e19 on; losses and norms do not. */
    @Test
    void largeNumbersDoNotOverflow() {
        Tensor x = Compare.random(1, 1, 50);
        x.set(7, 1e30);
        Tensor target = Compare.random(2, 1, 50);
        assertEquals(1e60, Compare.VECTOR.sumOfSquares(x), 1e54);
        assertEquals(1e60, Compare.VECTOR.elementLoss(LossKind.SQUARED, 0, x, target, 1, null), 1e54);
    }

    @Test
    void optimizersAgree() {
        for (int n : Compare.AWKWARD) {
            Tensor g = Compare.random(2, 1, n);
            Tensor p = Compare.random(1, 1, n);
            Compare.agree("l1, l2", 1, g, (ops, t) -> ops.updates().regularize(p, 0.01, 0.1, t));
            Compare.agree("sgd", 1, p, (ops, t) -> ops.updates().sgd(t, g, 0.1));
            Compare.agree("scale", 1, p, (ops, t) -> ops.scaleInPlace(t, 0.1));
            Compare.agree("clip", 1, p, (ops, t) -> ops.clipInPlace(t, 0.5));
            for (boolean nesterov : new boolean[] {false, true}) {
                Compare.agree(
                        "momentum",
                        1,
                        p,
                        (ops, t) -> twice(n, (s, _) -> ops.updates().momentum(t, g, s, 0.1, 0.9, nesterov)));
            }
            Compare.agree(
                    "adagrad",
                    1,
                    p,
                    (ops, t) -> twice(n, (s, _) -> ops.updates().adaGrad(t, g, s, 0.1, 1e-8)));
            Compare.agree(
                    "rmsprop",
                    1,
                    p,
                    (ops, t) -> twice(n, (s, _) -> ops.updates().rmsProp(t, g, s, 0.1, 0.9, 1e-8)));
            Compare.agree("adam", 1, p, (ops, t) -> {
                Tensor m = zeros(n);
                twice(n, (s, step) -> ops.updates().adam(t, g, m, s, 0.1, 0.9, 0.999, 1e-8, step, 0.01));
            });
        }
    }

    private interface Step {
        void run(Tensor state, int step);
    }

    private static void twice(int n, Step step) {
        Tensor state = zeros(n);
        step.run(state, 1);
        step.run(state, 2);
    }

    private static Tensor zeros(int n) {
        Tensor t = Compare.random(1, 1, n);
        Compare.SCALAR.fill(t, 0);
        return t;
    }

    @Test
    void reductionsAgree() {
        for (int n : new int[] {1, 15, 16, 17, 33, 70_001}) {
            Tensor t = Compare.random(1, 1, n);
            assertEquals(Compare.SCALAR.sumOfSquares(t), Compare.VECTOR.sumOfSquares(t), 1e-6 * n);
            assertTrue(Compare.VECTOR.isFinite(t));
            t.set(n - 1, Double.POSITIVE_INFINITY);
            assertFalse(Compare.VECTOR.isFinite(t));
        }
    }

    @Test
    void bitsDoNotDependOnThreads() {
        Tensor x = Compare.random(1, 7, 100, 103);
        Tensor target = Compare.random(2, 7, 100, 103);
        Compare.sameBits("sum of squares", (ops, _) -> new float[] {(float) ops.sumOfSquares(x)});
        Compare.sameBits("loss", (ops, _) -> {
            double value = ops.elementLoss(LossKind.BINARY_CROSS_ENTROPY, 0, x, target, 1, null);
            return new float[] {(float) value, (float) (value - (float) value)};
        });
        Compare.sameBits("maps", (ops, _) -> {
            Tensor y = Compare.copyOf(x);
            ops.add(x, target, Compare.function(ActivationKind.TANH), y);
            ops.rows().dropout(y, 0.5, 1, y);
            ops.softmax(y, y);
            return y.toArray();
        });
    }

    /** The first runs are interpreted, the last compiled. */
    @Test
    void bitsDoNotDependOnCompilation() {
        Tensor x = Compare.random(1, 1, 1003);
        Map<ActivationKind, float[]> first = new EnumMap<>(ActivationKind.class);
        for (int round = 0; round < 300; round++) {
            for (ActivationKind f : ActivationKind.values()) {
                Tensor y = Compare.copyOf(x);
                Compare.VECTOR.activate(Compare.function(f), x, y);
                first.putIfAbsent(f, y.toArray());
                assertArrayEquals(first.get(f), y.toArray(), f.name());
            }
        }
    }
}
