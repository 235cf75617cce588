package org.netloom.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.GroupGeometry;
import org.netloom.tensor.Tensor;

/** Operations on rows of channels: SIMD against the oracle, the same bits at any number of threads. */
class RowOpsTest {
    @Test
    void learnedSlopesAgree() {
        for (int c : Compare.AWKWARD) {
            for (int m : new int[] {1, c, 6 * c}) {
                Tensor x = Compare.random(1, 5, 2, 3, c);
                x.set(x.size() / 2, 0);
                Tensor slope = Compare.random(2, 1, m);
                Tensor dy = Compare.random(3, 5, 2, 3, c);
                int length = x.size() / m;
                Compare.agree("y", 1, x, (ops, t) -> ops.rows().prelu(t, slope, t));
                Compare.agree("dx", 1, dy, (ops, t) -> {
                    Tensor sums = Compare.copyOf(slope);
                    ops.rows().preluGradient(x, slope, t, false, sums, t);
                });
                for (boolean accumulate : new boolean[] {false, true}) {
                    Compare.agree(
                            "slopes",
                            length,
                            slope,
                            (ops, t) -> ops.rows().preluGradient(x, Compare.copyOf(slope), dy, accumulate, t, null));
                }
            }
        }
    }

    @Test
    void logSoftmaxAgrees() {
        for (int n : Compare.AWKWARD) {
            Tensor x = Compare.random(1, 6, n);
            for (int i = 0; i < x.size(); i++) {
                x.set(i, 30 * x.get(i));
            }
            Compare.agree("log softmax", 1, x, (ops, t) -> ops.rows().logSoftmax(t, t));
            Tensor y = Compare.copyOf(x);
            Compare.SCALAR.rows().logSoftmax(x, y);
            Tensor dy = Compare.random(2, 6, n);
            Compare.agree("log softmax'", n, dy, (ops, t) -> ops.rows().logSoftmaxGradient(y, t, t));
        }
    }

    @Test
    void groupsAgree() {
        for (int c : Compare.AWKWARD) {
            groups(new GroupGeometry(1, 1, c), 7, 1);
            groups(new GroupGeometry(1, 1, 5 * c), 2, 5);
            groups(new GroupGeometry(6, 1, c), 3, 6);
            groups(new GroupGeometry(6, c, 1), 3, 6);
            groups(new GroupGeometry(6, 2, c), 3, 6);
            groups(new GroupGeometry(1, c, 3), 3, 1);
        }
        groups(new GroupGeometry(900, 3, 7), 40, 900);
        groups(new GroupGeometry(1, 1, 9000), 11, 10);
    }

    private static void groups(GroupGeometry g, int rows, int places) {
        Tensor x = Compare.random(1, rows, places, g.elements() / places);
        Tensor dy = Compare.random(2, rows, places, g.elements() / places);
        for (int i = 0; i < x.size(); i++) {
            x.set(i, x.get(i) + 3);
        }
        int n = g.groupElements();
        int length = 3 * (int) Math.sqrt(n);
        Tensor moments = Compare.random(3, rows, g.groups());
        Tensor scale = Compare.random(4, 1, g.width());
        Tensor shift = Compare.random(5, 1, g.width());
        ActivationFunction f = Compare.function(ActivationKind.SELU);
        Compare.agree("mean", 3, moments, (ops, t) -> normalize(ops, g, x, scale, shift, f, t, Compare.copyOf(t)));
        Compare.agree("variance", 3, moments, (ops, t) -> normalize(ops, g, x, scale, shift, f, Compare.copyOf(t), t));
        Tensor mean = Compare.copyOf(moments);
        Tensor variance = Compare.copyOf(moments);
        Tensor y = Compare.copyOf(x);
        Compare.SCALAR.rows().normalizeGroups(g, x, 0.1, scale, shift, f, mean, variance, y);
        Compare.agree("y", 20 + length, x, (ops, t) -> {
            Tensor m = Compare.copyOf(mean);
            ops.rows().normalizeGroups(g, t, 0.1, scale, shift, f, m, m, t);
        });
        Compare.agree("y plain", 20 + length, x, (ops, t) -> {
            Tensor m = Compare.copyOf(mean);
            ops.rows().normalizeGroups(g, x, 0.1, null, null, ActivationFunction.IDENTITY, m, m, t);
        });
        Compare.agree("dx", 60 + length, dy, (ops, t) -> {
            Tensor sums = Compare.copyOf(scale);
            ops.rows().normalizeGroupsGradient(g, x, mean, variance, 0.1, scale, t, false, sums, sums, t);
        });
        Compare.agree("dx plain", 60 + length, dy, (ops, t) -> {
            ops.rows().normalizeGroupsGradient(g, x, mean, variance, 0.1, null, t, false, null, null, t);
        });
        for (boolean add : new boolean[] {false, true}) {
            Compare.agree("dScale", 60 + rows * g.positions(), scale, (ops, t) -> {
                Tensor other = Compare.copyOf(t);
                ops.rows().normalizeGroupsGradient(g, x, mean, variance, 0.1, scale, dy, add, t, other, null);
            });
            Compare.agree("dShift", 60 + rows * g.positions(), scale, (ops, t) -> {
                Tensor other = Compare.copyOf(t);
                ops.rows().normalizeGroupsGradient(g, x, mean, variance, 0.1, scale, dy, add, other, t, null);
            });
        }
    }

