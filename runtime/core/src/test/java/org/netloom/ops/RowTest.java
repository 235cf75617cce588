package org.netloom.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Pooling and normalisation: SIMD against the oracle, the oracle against small examples. */
class RowTest {
    private static final List<ActivationKind> KINDS = List.of(ActivationKind.values());

    private static ConvGeometry window(int h, int w, int c, int kernel, int stride, int padding, boolean ceil) {
        int slackH = h + 2 * padding - kernel;
        int slackW = w + 2 * padding - kernel;
        int oh = (ceil ? Math.ceilDiv(slackH, stride) : slackH / stride) + 1;
        int ow = (ceil ? Math.ceilDiv(slackW, stride) : slackW / stride) + 1;
        return new ConvGeometry(h, w, c, oh, ow, c, kernel, kernel, stride, stride, 1, 1, padding, padding, 1);
    }

    @Test
    void poolingAgrees() {
        for (int c : Compare.AWKWARD) {
            pool(window(6, 4, c, 2, 2, 0, false));
            pool(window(7, 5, c, 3, 2, 1, false));
            pool(window(6, 8, c, 3, 2, 0, true));
            pool(window(5, 5, c, 3, 1, 1, false));
            pool(window(5, 5, c, 5, 1, 0, false));
            pool(window(7, 7, c, 2, 3, 0, false));
        }
    }

    private static void pool(ConvGeometry g) {
        Tensor x = Compare.tight(1, 3, g.h(), g.w(), g.c());
        Tensor dy = Compare.tight(2, 3, g.oh(), g.ow(), g.c());
        for (int i = 0; i < x.size(); i += 3) {
            x.set(i, 0.5);
        }
        Compare.agree("max", 1, dy, (ops, t) -> ops.maxPool(g, x, t));
        Tensor y = Compare.copyOf(dy);
        Compare.SCALAR.maxPool(g, x, y);
        Compare.agree("max'", 9, x, (ops, t) -> ops.maxPoolGradient(g, x, y, dy, t));
        for (boolean count : new boolean[] {false, true}) {
            Compare.agree("average", 1, dy, (ops, t) -> ops.avgPool(g, count, g.top(), g.left(), x, t));
            Compare.agree("average'", 9, x, (ops, t) -> ops.avgPoolGradient(g, count, g.top(), g.left(), dy, t));
        }
    }

    @Test
    void averageCountsPaddingOnlyWhereAsked() {
        ConvGeometry g = window(2, 2, 1, 3, 1, 1, false);
        Tensor x = Compare.tight(1, 1, 2, 2, 1).setAll(new float[] {1, 2, 3, 6});
        for (Ops ops : new Ops[] {Compare.SCALAR, Compare.VECTOR}) {
            Tensor y = Compare.tight(2, 1, 2, 2, 1);
            ops.avgPool(g, false, 1, 1, x, y);
            assertEquals(3, y.get(0), 1e-6);
            ops.avgPool(g, true, 1, 1, x, y);
            assertEquals(12 / 9.0, y.get(0), 1e-6);
        }
    }

    @Test
    void normalisationAgrees() {
        for (int c : Compare.AWKWARD) {
            for (int rows : new int[] {1, 2, 5, 37, 1000}) {
                normalise(rows, c);
            }
        }
        normalise(30_000, 3);
    }

