package org.netloom.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.netloom.ops.Devices;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** What a device makes of weights is kept while these stay the same, and made anew when they change. */
@NeedsOpenCl
class PackedTest {
    private final OpenClOps ops = (OpenClOps) Devices.open("opencl", 1);
    private final AtomicLong version = new AtomicLong();
    private int made;

    private static Tensor filled(Tensor t, int seed) {
        for (int i = 0; i < t.size(); i++) {
            t.set(i, Math.sin(seed + 0.1 * i));
        }
        return t;
    }

    private static Tensor tensor(int batch, int... dims) {
        return Tensor.allocate(batch, Shape.of(dims), Precision.FLOAT);
    }

    private DeviceBuffer packed(OpenClDevice device, Tensor w, String sizes) {
        return Packed.of(device, w, "numbers", sizes, w.size(), _ -> made++);
    }

    @Test
    void weightsThatMayChangeAreMadeEachTime() {
        Tensor w = tensor(1, 5);
        packed(ops.device(), w, "");
        packed(ops.device(), w, "");
        assertEquals(2, made);
    }

    @Test
    void weightsOfAVersionAreMadeOnceForEachSizeAndDevice() {
        Tensor w = tensor(1, 5);
        w.derive(version::get);
        DeviceBuffer first = packed(ops.device(), w, "");
        assertSame(first, packed(ops.device(), w, ""));
        assertEquals(1, made);
        assertNotSame(first, packed(ops.device(), w, "other"));
        packed(OpenClCandidate.asCard(ops).device(), w, "");
        assertEquals(3, made);
        version.incrementAndGet();
        packed(ops.device(), w, "");
        assertEquals(4, made);
    }

    /** By Winograd's algorithm, the direct one and products, on a processor and as a card. */
    @Test
    void resultsFollowTheWeights() {
        for (OpenClOps device : new OpenClOps[] {ops, OpenClCandidate.asCard(ops)}) {
            follow(device, new ConvGeometry(9, 8, 16, 9, 8, 16, 3, 3, 1, 1, 1, 1, 1, 1, 1));
            follow(device, new ConvGeometry(5, 4, 6, 5, 4, 10, 1, 1, 1, 1, 1, 1, 0, 0, 1));
            follow(device, new ConvGeometry(7, 8, 6, 3, 4, 4, 3, 2, 2, 2, 1, 1, 0, 0, 2));
        }
    }

    private void follow(OpenClOps device, ConvGeometry g) {
        ScalarOps oracle = new ScalarOps(new Workers(1));
        Tensor x = filled(tensor(2, g.h(), g.w(), g.c()), 1);
        Tensor dy = filled(tensor(2, g.oh(), g.ow(), g.k()), 2);
        Tensor w = tensor(1, g.kh(), g.kw(), g.c() / g.groups(), g.k());
        w.derive(version::get);
        ActivationFunction none = ActivationFunction.IDENTITY;
        for (int seed : new int[] {3, 3, 4}) {
            filled(w, seed);
            version.incrementAndGet();
            for (int again = 0; again < 2; again++) {
                Tensor y = tensor(2, g.oh(), g.ow(), g.k());
                Tensor expected = tensor(2, g.oh(), g.ow(), g.k());
                device.conv2d(g, x, w, null, none, y);
                oracle.conv2d(g, x, w, null, none, expected);
                assertArrayEquals(expected.toArray(), y.toArray(), 2e-4f, g::toString);
                Tensor dx = tensor(2, g.h(), g.w(), g.c());
                Tensor expectedDx = tensor(2, g.h(), g.w(), g.c());
                device.conv2dByData(g, dy, w, null, none, dx);
                oracle.conv2dByData(g, dy, w, null, none, expectedDx);
                assertArrayEquals(expectedDx.toArray(), dx.toArray(), 2e-4f, g::toString);
            }
        }
    }
}
