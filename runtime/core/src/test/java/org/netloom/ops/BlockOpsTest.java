package org.netloom.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.tensor.Channels;
import org.netloom.tensor.Tensor;

/** Blocks of channels, rows picked by their number and products in batches, against the oracle. */
class BlockOpsTest {
    private static final ActivationFunction TANH = ActivationFunction.of(ActivationKind.TANH);

    private static Channels block(Tensor t, int from, int count) {
        return new Channels(t, from, count);
    }

    @Test
    void productsOfBlocksFollowTheDefinition() {
        Tensor a = Compare.random(1, 2, 3);
        Tensor b = Compare.random(2, 2, 4);
        Tensor y = Compare.random(3, 2, 5);
        Tensor before = Compare.copyOf(y);
        Compare.SCALAR.blocks().multiply(-2, block(a, 1, 2), block(b, 2, 2), true, block(y, 3, 2));
        for (int r = 0; r < 2; r++) {
            assertEquals(before.get(5 * r + 2), y.get(5 * r + 2));
            double expected = before.get(5 * r + 4) - 2 * a.get(3 * r + 2) * b.get(4 * r + 3);
            assertEquals(expected, y.get(5 * r + 4), 1e-6);
        }
    }

    @Test
    void blocksAgree() {
        for (int n : Compare.AWKWARD) {
            Tensor a = Compare.random(1, 5, n + 2);
            Tensor b = Compare.random(2, 5, n + 1);
            Tensor y = Compare.random(3, 5, n + 3);
            for (boolean add : new boolean[] {false, true}) {
                Compare.agree(
                        "product",
                        1,
                        y,
                        (ops, t) -> ops.blocks().multiply(-0.5, block(a, 1, n), block(b, 1, n), add, block(t, 2, n)));
            }
            Compare.agree(
                    "in place",
                    1,
                    y,
                    (ops, t) -> ops.blocks().multiply(1, block(t, 1, n), block(b, 0, n), false, block(t, 1, n)));
            Compare.agree("function", 1, y, (ops, t) -> ops.blocks().activate(TANH, block(t, 2, n)));
            Compare.agree(
                    "derivative",
                    1,
                    y,
                    (ops, t) -> ops.blocks().activateGradient(TANH, block(a, 1, n), block(t, 2, n)));
            Tensor one = Compare.random(4, 1, n + 3);
            Compare.agree("to each sample", 1, y, (ops, t) -> ops.blocks().addToSamples(t, one, t));
        }
    }

    @Test
    void rowsAgree() {
        for (int n : Compare.AWKWARD) {
            Tensor table = Compare.random(1, 1, 7, n);
            Tensor rows = Compare.random(2, 3, 5);
            for (int i = 0; i < rows.size(); i++) {
                rows.set(i, i * i % 7);
            }
            Tensor y = Compare.random(3, 3, 5, n);
            Compare.agree("rows", 1, y, (ops, t) -> ops.blocks().takeRows(table, rows, t));
            Compare.agree("rows'", 3, table, (ops, t) -> ops.blocks().addToRows(y, rows, false, t));
            Compare.agree("rows' +=", 3, table, (ops, t) -> ops.blocks().addToRows(y, rows, true, t));
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void productsInBatchesAgree(boolean transposeA, boolean transposeB) {
        for (int size : new int[] {1, 3, 12, 17, 33}) {
            Tensor a = Compare.tight(1, 5, size, 9);
            Tensor b = Compare.tight(2, 5, 9, size + 1);
            Tensor c = Compare.random(3, 5, size, size + 1);
            for (boolean add : new boolean[] {false, true}) {
                Compare.agree(
                        "products",
                        9,
                        c,
                        (ops, t) -> ops.blocks().matmuls(5, size, size + 1, 9, a, transposeA, b, transposeB, add, t));
            }
        }
    }

    /** One product by the batched operation is the plain one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBatchOfOneIsAProduct(boolean transposed) {
        Tensor a = Compare.random(1, 1, 13, 17);
        Tensor b = Compare.random(2, 1, 17, 19);
        for (Ops ops : new Ops[] {Compare.SCALAR, Compare.VECTOR}) {
            Tensor one = Compare.random(3, 1, 13, 19);
            Tensor two = Compare.random(4, 1, 13, 19);
            ops.matmul(13, 19, 17, a, transposed, b, transposed, null, ActivationFunction.IDENTITY, false, one);
            ops.blocks().matmuls(1, 13, 19, 17, a, transposed, b, transposed, false, two);
            Compare.near("product", 1, one, two);
        }
    }

    @Test
    void bitsDoNotDependOnThreads() {
        Tensor a = Compare.random(1, 64, 20, 30);
        Tensor b = Compare.random(2, 64, 30, 40);
        Compare.sameBits("products", (ops, _) -> {
            Tensor c = Compare.random(3, 64, 20, 40);
            ops.blocks().matmuls(64, 20, 40, 30, a, false, b, false, true, c);
            return c.toArray();
        });
        Tensor rows = Compare.random(4, 64, 40);
        for (int i = 0; i < rows.size(); i++) {
            rows.set(i, i * 7919 % 10);
        }
        Tensor dy = Compare.random(5, 64, 40, 300);
        Compare.sameBits("rows", (ops, _) -> {
            Tensor table = Compare.random(6, 1, 10, 300);
            ops.blocks().addToRows(dy, rows, true, table);
            return table.toArray();
        });
    }
}
