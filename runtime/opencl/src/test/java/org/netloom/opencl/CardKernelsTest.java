package org.netloom.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.netloom.ops.Devices;
import org.netloom.ops.Ops;
import org.netloom.ops.Randoms;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.GroupGeometry;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Sums by the groups of work items that cards get, on whatever device there is, against the oracle; the same bits twice. */
@NeedsOpenCl
class CardKernelsTest {
    private static final ScalarOps ORACLE = new ScalarOps(new Workers(1));
    private static final ActivationFunction RELU = ActivationFunction.of(ActivationKind.RELU);

    /** Columns of a group: one, some that are not all taken, all, and more than one group. */
    private static final int[] CHANNELS = {1, 3, 32, 77};

    private final Ops card = OpenClCandidate.asCard((OpenClOps) Devices.open("opencl", 1));

    private static Tensor random(long seed, int batch, int... dims) {
        Tensor t = Tensor.allocate(batch, Shape.of(dims), Precision.FLOAT);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, 0.1 + Randoms.uniform(seed, i));
        }
        return t;
    }

    /** What an operation does to a copy of a tensor. */
    private static float[] run(Ops ops, Tensor begin, BiConsumer<Ops, Tensor> operation) {
        Tensor t = Tensor.allocate(begin.batch(), begin.shape(), Precision.FLOAT, ops.allocator());
        t.setAll(begin.toArray());
        operation.accept(ops, t);
        return t.toArray();
    }

    private void check(String what, double tolerance, Tensor begin, BiConsumer<Ops, Tensor> operation) {
        float[] actual = run(card, begin, operation);
        assertArrayEquals(run(ORACLE, begin, operation), actual, (float) tolerance, what);
        assertArrayEquals(actual, run(card, begin, operation), what + " twice");
    }

    @Test
    void normsOfChannels() {
        for (int c : CHANNELS) {
            for (int rows : new int[] {1, 63, 3001}) {
                Tensor x = random(1, rows, c);
                Tensor dy = random(2, rows, c);
                Tensor ones = random(3, 1, c);
                Tensor other = random(4, 1, c);
                check("mean", 2e-6, ones, (ops, t) -> ops.moments(x, t, other));
                check("variance", 2e-6, ones, (ops, t) -> ops.moments(x, other, t));
                check("y", 1e-5, x, (ops, t) -> ops.normalize(x, ones, ones, 1e-5, ones, ones, RELU, t));
                check(
                        "scale'",
                        1e-5 * rows,
                        ones,
                        (ops, t) -> ops.normalizeGradient(
                                x, ones, ones, 1e-5, ones, ones, RELU, true, dy, true, t, other, null));
                check(
                        "dx",
                        2e-5,
                        dy,
                        (ops, t) -> ops.normalizeGradient(
                                x, ones, ones, 1e-5, ones, ones, RELU, true, t, false, other, other, t));
            }
        }
    }

    @Test
    void normsOfGroups() {
        for (int c : CHANNELS) {
            for (GroupGeometry g : new GroupGeometry[] {new GroupGeometry(1, 1, c), new GroupGeometry(10, c, 3)}) {
                int rows = 7;
                Tensor x = random(1, rows, g.elements());
                Tensor dy = random(2, rows, g.elements());
                Tensor ones = random(3, 1, g.width());
                Tensor moments = random(4, rows, g.groups());
                check(
                        "mean",
                        2e-6,
                        moments,
                        (ops, t) -> ops.rows()
                                .normalizeGroups(g, x, 0.1, ones, ones, RELU, t, random(5, rows, g.groups()), like(x)));
                check(
                        "y",
                        1e-5,
                        x,
                        (ops, t) -> ops.rows()
                                .normalizeGroups(g, t, 0.1, ones, ones, RELU, like(moments), like(moments), t));
                check(
                        "dx",
                        1e-4,
                        dy,
                        (ops, t) -> ops.rows()
                                .normalizeGroupsGradient(g, x, moments, moments, 0.1, ones, t, false, null, null, t));
                check(
                        "scale'",
                        1e-3,
                        ones,
                        (ops, t) -> ops.rows()
                                .normalizeGroupsGradient(
                                        g, x, moments, moments, 0.1, ones, dy, true, t, like(t), null));
            }
        }
    }

    private static Tensor like(Tensor t) {
        return Tensor.allocate(t.batch(), t.shape(), Precision.FLOAT);
    }

    @Test
    void sumsOfSamples() {
        for (int c : CHANNELS) {
            Tensor a = random(1, 3, 50, c);
            Tensor b = random(2, 3, 50, c);
            check("sums", 1e-4, random(3, 3, c), (ops, t) -> ops.maps().productSums(a, b, t));
            check("columns", 1e-3, random(3, 1, c), (ops, t) -> ops.columnSums(a, true, t));
        }
    }

    @Test
    void pools() {
        for (int c : CHANNELS) {
            ConvGeometry g = new ConvGeometry(7, 9, c, 4, 5, c, 3, 3, 2, 2, 1, 1, 1, 1, 1);
            Tensor x = random(1, 2, 7, 9, c);
            Tensor y = random(2, 2, 4, 5, c);
            check("max", 0, y, (ops, t) -> ops.maxPool(g, x, t));
            check("average", 1e-6, y, (ops, t) -> ops.avgPool(g, false, 1, 1, x, t));
            check("average'", 1e-5, x, (ops, t) -> ops.avgPoolGradient(g, true, 1, 1, y, t));
            Tensor best = like(y);
            ORACLE.maxPool(g, x, best);
            check("max'", 1e-5, x, (ops, t) -> ops.maxPoolGradient(g, x, best, y, t));
        }
    }
}