    private static void normalize(
            Ops ops,
            GroupGeometry g,
            Tensor x,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            Tensor mean,
            Tensor variance) {
        ops.rows().normalizeGroups(g, x, 0.1, scale, shift, f, mean, variance, Compare.copyOf(x));
    }

    @Test
    void localResponsesAgree() {
        for (int c : Compare.AWKWARD) {
            for (int n : new int[] {1, 2, 3, 5, 8, 40}) {
                Tensor x = Compare.random(1, 7, c);
                Tensor dy = Compare.random(2, 7, c);
                for (double beta : new double[] {0.75, 0.5, 2}) {
                    Compare.agree("y", 20, x, (ops, t) -> ops.rows().localResponse(n, 0.5, 3, beta, t, t));
                    Compare.agree("dx", 60, dy, (ops, t) -> ops.rows().localResponseGradient(n, 0.5, 3, beta, x, t, t));
                }
            }
        }
    }

    @Test
    void distancesAgree() {
        for (int n : Compare.AWKWARD) {
            for (int units : new int[] {1, 10, 33}) {
                Tensor x = Compare.random(1, 5, n);
                Tensor centers = Compare.random(2, 1, units, n);
                Tensor dy = Compare.random(3, 5, units);
                Compare.agree("y", n, dy, (ops, t) -> ops.rows().squaredDistances(x, centers, -1, t));
                Compare.agree(
                        "dx",
                        4 * units,
                        x,
                        (ops, t) -> ops.rows()
                                .squaredDistancesGradient(Compare.copyOf(x), centers, -1, dy, false, null, t));
                for (boolean add : new boolean[] {false, true}) {
                    Compare.agree(
                            "centers",
                            40,
                            centers,
                            (ops, t) -> ops.rows()
                                    .squaredDistancesGradient(x, Compare.copyOf(centers), 1, dy, add, t, null));
                }
            }
        }
    }

    @Test
    void noiseIsNormalAndTheSameEverywhere() {
        Tensor x = Compare.random(1, 30, 1001);
        Compare.agree("noise", 1, x, (ops, t) -> ops.rows().addNoise(t, 0.3, 42, t));
        int n = 200_000;
        int within = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double r = Randoms.normal(7, i);
            sum += r;
            squares += r * r;
            within += Math.abs(r) < 1 ? 1 : 0;
        }
        assertEquals(0, sum / n, 0.01);
        assertEquals(1, squares / n, 0.02);
        assertEquals(0.6827, (double) within / n, 0.005);
    }

    @Test
    void bitsDoNotDependOnThreads() {
        for (int c : new int[] {1, 3, 64, 100}) {
            Tensor x = Compare.random(1, 20, 21, 23, c);
            Tensor dy = Compare.random(2, 20, 21, 23, c);
            for (int m : new int[] {1, c, 21 * 23 * c}) {
                Compare.sameBits("slopes " + m, (ops, _) -> {
                    Tensor slope = Compare.random(3, 1, m);
                    ops.rows().preluGradient(x, slope, dy, true, slope, null);
                    return slope.toArray();
                });
            }
            for (GroupGeometry g : new GroupGeometry[] {
                new GroupGeometry(21 * 23, 1, c), new GroupGeometry(21 * 23, c, 1), new GroupGeometry(1, 1, 23 * c)
            }) {
                Compare.sameBits(g.toString(), (ops, _) -> {
                    Tensor mean = Compare.random(3, 20 * 21, c);
                    Tensor variance = Compare.random(4, 20 * 21, c);
                    Tensor scale = Compare.random(5, 1, g.width());
                    Tensor dScale = Compare.random(6, 1, g.width());
                    Tensor t = Compare.copyOf(x);
                    normalize(ops, g, x, scale, scale, ActivationFunction.IDENTITY, mean, variance);
                    ops.rows().normalizeGroupsGradient(g, x, mean, variance, 0.1, scale, dy, true, dScale, scale, t);
                    float[] all = Arrays.copyOf(t.toArray(), t.size() + g.width());
                    System.arraycopy(dScale.toArray(), 0, all, t.size(), g.width());
                    return all;
                });
            }
            Compare.sameBits("response", (ops, _) -> {
                Tensor t = Compare.copyOf(x);
                ops.rows().localResponse(5, 1, 1, 0.75, t, t);
                ops.rows().localResponseGradient(5, 1, 1, 0.75, x, t, t);
                ops.rows().addNoise(t, 0.1, 3, t);
                return t.toArray();
            });
            Compare.sameBits("distances", (ops, _) -> {
                Tensor centers = Compare.random(3, 10, c);
                ops.rows()
                        .squaredDistancesGradient(
                                x,
                                Compare.copyOf(centers),
                                1,
                                Compare.random(4, 20 * 21 * 23, 10),
                                true,
                                centers,
                                null);
                return centers.toArray();
            });
            Compare.sameBits("log softmax", (ops, _) -> {
                Tensor t = Compare.copyOf(x);
                ops.rows().logSoftmax(t, t);
                ops.rows().logSoftmaxGradient(t, dy, t);
                return t.toArray();
            });
        }
    }
}
