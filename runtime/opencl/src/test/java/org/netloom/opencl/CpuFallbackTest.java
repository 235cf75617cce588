package org.netloom.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.netloom.ops.Backend;
import org.netloom.ops.Devices;
import org.netloom.ops.Ops;
import org.netloom.ops.Randoms;
import org.netloom.ops.RowOps;
import org.netloom.ops.UpdateOps;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.GroupGeometry;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Operations that the processor does for a device: everything that they write comes back, and they are listed once. */
@NeedsOpenCl
class CpuFallbackTest {
    private static final Ops CPU = Backend.ops(2);
    private static final int ROWS = 6;
    private static final int CHANNELS = 5;

    private final OpenClDevice device = ((OpenClOps) Devices.open("opencl", 2)).device();
    private final CpuFallback fallback = new CpuFallback("test");
    private final Ops ops = fallback.around(Ops.class, CPU);
    private final RowOps rows = fallback.around(RowOps.class, CPU.rows());
    private final UpdateOps updates = fallback.around(UpdateOps.class, CPU.updates());

    /** Tensors in one piece of memory, in this program or on the device. */
    private Tensor[] tensors(boolean onDevice, int... columns) {
        int all = Arrays.stream(columns).sum() * ROWS;
        Tensor memory = onDevice
                ? Tensor.allocate(1, Shape.of(all), Precision.FLOAT, device)
                : Tensor.allocate(1, Shape.of(all), Precision.FLOAT);
        float[] numbers = new float[all];
        for (int i = 0; i < all; i++) {
            numbers[i] = 0.1f + Randoms.uniform(1, i);
        }
        memory.setAll(numbers);
        Tensor[] result = new Tensor[columns.length];
        int at = 0;
        for (int i = 0; i < columns.length; i++) {
            result[i] = new Tensor(ROWS, Shape.of(columns[i]));
            result[i].bindTo(memory, at);
            at += ROWS * columns[i];
        }
        return result;
    }

    /** Runs an operation with and without the device, on tensors of so many columns, and compares all of them. */
    private void check(String what, BiConsumer<Boolean, Tensor[]> operation, int... columns) {
        Tensor[] expected = tensors(false, columns);
        Tensor[] actual = tensors(true, columns);
        operation.accept(false, expected);
        operation.accept(true, actual);
        for (int i = 0; i < columns.length; i++) {
            assertArrayEquals(expected[i].toArray(), actual[i].toArray(), what + ", tensor " + i);
        }
    }

    private static Tensor row(Tensor t) {
        return t.part(0, Shape.of(CHANNELS));
    }

    @Test
    void everythingWrittenComesBack() {
        ActivationFunction relu = ActivationFunction.of(ActivationKind.RELU);
        check(
                "moments",
                (there, t) -> (there ? ops : CPU).moments(t[0], row(t[1]), row(t[2])),
                CHANNELS,
                CHANNELS,
                CHANNELS);
        check(
                "normalizeGradient",
                (there, t) -> (there ? ops : CPU)
                        .normalizeGradient(
                                t[0], row(t[1]), row(t[2]), 0.1, row(t[3]), row(t[4]), relu, true, t[5], true,
                                row(t[6]), row(t[7]), t[5]),
                CHANNELS,
                CHANNELS,
                CHANNELS,
                CHANNELS,
                CHANNELS,
                CHANNELS,
                CHANNELS,
                CHANNELS);
        check(
                "activateGradient",
                (there, t) -> (there ? ops : CPU).activateGradient(relu, t[0], t[1], t[1], false, row(t[2])),
                CHANNELS,
                CHANNELS,
                CHANNELS);
        check(
                "preluGradient",
                (there, t) -> (there ? rows : CPU.rows()).preluGradient(t[0], row(t[1]), t[2], true, row(t[3]), t[4]),
                CHANNELS,
                CHANNELS,
                CHANNELS,
                CHANNELS,
                CHANNELS);
        GroupGeometry g = new GroupGeometry(1, 1, CHANNELS);
        check(
                "normalizeGroups",
                (there, t) -> (there ? rows : CPU.rows())
                        .normalizeGroups(g, t[0], 0.1, row(t[1]), row(t[2]), relu, t[3], t[4], t[0]),
                CHANNELS,
                CHANNELS,
                CHANNELS,
                1,
                1);
        check(
                "adam",
                (there, t) ->
                        (there ? updates : CPU.updates()).adam(t[0], t[1], t[2], t[3], 0.1, 0.9, 0.99, 1e-8, 2, 0.1),
                CHANNELS,
                CHANNELS,
                CHANNELS,
                CHANNELS);
        check("sumOfSquares", (there, t) -> (there ? ops : CPU).sumOfSquares(t[0]), CHANNELS);
    }

    @Test
    void anOperationIsListedOnceWithItsCost() {
        Tensor[] t = tensors(true, CHANNELS, CHANNELS);
        ops.copy(t[0], t[1]);
        ops.copy(t[0], t[1]);
        ops.fill(t[0], 1);
        assertEquals(2, fallback.notes().size());
        assertTrue(
                fallback.notes().getFirst().contains("copy on the processor instead, 2 times"),
                () -> fallback.notes().toString());
    }
}
