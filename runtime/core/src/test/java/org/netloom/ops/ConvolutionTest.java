package org.netloom.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Convolution in its three directions: the oracle against the definition, SIMD against the oracle. */
class ConvolutionTest {
    record Case(ConvGeometry g, int batch) {}

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<int[]> window = Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 9))
                .as((kernel, stride, dilation, before, after, more) -> {
                    int reach = dilation * (kernel - 1) + 1;
                    int in = Math.max(1, reach - before - after) + more;
                    int out = (in + before + after - reach) / stride + 1;
                    return new int[] {in, kernel, stride, dilation, before, out};
                });
        Arbitrary<int[]> channels = Combinators.combine(
                        Arbitraries.of(1, 1, 1, 2, 3),
                        Arbitraries.of(1, 2, 3, 5, 13, 16, 33),
                        Arbitraries.of(1, 2, 6, 16, 17, 33))
                .as((groups, c, k) -> new int[] {groups, groups * c, groups * k});
        return Combinators.combine(
                        window, window, channels, Arbitraries.integers().between(1, 5))
                .as((v, u, c, batch) -> new Case(
                        new ConvGeometry(
                                v[0], u[0], c[1], v[5], u[5], c[2], v[1], u[1], v[2], u[2], v[3], u[3], v[4], u[4],
                                c[0]),
                        batch));
    }

    private static Tensor x(Case c) {
        return Compare.tight(1, c.batch(), c.g().h(), c.g().w(), c.g().c());
    }

    private static Tensor y(Case c) {
        return Compare.tight(2, c.batch(), c.g().oh(), c.g().ow(), c.g().k());
    }

    private static Tensor w(Case c) {
        return Compare.tight(3, 1, c.g().kh(), c.g().kw(), c.g().c() / c.g().groups(), c.g().k());
    }

    /** {@code (x, w, y, product of the three)} for every term of the definition. */
    private interface Term {
        void at(int x, int w, int y);
    }

    /** Calls back for each product in the sum that defines a convolution. */
    private static void define(Case c, Term term) {
        ConvGeometry g = c.g();
        int cg = g.c() / g.groups();
        int kg = g.k() / g.groups();
        for (int n = 0; n < c.batch(); n++) {
            for (int i = 0; i < g.oh(); i++) {
                for (int j = 0; j < g.ow(); j++) {
                    for (int k = 0; k < g.k(); k++) {
                        for (int p = 0; p < g.patch(); p++) {
                            int ih = i * g.sh() + p / cg / g.kw() * g.dh() - g.top();
                            int iw = j * g.sw() + p / cg % g.kw() * g.dw() - g.left();
                            if (ih >= 0 && ih < g.h() && iw >= 0 && iw < g.w()) {
                                term.at(
                                        ((n * g.h() + ih) * g.w() + iw) * g.c() + k / kg * cg + p % cg,
                                        p * g.k() + k,
                                        ((n * g.oh() + i) * g.ow() + j) * g.k() + k);
                            }
                        }
                    }
                }
            }
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void oracleFollowsTheDefinition(@ForAll("cases") Case c) {
        Tensor x = x(c);
        Tensor w = w(c);
        Tensor dy = y(c);
        double[] y = new double[dy.size()];
        double[] dx = new double[x.size()];
        double[] dw = new double[w.size()];
        define(c, (xi, wi, yi) -> {
            y[yi] += x.get(xi) * w.get(wi);
            dx[xi] += dy.get(yi) * w.get(wi);
            dw[wi] += dy.get(yi) * x.get(xi);
        });
        Tensor out = y(c);
        Compare.SCALAR.conv2d(c.g(), x, w, null, ActivationFunction.IDENTITY, out);
        equal(y, out);
        Tensor byData = x(c);
        Compare.SCALAR.conv2dByData(c.g(), dy, w, null, ActivationFunction.IDENTITY, byData);
        equal(dx, byData);
        Tensor byFilter = w(c);
        Compare.SCALAR.conv2dByFilter(c.g(), x, dy, false, byFilter);
        equal(dw, byFilter);
    }

    private static void equal(double[] expected, Tensor actual) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual.get(i), 1e-6 * Math.max(1, Math.abs(expected[i])));
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void simdFollowsTheOracle(@ForAll("cases") Case c, @ForAll("activations") ActivationKind f) {
        check(c, Compare.function(f));
    }

    @Provide
    Arbitrary<ActivationKind> activations() {
        return Arbitraries.of(
                ActivationKind.IDENTITY,
                ActivationKind.RELU,
                ActivationKind.TANH,
                ActivationKind.LEAKY_RELU,
                ActivationKind.CLIP,
                ActivationKind.SELU);
    }

    /** Depthwise, long runs, bands of a large image, strides longer than the kernel, a kernel as large as the image. */
    @Test
    void specialPathsFollowTheOracle() {
        ConvGeometry[] all = {
            new ConvGeometry(7, 7, 19, 7, 7, 19, 3, 3, 1, 1, 1, 1, 1, 1, 19),
            new ConvGeometry(9, 8, 33, 5, 4, 33, 3, 3, 2, 2, 1, 1, 1, 1, 33),
            new ConvGeometry(9, 9, 6, 5, 5, 12, 3, 3, 2, 2, 1, 1, 1, 1, 6),
            new ConvGeometry(5, 5, 1100, 3, 3, 20, 3, 3, 1, 1, 1, 1, 0, 0, 1),
            new ConvGeometry(3, 3, 1100, 2, 2, 40, 3, 3, 2, 2, 1, 1, 1, 1, 1),
            new ConvGeometry(4, 4, 600, 4, 4, 35, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new ConvGeometry(90, 70, 20, 90, 70, 18, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new ConvGeometry(60, 60, 3, 30, 30, 24, 7, 7, 2, 2, 1, 1, 3, 3, 1),
            new ConvGeometry(10, 10, 24, 4, 4, 40, 1, 1, 3, 3, 1, 1, 0, 0, 1),
            new ConvGeometry(6, 6, 40, 1, 1, 50, 6, 6, 1, 1, 1, 1, 0, 0, 1),
            new ConvGeometry(8, 8, 64, 8, 8, 64, 1, 1, 1, 1, 1, 1, 0, 0, 1),
            // Few channels, few filters: the layers of LeNet-5, first layers with large windows, padding beyond the
            // window.
            new ConvGeometry(28, 28, 1, 28, 28, 6, 5, 5, 1, 1, 1, 1, 2, 2, 1),
            new ConvGeometry(14, 14, 6, 10, 10, 16, 5, 5, 1, 1, 1, 1, 0, 0, 1),
            new ConvGeometry(41, 37, 3, 9, 8, 70, 11, 11, 4, 4, 1, 1, 2, 2, 1),
            new ConvGeometry(30, 31, 2, 15, 16, 7, 3, 5, 2, 2, 2, 1, 2, 2, 1),
            new ConvGeometry(6, 7, 3, 10, 11, 11, 3, 3, 1, 1, 1, 1, 3, 3, 1),
            new ConvGeometry(17, 19, 3, 17, 19, 64, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new ConvGeometry(23, 21, 4, 12, 5, 100, 5, 4, 2, 4, 1, 1, 3, 1, 1),
            new ConvGeometry(90, 75, 3, 90, 75, 4, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        };
        for (ConvGeometry g : all) {
            for (int batch : new int[] {1, 3}) {
                check(new Case(g, batch), Compare.function(ActivationKind.RELU));
            }
        }
    }

    private static void check(Case c, ActivationFunction f) {
        ConvGeometry g = c.g();
        Tensor x = x(c);
        Tensor w = w(c);
        Tensor dy = y(c);
        Tensor filters = Compare.random(4, 1, g.k());
        Tensor channels = Compare.random(5, 1, g.c());
        int window = g.kh() * g.kw() * g.k() / g.groups();
        Compare.agree("forward", g.patch(), dy, (ops, t) -> ops.conv2d(g, x, w, filters, f, t));
        Compare.agree("by data", window, x, (ops, t) -> ops.conv2dByData(g, dy, w, channels, f, t));
        int pixels = c.batch() * g.oh() * g.ow();
        Compare.agree("by filter", pixels, w, (ops, t) -> ops.conv2dByFilter(g, x, dy, false, t));
        Compare.agree("by filter +=", pixels, w, (ops, t) -> ops.conv2dByFilter(g, x, dy, true, t));
    }

    @Test
    void bitsDoNotDependOnThreads() {
        ConvGeometry[] all = {
            new ConvGeometry(20, 20, 24, 20, 20, 40, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new ConvGeometry(28, 28, 1, 28, 28, 6, 5, 5, 1, 1, 1, 1, 2, 2, 1),
            new ConvGeometry(20, 20, 24, 10, 10, 40, 3, 3, 2, 2, 1, 1, 1, 1, 2),
            new ConvGeometry(20, 20, 48, 20, 20, 48, 3, 3, 1, 1, 1, 1, 1, 1, 48),
        };
        for (ConvGeometry g : all) {
            Case c = new Case(g, 9);
            Compare.sameBits("forward", (ops, _) -> {
                Tensor t = y(c);
                ops.conv2d(g, x(c), w(c), null, ActivationFunction.of(ActivationKind.TANH), t);
                return t.toArray();
            });
            Compare.sameBits("by data", (ops, _) -> {
                Tensor t = x(c);
                ops.conv2dByData(g, y(c), w(c), null, ActivationFunction.IDENTITY, t);
                return t.toArray();
            });
            Compare.sameBits("by filter", (ops, _) -> {
                Tensor t = w(c);
                ops.conv2dByFilter(g, x(c), y(c), false, t);
                return t.toArray();
            });
        }
    }
}
