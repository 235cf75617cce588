package org.netloom.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.tensor.Tensor;

/** Matrix product in four storage orders. */
class ProductTest {
    private static final int[] SIZES = {1, 3, 12, 13, 16, 17, 33, 61};

    @Test
    void oracleFollowsTheDefinition() {
        Tensor a = Compare.random(1, 3, 4);
        Tensor b = Compare.random(2, 4, 2);
        Tensor c = Compare.random(3, 3, 2);
        Compare.SCALAR.matmul(3, 2, 4, a, false, b, false, null, ActivationFunction.IDENTITY, false, c);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                double sum = 0;
                for (int p = 0; p < 4; p++) {
                    sum += a.get(i * 4 + p) * b.get(p * 2 + j);
                }
                assertEquals(sum, c.get(i * 2 + j), 1e-6);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void simdFollowsTheOracle(boolean transposeA, boolean transposeB) {
        for (int m : SIZES) {
            for (int n : SIZES) {
                for (int k : new int[] {1, 17, 64}) {
                    check(m, n, k, transposeA, transposeB);
                }
            }
        }
        check(200, 70, 1030, transposeA, transposeB);
        check(64, 300, 515, transposeA, transposeB);
        check(14, 60, 600, transposeA, transposeB);
        check(16, 60, 1030, transposeA, transposeB);
    }

    /** A long matrix and few rows: it is not packed. */
    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true"})
    void fewRowsFollowTheOracle(boolean transposeA, boolean transposeB) {
        for (int few : new int[] {1, 3, 4, 6, 16, 32}) {
            for (int[] sides : new int[][] {{64, 1030}, {1029, 67}, {260, 517}, {1100, 65}}) {
                int m = transposeA ? sides[1] : few;
                int k = transposeA ? few : sides[1];
                check(m, sides[0], k, transposeA, transposeB);
            }
        }
    }

    /** Both operands are packed for all tasks. */
    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void largeMatricesFollowTheOracle(boolean transposeA, boolean transposeB) {
        check(256, 256, 256, transposeA, transposeB);
        check(263, 530, 517, transposeA, transposeB);
        check(601, 273, 1030, transposeA, transposeB);
    }

    private static void check(int m, int n, int k, boolean transposeA, boolean transposeB) {
        Tensor a = Compare.tight(1, m, k);
        Tensor b = Compare.tight(2, k, n);
        Tensor bias = Compare.tight(3, 1, n);
        Tensor c = Compare.random(4, m, n);
        String what = m + " x " + n + " x " + k + " " + transposeA + " " + transposeB;
        ActivationFunction f = Compare.function(k % 2 == 0 ? ActivationKind.RELU : ActivationKind.SIGMOID);
        Compare.agree(what, k, c, (ops, t) -> ops.matmul(m, n, k, a, transposeA, b, transposeB, bias, f, false, t));
        Compare.agree(
                what,
                k,
                c,
                (ops, t) ->
                        ops.matmul(m, n, k, a, transposeA, b, transposeB, null, ActivationFunction.IDENTITY, true, t));
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void bitsDoNotDependOnThreads(boolean transposeA, boolean transposeB) {
        Tensor a = Compare.random(1, 200, 610);
        Tensor b = Compare.random(2, 610, 130);
        Compare.sameBits("product", (ops, _) -> {
            Tensor c = Compare.random(4, 200, 130);
            ops.matmul(
                    200, 130, 610, a, transposeA, b, transposeB, null, Compare.function(ActivationKind.TANH), false, c);
            return c.toArray();
        });
        Tensor left = Compare.random(5, 261, 600);
        Tensor right = Compare.random(6, 600, 290);
        Compare.sameBits("large product", (ops, _) -> {
            Tensor c = Compare.random(4, 261, 290);
            ops.matmul(261, 290, 600, left, transposeA, right, transposeB, null, ActivationFunction.IDENTITY, true, c);
            return c.toArray();
        });
        int few = transposeA ? 610 : 7;
        Compare.sameBits("product of few rows", (ops, _) -> {
            Tensor c = Compare.random(4, few, 130);
            ops.matmul(
                    few,
                    130,
                    transposeA ? 7 : 610,
                    a,
                    transposeA,
                    b,
                    transposeB,
                    null,
                    ActivationFunction.IDENTITY,
                    true,
                    c);
            return c.toArray();
        });
    }
}
