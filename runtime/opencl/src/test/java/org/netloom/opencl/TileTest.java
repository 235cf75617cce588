package org.netloom.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netloom.ops.Algorithms;
import org.netloom.ops.Devices;
import org.netloom.ops.Ops;
import org.netloom.ops.Randoms;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** The product of graphics cards, whatever device is at hand: every storage order, edges, slices of k. Small
 * tiles, because a processor's compiler takes long for large ones. */
@NeedsOpenCl
class TileTest {
    private static final ActivationFunction RELU = ActivationFunction.of(ActivationKind.RELU);

    private static Tensor random(long seed, int batch, int... dims) {
        Tensor t = Tensor.allocate(batch, Shape.of(dims), Precision.FLOAT);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, 2 * Randoms.uniform(seed, i) - 1);
        }
        return t;
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void tilesFollowTheOracle(boolean transposeA, boolean transposeB) {
        OpenClDevice device = ((OpenClOps) Devices.open("opencl", 2)).device();
        MatmulKernels kernels = new MatmulKernels(device, new Tuning(device, new Algorithms()));
        Ops oracle = new ScalarOps(new Workers(1));
        for (Tile tile : new Tile[] {new Tile(16, 16, 8, 4, 4), new Tile(16, 32, 4, 8, 4)}) {
            for (int[] s :
                    new int[][] {{1, 1, 1}, {33, 65, 17}, {130, 129, 40}, {36, 68, 44}, {8, 12, 1032}, {7, 5, 1030}}) {
                Tensor a = random(1, 2, s[0], s[2]);
                Tensor b = random(2, 2, s[2], s[1]);
                Tensor bias = random(3, 1, s[1]);
                for (int count = 1; count <= 2; count++) {
                    boolean add = count == 2;
                    Tensor expected = random(4, count, s[0], s[1]);
                    Tensor actual = random(4, count, s[0], s[1]);
                    if (add) {
                        oracle.blocks().matmuls(count, s[0], s[1], s[2], a, transposeA, b, transposeB, true, expected);
                    } else {
                        oracle.matmul(s[0], s[1], s[2], a, transposeA, b, transposeB, bias, RELU, false, expected);
                    }
                    kernels.tiles(
                            new MatmulKernels.Call(
                                    count,
                                    s[0],
                                    s[1],
                                    s[2],
                                    a,
                                    transposeA,
                                    b,
                                    transposeB,
                                    add ? null : bias,
                                    add ? ActivationFunction.IDENTITY : RELU,
                                    add,
                                    actual),
                            tile);
                    for (int i = 0; i < expected.size(); i++) {
                        assertEquals(expected.get(i), actual.get(i), 2e-6 + 3e-7 * s[2], tile + " " + i);
                    }
                }
            }
        }
    }
}
