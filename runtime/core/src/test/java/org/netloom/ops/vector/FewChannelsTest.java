package org.netloom.ops.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloom.ops.Ops;
import org.netloom.ops.Randoms;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** The kernels for few channels or few filters by themselves, also where another algorithm would be preferred. */
class FewChannelsTest {
    private static final ActivationFunction TANH = ActivationFunction.of(ActivationKind.TANH);

    static Stream<ConvGeometry> geometries() {
        return Stream.of(
                new ConvGeometry(5, 5, 1, 5, 5, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1),
                new ConvGeometry(28, 28, 1, 28, 28, 6, 5, 5, 1, 1, 1, 1, 2, 2, 1),
                new ConvGeometry(14, 14, 6, 10, 10, 16, 5, 5, 1, 1, 1, 1, 0, 0, 1),
                new ConvGeometry(13, 9, 8, 13, 9, 11, 3, 3, 1, 1, 1, 1, 1, 1, 1),
                new ConvGeometry(9, 4, 3, 9, 4, 64, 3, 3, 1, 1, 1, 1, 1, 1, 1),
                new ConvGeometry(17, 18, 5, 17, 18, 33, 3, 3, 1, 1, 1, 1, 1, 1, 1),
                new ConvGeometry(40, 43, 3, 20, 22, 100, 7, 7, 2, 2, 1, 1, 3, 3, 1),
                new ConvGeometry(40, 40, 2, 9, 9, 17, 11, 11, 4, 4, 1, 1, 2, 2, 1),
                new ConvGeometry(15, 20, 4, 11, 14, 5, 3, 4, 1, 1, 2, 2, 0, 0, 1),
                new ConvGeometry(70, 90, 3, 70, 90, 64, 3, 3, 1, 1, 1, 1, 1, 1, 1),
                new ConvGeometry(70, 90, 64, 70, 90, 2, 3, 3, 1, 1, 1, 1, 1, 1, 1));
    }

    private static Tensor random(long seed, int batch, int... dims) {
        Tensor t = Tensor.allocate(batch, Shape.of(dims), Precision.FLOAT);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, 2 * Randoms.uniform(seed, i) - 1);
        }
        return t;
    }

    /** Compares with the oracle, and the bits of one thread with those of three. */
    private static void agree(String what, int length, Tensor like, BiConsumer<Workers, Tensor> kernel, Oracle oracle) {
        float[] first = null;
        for (int threads : new int[] {1, 3}) {
            try (Workers workers = new Workers(threads)) {
                Tensor expected = random(9, like.batch(), like.shape().dims());
                Tensor actual = random(9, like.batch(), like.shape().dims());
                oracle.run(new ScalarOps(workers), expected);
                kernel.accept(workers, actual);
                for (int i = 0; first == null && i < expected.size(); i++) {
                    double e = expected.get(i);
                    assertEquals(e, actual.get(i), (2e-6 + 3e-7 * length) * Math.max(1, Math.abs(e)), what);
                }
                first = first == null ? actual.toArray() : first;
                assertArrayEquals(first, actual.toArray(), what);
            }
        }
    }

    private interface Oracle {
        void run(Ops ops, Tensor result);
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void kernelsFollowTheOracle(ConvGeometry g) {
        int batch = 3;
        Tensor x = random(1, batch, g.h(), g.w(), g.c());
        Tensor w = random(2, 1, g.kh(), g.kw(), g.c(), g.k());
        Tensor dy = random(3, batch, g.oh(), g.ow(), g.k());
        Tensor filters = random(4, 1, g.k());
        Tensor channels = random(5, 1, g.c());
        boolean any = false;
        if (DirectForward.handles(g)) {
            any = true;
            agree(
                    "pixels",
                    g.patch(),
                    dy,
                    (t, y) -> new DirectForward(t).run(g, x, w, filters, TANH, y),
                    (ops, y) -> ops.conv2d(g, x, w, filters, TANH, y));
        }
        if (PlanarConv.handles(g)) {
            any = true;
            agree(
                    "planar",
                    g.patch(),
                    dy,
                    (t, y) -> new PlanarConv(t).run(g, x, w, filters, TANH, y),
                    (ops, y) -> ops.conv2d(g, x, w, filters, TANH, y));
        }
        if (PlanarConv.handlesByData(g)) {
            int window = g.kh() * g.kw() * g.k();
            agree(
                    "planar by data",
                    window,
                    x,
                    (t, dx) -> new PlanarConv(t).runByData(g, dy, w, channels, TANH, dx),
                    (ops, dx) -> ops.conv2dByData(g, dy, w, channels, TANH, dx));
        }
        for (boolean accumulate : new boolean[] {false, true}) {
            if (WindowByFilter.handles(g)) {
                any = true;
                agree(
                        "windows",
                        batch * g.oh() * g.ow(),
                        w,
                        (t, dw) -> new WindowByFilter(t).run(g, x, dy, accumulate, dw),
                        (ops, dw) -> ops.conv2dByFilter(g, x, dy, accumulate, dw));
            }
        }
        assertTrue(any, "a geometry that no kernel here is for");
    }

    /** The plan of a smaller batch takes the place of the larger one's. */
    @ParameterizedTest
    @MethodSource("geometries")
    void batchesMayDiffer(ConvGeometry g) {
        try (Workers workers = new Workers(2)) {
            WindowByFilter kernel = new WindowByFilter(workers);
            for (int batch : new int[] {5, 2, 5}) {
                if (!WindowByFilter.handles(g)) {
                    continue;
                }
                Tensor x = random(1, batch, g.h(), g.w(), g.c());
                Tensor dy = random(3, batch, g.oh(), g.ow(), g.k());
                Tensor once = random(2, 1, g.kh(), g.kw(), g.c(), g.k());
                Tensor again = random(2, 1, g.kh(), g.kw(), g.c(), g.k());
                kernel.run(g, x, dy, false, once);
                new WindowByFilter(workers).run(g, x, dy, false, again);
                assertArrayEquals(again.toArray(), once.toArray());
            }
        }
    }
}
