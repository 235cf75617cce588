package org.netloom.ops;

import org.junit.jupiter.api.Test;
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
            Compare.sameBits("log softmax", (ops, _) -> {
                Tensor t = Compare.copyOf(x);
                ops.rows().logSoftmax(t, t);
                ops.rows().logSoftmaxGradient(t, dy, t);
                return t.toArray();
            });
        }
    }
}