    private static void normalise(int rows, int c) {
        Tensor x = Compare.random(1, rows, c);
        Tensor sums = Compare.random(2, 1, c);
        Tensor y = Compare.copyOf(x);
        for (int i = 0; i < x.size(); i++) {
            x.set(i, x.get(i) + 3);
        }
        Compare.agree("sums", 3 * (int) Math.sqrt(rows), sums, (ops, t) -> ops.columnSums(x, false, t));
        Compare.agree("sums +=", 3 * (int) Math.sqrt(rows), sums, (ops, t) -> ops.columnSums(x, true, t));
        ActivationFunction gate = Compare.function(KINDS.get((rows * c) % KINDS.size()));
        Compare.agree(
                "gated sums",
                30 * (int) Math.sqrt(rows),
                sums,
                (ops, t) -> ops.activateGradient(gate, x, x, y, true, t));
        Compare.agree("gated", 8, x, (ops, t) -> ops.activateGradient(gate, x, t, t, false, Compare.copyOf(sums)));
        Compare.agree("mean", 3, sums, (ops, t) -> ops.moments(x, t, Compare.copyOf(sums)));
        Compare.agree("variance", 3, sums, (ops, t) -> ops.moments(x, Compare.copyOf(sums), t));
        Tensor mean = Compare.positive(3, 1, c);
        Tensor variance = Compare.positive(4, 1, c);
        Tensor scale = Compare.random(5, 1, c);
        Tensor shift = Compare.random(6, 1, c);
        ActivationFunction f = Compare.function(KINDS.get((rows + c) % KINDS.size()));
        Compare.agree("normalize", 8, x, (ops, t) -> ops.normalize(t, mean, variance, 1e-5, scale, shift, f, t));
        Compare.agree("normalize", 8, x, (ops, t) -> ops.normalize(x, mean, variance, 1e-5, null, null, f, t));
        Tensor dy = Compare.random(7, rows, c);
        ActivationFunction none = ActivationFunction.IDENTITY;
        ActivationFunction relu = Compare.function(ActivationKind.RELU);
        for (boolean batch : new boolean[] {true, false}) {
            Compare.agree(
                    "dx",
                    60,
                    dy,
                    (ops, t) -> ops.normalizeGradient(
                            x,
                            mean,
                            variance,
                            1e-5,
                            scale,
                            shift,
                            relu,
                            batch,
                            t,
                            false,
                            Compare.copyOf(sums),
                            Compare.copyOf(sums),
                            t));
            Compare.agree(
                    "dx",
                    60,
                    dy,
                    (ops, t) -> ops.normalizeGradient(
                            x, mean, variance, 1e-5, null, null, none, batch, dy, false, null, null, t));
        }
        int length = 30 * (int) Math.sqrt(rows);
        Compare.agree(
                "scale'",
                length,
                sums,
                (ops, t) -> ops.normalizeGradient(
                        x, mean, variance, 1e-5, scale, shift, none, true, dy, true, t, Compare.copyOf(sums), null));
        Compare.agree(
                "shift'",
                length,
                sums,
                (ops, t) -> ops.normalizeGradient(
                        x, mean, variance, 1e-5, scale, shift, relu, true, dy, false, Compare.copyOf(sums), t, null));
    }

    @Test
    void bitsDoNotDependOnThreads() {
        for (int c : new int[] {3, 64, 100}) {
            Tensor x = Compare.random(1, 20, 21, 23, c);
            Tensor dy = Compare.random(2, 20, 21, 23, c);
            Tensor channels = Compare.positive(3, 1, c);
            Compare.sameBits("moments", (ops, _) -> {
                Tensor t = Compare.random(4, 2, c);
                ops.moments(x, channels, t);
                ops.columnSums(x, true, t);
                return t.toArray();
            });
            Compare.sameBits("normalize", (ops, _) -> {
                Tensor t = Compare.copyOf(x);
                Tensor a = Compare.copyOf(channels);
                Tensor b = Compare.copyOf(channels);
                ops.normalize(t, a, b, 1e-5, a, b, Compare.function(ActivationKind.TANH), t);
                ActivationFunction relu = Compare.function(ActivationKind.RELU);
                ops.normalizeGradient(x, a, b, 1e-5, Compare.copyOf(b), a, relu, true, dy, true, a, b, t);
                return t.toArray();
            });
            ConvGeometry g = window(21, 23, c, 3, 2, 1, false);
            Compare.sameBits("pools", (ops, _) -> {
                Tensor y = Compare.random(1, 20, g.oh(), g.ow(), c);
                Tensor dx = Compare.copyOf(x);
                ops.maxPool(g, x, y);
                ops.maxPoolGradient(g, x, y, Compare.copyOf(y), dx);
                ops.avgPool(g, true, 1, 1, dx, y);
                ops.avgPoolGradient(g, true, 1, 1, y, dx);
                return dx.toArray();
            });
        }
    }
}
