package org.netloom.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netloom.ops.AheadOps;
import org.netloom.ops.Backend;
import org.netloom.ops.Devices;
import org.netloom.ops.LossKind;
import org.netloom.ops.Ops;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Copies beside what is computed, numbers that are asked for later, and updates that are held back. */
@NeedsOpenCl
@Timeout(60)
class TransferTest {
    private static final float[] NUMBERS = {1, 2, 3, 4, 5};

    private final OpenClDevice device =
            new OpenClDevice(((OpenClOps) Devices.open("opencl", 2)).device().facts());
    private final Ops ops = new OpenClOps(device, Backend.ops(2));
    private final AheadOps ahead = ops.ahead().orElseThrow();

    private Tensor tensor(float... values) {
        return Tensor.allocate(1, Shape.of(values.length), Precision.FLOAT, device)
                .setAll(values);
    }

    @Test
    void whatWasReleasedIsSentWhileTheDeviceComputes() {
        for (OpenClDevice d :
                List.of(device, OpenClCandidate.asCard((OpenClOps) ops).device())) {
            DeviceBuffer buffer = new DeviceBuffer(d, NUMBERS.length);
            buffer.release();
            try (Stall _ = new Stall(d)) {
                buffer.upload(NUMBERS, 0, 0, NUMBERS.length);
            }
            assertArrayEquals(NUMBERS, buffer.read(NUMBERS.length));
        }
    }

    @Test
    void whatIsInUseIsNotOverwritten() throws InterruptedException {
        DeviceBuffer buffer = new DeviceBuffer(device, NUMBERS.length);
        buffer.release();
        Tensor other = tensor(NUMBERS);
        CountDownLatch sent = new CountDownLatch(1);
        Thread sender;
        try (Stall _ = new Stall(device)) {
            // A kernel that takes the buffer ends what the release has said.
            device.launch("sums", "total", "-DITEMS=256", Vectors.option(1))
                    .add(buffer)
                    .add(0)
                    .add(5)
                    .add(5)
                    .add(new DeviceBuffer(device, 1))
                    .groups(1, 256);
            sender = Thread.ofPlatform().start(() -> {
                buffer.upload(NUMBERS, 0, 0, NUMBERS.length);
                sent.countDown();
            });
            assertFalse(sent.await(300, TimeUnit.MILLISECONDS), "it waits for the kernel");
        }
        assertTrue(sent.await(30, TimeUnit.SECONDS));
        sender.join();
        assertArrayEquals(NUMBERS, other.toArray());
    }

    @Test
    void numbersAreThoseOfTheTimeTheyWereAskedFor() {
        Tensor t = tensor(NUMBERS);
        Tensor target = tensor(0, 0, 0, 0, 0);
        Tensor gradient = tensor(9, 9, 9, 9, 9);
        long before = device.stalls();
        Supplier<float[]> copy = ahead.copy(t);
        DoubleSupplier loss = ahead.elementLoss(LossKind.SQUARED, 0, t, target, 1, gradient);
        BooleanSupplier held = ahead.guard(gradient);
        ops.fill(t, 7);
        assertEquals(before, device.stalls(), "nobody waits");
        assertArrayEquals(NUMBERS, copy.get());
        assertEquals(55, loss.getAsDouble());
        assertFalse(held.getAsBoolean());
        assertEquals(before, device.stalls());
        assertArrayEquals(new float[] {7, 7, 7, 7, 7}, t.toArray());
    }

    /** One after the other, each with two tensors of state. */
    private void update(int optimizer, Tensor p, Tensor g, Tensor a, Tensor b) {
        switch (optimizer) {
            case 0 -> ops.updates().sgd(p, g, 0.1);
            case 1 -> ops.updates().momentum(p, g, a, 0.1, 0.9, true);
            case 2 -> ops.updates().adaGrad(p, g, a, 0.1, 1e-8);
            case 3 -> ops.updates().rmsProp(p, g, a, 0.1, 0.9, 1e-8);
            default -> ops.updates().adam(p, g, a, b, 0.1, 0.9, 0.999, 1e-8, 1, 0.01);
        }
    }

    @Test
    void aNumberThatIsNoneHoldsUpdatesBack() {
        for (int optimizer = 0; optimizer < 5; optimizer++) {
            Tensor p = tensor(NUMBERS);
            Tensor a = tensor(0, 0, 0, 0, 0);
            Tensor b = tensor(0, 0, 0, 0, 0);
            ahead.release();
            assertTrue(ahead.guard(tensor(1, 2, Float.NaN, 4, 5)).getAsBoolean());
            Tensor good = tensor(1, 1, 1, 1, 1);
            update(optimizer, p, good, a, b);
            assertTrue(ahead.guard(good).getAsBoolean(), "it stays");
            assertArrayEquals(NUMBERS, p.toArray());
            assertArrayEquals(new float[5], a.toArray());
            assertArrayEquals(new float[5], b.toArray());
            ahead.release();
            assertFalse(ahead.guard(good).getAsBoolean());
            update(optimizer, p, good, a, b);
            assertTrue(p.get(0) < 1, "optimizer " + optimizer);
        }
    }

    @Test
    void aNormIsLimitedWithoutWaiting() {
        for (float size : new float[] {0.01f, 1, 1e3f, 1e25f}) {
            for (double limit : new double[] {0.5, 4}) {
                List<Tensor> here = List.of(
                        Tensor.of(scaled(size, 3, -4, 1), 1, Shape.of(3)), Tensor.of(scaled(size, 2), 1, Shape.of(1)));
                List<Tensor> there = here.stream().map(t -> tensor(t.toArray())).toList();
                Backend.ops(2).limitNorm(here, limit);
                long before = device.stalls();
                ops.limitNorm(there, limit);
                assertEquals(before, device.stalls());
                for (int i = 0; i < 2; i++) {
                    float[] expected = here.get(i).toArray();
                    assertArrayEquals(expected, there.get(i).toArray(), 2e-6f * Math.abs(expected[0]));
                }
            }
        }
    }

    private static float[] scaled(float by, float... values) {
        float[] all = values.clone();
        for (int i = 0; i < all.length; i++) {
            all[i] *= by;
        }
        return all;
    }

    @Test
    void aLossThatIsNoNumberHoldsUpdatesBack() {
        Tensor x = tensor(1, 2, Float.POSITIVE_INFINITY, 4, 5);
        DoubleSupplier loss = ahead.elementLoss(LossKind.SQUARED, 0, x, tensor(NUMBERS), 1, null);
        assertTrue(ahead.guard(tensor(NUMBERS)).getAsBoolean());
        assertEquals(Double.POSITIVE_INFINITY, loss.getAsDouble());
        ahead.release();
        Tensor logits = Tensor.allocate(1, Shape.of(3), Precision.FLOAT, device).setAll(new float[] {1, Float.NaN, 2});
        Tensor label = tensor(0);
        DoubleSupplier entropy = ahead.softmaxCrossEntropy(logits, label, -1, 0, null, 1, null);
        assertTrue(ahead.guard(tensor(NUMBERS)).getAsBoolean());
        assertTrue(Double.isNaN(entropy.getAsDouble()));
        ahead.release();
    }
}
