package org.netloom.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.netloom.spec.Shape;

/** Tensors that lie on a device: numbers are copied when the other side asks for them, and only then. */
class StorageTest {
    /** A device made of an array; counts what is copied. */
    private static final class Device implements Mirror {
        final float[] numbers;
        int up;
        int down;

        Device(int size) {
            numbers = new float[size];
        }

        @Override
        public void upload(float[] from, int at, int first, int end) {
            System.arraycopy(from, at, numbers, first, end - first);
            up += end - first;
        }

        @Override
        public void release() {
            // It is never busy.
        }

        @Override
        public void download(float[] to, int at, int first, int end) {
            System.arraycopy(numbers, first, to, at, end - first);
            down += end - first;
        }

        /** A kernel that adds to some elements. */
        void add(Storage s, int from, int to, float value) {
            s.readOnDevice(from, to);
            s.writeOnDevice(from, to);
            for (int i = from; i < to; i++) {
                numbers[i] += value;
            }
        }
    }

    private static Tensor tensor(Storage s, int at, int size) {
        Tensor t = new Tensor(1, Shape.of(size));
        t.bind(s, at);
        return t;
    }

    @Test
    void numbersAreWhereTheyAreAskedFor() {
        Device device = new Device(30);
        Storage s = Storage.on(device, 30);
        Tensor a = tensor(s, 0, 10);
        Tensor b = tensor(s, 10, 10);
        device.add(s, 0, 20, 1);
        assertEquals(0, device.up, "a device's memory begins with zeros, as the array would");
        assertEquals(1, a.get(3));
        assertEquals(10, device.down, "one tensor is fetched, and once");
        assertEquals(1, a.get(4));
        assertEquals(10, device.down);
        b.set(2, 5);
        device.add(s, 10, 20, 1);
        assertEquals(6, b.get(2));
        assertEquals(2, b.get(3));
        assertEquals(10, device.up, "only what was written here goes up");
        assertEquals(1, a.get(9));
    }

    @Test
    void anArrayGetsADeviceLater() {
        Storage s = new Storage(8, Precision.FLOAT);
        Tensor t = tensor(s, 2, 4);
        t.setAll(new float[] {1, 2, 3, 4});
        Device device = new Device(8);
        s.attach(device);
        device.add(s, 2, 4, 10);
        assertArrayEquals(new float[] {11, 12, 3, 4}, t.toArray());
        assertEquals(2, device.up);
        t.data()[t.offset()] = 7;
        t.send();
        assertEquals(7, device.numbers[2], "what is sent is there before it is asked for");
        device.add(s, 2, 6, 1);
        assertArrayEquals(new float[] {8, 13, 4, 5}, t.toArray());
    }

    @Test
    void numbersMoveFromDeviceToDevice() {
        Device first = new Device(4);
        Storage s = Storage.on(first, 4);
        first.add(s, 0, 4, 3);
        Device second = new Device(4);
        s.attach(second);
        second.add(s, 1, 3, 1);
        assertArrayEquals(new float[] {3, 4, 4, 3}, tensor(s, 0, 4).toArray());
    }

    /** Host and device take turns at random; a plain array is told the same. */
    @Test
    void nothingIsLostWhoeverWrites() {
        Random random = new Random(1);
        Device device = new Device(40);
        Storage s = Storage.on(device, 40);
        float[] expected = new float[40];
        for (int step = 0; step < 5000; step++) {
            int from = random.nextInt(40);
            int to = from + 1 + random.nextInt(40 - from);
            Tensor t = tensor(s, from, to - from);
            float value = random.nextInt(5);
            switch (random.nextInt(5)) {
                case 0 -> device.add(s, from, to, value);
                case 1 -> {
                    float[] data = t.data();
                    for (int i = from; i < to; i++) {
                        data[i] += value;
                    }
                }
                case 2 -> {
                    t.set(0, t.get(0) + value);
                    to = from + 1;
                }
                case 3 -> {
                    t.setAll(new float[to - from]);
                    value = 0;
                    Arrays.fill(expected, from, to, 0);
                }
                default -> {
                    assertArrayEquals(Arrays.copyOfRange(expected, from, to), t.toArray());
                    value = 0;
                }
            }
            for (int i = from; i < to; i++) {
                expected[i] += value;
            }
        }
        assertArrayEquals(expected, tensor(s, 0, 40).toArray());
    }

    @Test
    void intervalsAreASet() {
        Random random = new Random(2);
        Intervals intervals = new Intervals();
        BitSet expected = new BitSet();
        for (int step = 0; step < 3000; step++) {
            int from = random.nextInt(50);
            int to = from + random.nextInt(12);
            if (random.nextBoolean()) {
                intervals.add(from, to);
                expected.set(from, to);
            } else {
                intervals.remove(from, to);
                expected.clear(from, to);
            }
            int first = random.nextInt(50);
            int end = first + random.nextInt(20);
            BitSet found = new BitSet();
            intervals.forEach(first, end, found::set);
            assertEquals(expected.get(first, end), found.get(first, end), intervals::toString);
            assertEquals(found.cardinality() > 0, intervals.meets(first, end));
            assertEquals(found.cardinality() == end - first, intervals.covers(first, end));
        }
        intervals.remove(0, 100);
        assertTrue(intervals.isEmpty());
        intervals.add(3, 4);
        assertFalse(intervals.isEmpty());
    }
}
