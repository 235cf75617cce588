package org.netloom.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.netloom.tensor.Tensor;

/** Sparse linear maps and merges: SIMD against the oracle, maps against their transposed ones. */
class MapTest {
    /** Blocks moved, some of them twice and some never, and one without a source. */
    private static TapMap moving(int width) {
        return TapMap.moving(7, 6, width, o -> o == 2 ? -1 : o * o % 7).rest(0.25);
    }

    private static TapMap mixing(int width) {
        TapMap.Builder map = new TapMap.Builder(7, 5, width);
        for (int o = 0; o < 5; o++) {
            for (int t = 0; t < o; t++) {
                map.tap((o * 3 + t) % 7, 0.5 / (t + 1) - o);
            }
            map.next();
        }
        return map.build();
    }

    @Test
    void mapsAgree() {
        for (int width : Compare.AWKWARD) {
            for (TapMap map : new TapMap[] {moving(width), mixing(width)}) {
                Tensor x = Compare.random(1, 3, 7, width);
                Tensor y = Compare.random(2, 3, map.outputs(), width);
                Compare.agree("gather", 5, y, (ops, t) -> ops.maps().gather(map, x, t));
                Compare.agree("transposed", 5, x, (ops, t) -> ops.maps().gather(map.transposed(), y, t));
            }
        }
    }

    /** The sum of {@code Mx * y} is that of {@code x * M'y}. */
    @Test
    void theTransposedMapIsTheAdjoint() {
        for (TapMap map : new TapMap[] {moving(3).rest(0), mixing(3)}) {
            Tensor x = Compare.random(1, 2, 7, 3);
            Tensor y = Compare.random(2, 2, map.outputs(), 3);
            Tensor mapped = Compare.copyOf(y);
            Tensor back = Compare.copyOf(x);
            Compare.SCALAR.maps().gather(map, x, mapped);
            Compare.SCALAR.maps().gather(map.transposed(), y, back);
            assertEquals(product(mapped, y), product(x, back), 1e-5);
            assertEquals(map.outputs(), map.transposed().transposed().outputs());
        }
    }

    private static double product(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.get(i) * b.get(i);
        }
        return sum;
    }

    @Test
    void mergesAgree() {
        for (int c : Compare.AWKWARD) {
            Tensor a = Compare.random(1, 3, 5, c);
            Tensor b = Compare.random(2, 3, 5, c);
            Tensor gate = Compare.random(3, 3, c);
            Compare.agree("p*a + q*b", 1, b, (ops, t) -> ops.maps().weightedSum(0.3, a, -2, t, t));
            for (Tensor factor : new Tensor[] {b, gate}) {
                Compare.agree("a*b", 1, b, (ops, t) -> ops.maps().multiply(a, factor, false, t));
                Compare.agree("+= a*b", 1, b, (ops, t) -> ops.maps().multiply(a, factor, true, t));
            }
            Compare.agree("sums", 5, gate, (ops, t) -> ops.maps().productSums(a, b, t));
            for (int i = 0; i < a.size(); i += 3) {
                b.set(i, a.get(i));
            }
            Compare.agree("max", 1, b, (ops, t) -> ops.maps().maximum(a, t, t));
            Tensor y = Compare.copyOf(a);
            Compare.SCALAR.maps().maximum(a, b, y);
            Tensor[] x = {a, b};
            for (int k = 0; k < 2; k++) {
                int input = k;
                Compare.agree("max'", 1, a, (ops, t) -> ops.maps().maximumGradient(x, input, y, b, t));
            }
        }
    }

    /** The gradient of a tie goes to one input only. */
    @Test
    void theFirstOfEqualsWins() {
        Tensor a = Compare.tight(1, 1, 3).setAll(new float[] {1, 2, 3});
        Tensor b = Compare.tight(2, 1, 3).setAll(new float[] {1, 3, 2});
        Tensor y = Compare.tight(3, 1, 3).setAll(new float[] {1, 3, 3});
        Tensor dy = Compare.tight(4, 1, 3).setAll(new float[] {5, 6, 7});
        for (Ops ops : new Ops[] {Compare.SCALAR, Compare.VECTOR}) {
            Tensor first = Compare.copyOf(y);
            Tensor second = Compare.copyOf(y);
            ops.maps().maximumGradient(new Tensor[] {a, b}, 0, y, dy, first);
            ops.maps().maximumGradient(new Tensor[] {a, b}, 1, y, dy, second);
            assertEquals("[5.0, 0.0, 7.0]", java.util.Arrays.toString(first.toArray()));
            assertEquals("[0.0, 6.0, 0.0]", java.util.Arrays.toString(second.toArray()));
        }
    }

    @Test
    void bitsDoNotDependOnThreads() {
        TapMap map = mixing(33);
        Tensor x = Compare.random(1, 200, 7, 33);
        Tensor gate = Compare.random(2, 200, 33);
        Compare.sameBits("maps and merges", (ops, _) -> {
            Tensor y = Compare.random(3, 200, 5, 33);
            Tensor sums = Compare.copyOf(gate);
            ops.maps().gather(map, x, y);
            ops.maps().productSums(y, y, sums);
            ops.maps().multiply(y, sums, true, y);
            return y.toArray();
        });
    }
}
