package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

@Timeout(30)
class BatchesTest {
    private static final List<Augmentation> CHANGES = List.of(RandomRotate.of(), RandomFlip.of(), GaussianNoise.of());

    private static Batches batches(Dataset data, int batch, long seed) {
        return new Batches(data, Preprocessor.none(data.inputShape()), CHANGES, batch, true, seed, TargetKind.LABELS);
    }

    @SuppressWarnings("ArrayRecordComponent") // compared one by one
    private record Seen(long epoch, int index, float[] input, float[] target, int[] indices) {
        static Seen of(Batch b) {
            return new Seen(
                    b.epoch(),
                    b.index(),
                    b.input().toArray(),
                    b.target().toArray(),
                    Arrays.copyOf(b.indices(), b.size()));
        }

        void assertSameAs(Seen other) {
            assertEquals(other.epoch, epoch);
            assertEquals(other.index, index);
            assertArrayEquals(other.indices, indices);
            assertArrayEquals(other.target, target);
            assertArrayEquals(other.input, input);
        }
    }

    private static List<Seen> take(Batches from, int count) {
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            seen.add(Seen.of(from.next()));
        }
        return seen;
    }

    @Test
    void anEpochHasEverySampleOnceInAnOrderOfItsOwn() {
        Dataset digits = Generators.digits(103, 1);
        try (Batches b = batches(digits, 10, 5)) {
            assertEquals(11, b.perEpoch());
            List<List<Integer>> orders = new ArrayList<>();
            for (int epoch = 0; epoch < 3; epoch++) {
                List<Integer> order = new ArrayList<>();
                for (Seen s : take(b, 11)) {
                    assertEquals(epoch, s.epoch);
                    assertEquals(s.index == 10 ? 3 : 10, s.indices.length);
                    for (int k = 0; k < s.indices.length; k++) {
                        order.add(s.indices[k]);
                        assertEquals(s.indices[k] % 10, s.target[k]);
                    }
                }
                assertEquals(103, new TreeSet<>(order).size());
                orders.add(order);
            }
            assertNotEquals(orders.get(0), orders.get(1));
            assertNotEquals(orders.get(1), orders.get(2));
        }
    }

    @Test
    void aRunThatStartsInTheMiddleSeesTheSame() {
        Dataset digits = Generators.digits(57, 1);
        List<Seen> whole;
        try (Batches b = batches(digits, 8, 3)) {
            whole = take(b, 3 * 8);
        }
        for (int start : new int[] {0, 1, 7, 8, 13, 23}) {
            try (Batches b = batches(digits, 8, 3).start(start / 8, start % 8)) {
                for (int i = start; i < whole.size(); i++) {
                    Seen.of(b.next()).assertSameAs(whole.get(i));
                }
                // The same object can go elsewhere, too.
                b.start(1, 2);
                Seen.of(b.next()).assertSameAs(whole.get(10));
            }
        }
    }

    @Test
    void unshuffledBatchesKeepTheOrderOfTheData() {
        Dataset xor = Generators.xor();
        try (Batches b = new Batches(xor, Preprocessor.none(Shape.of(2)), List.of(), 3, false, 1, TargetKind.LABELS)) {
            for (int pass = 0; pass < 3; pass++) {
                assertArrayEquals(
                        new float[] {0, 0, 0, 1, 1, 0}, b.next().input().toArray());
                Batch last = b.next();
                assertEquals(1, last.size());
                assertArrayEquals(new float[] {1, 1}, last.input().toArray());
                assertArrayEquals(new float[] {0}, last.target().toArray());
            }
        }
    }

    @Test
    void theInputItselfIsTheTargetOfAnAutoencoder() {
        Dataset digits = Generators.digits(30, 1);
        Preprocessor standardize = Preprocessor.fit(List.of(Standardize.of()), digits);
        try (Batches b = new Batches(digits, standardize, List.of(), 30, false, 1, TargetKind.INPUT)) {
            Batch batch = b.next();
            assertEquals(Shape.of(28, 28, 1), batch.target().shape());
            assertArrayEquals(batch.input().toArray(), batch.target().toArray());
        }
    }

    @Test
    void theBatchInHandIsLeftAloneWhileOthersArePrepared() throws InterruptedException {
        Dataset digits = Generators.digits(100, 1);
        try (Batches b = batches(digits, 10, 1)) {
            for (int i = 0; i < 12; i++) {
                Batch held = b.next();
                Seen before = Seen.of(held);
                Thread.sleep(3);
                Seen.of(held).assertSameAs(before);
            }
        }
    }

    @Test
    void aSampleThatCannotBeReadStopsTheCallerNotTheThread() throws InterruptedException {
        Dataset broken = new Broken(Generators.digits(100, 1), 57);
        Batches b =
                new Batches(broken, Preprocessor.none(broken.inputShape()), List.of(), 10, false, 1, TargetKind.LABELS);
        for (int i = 0; i < 5; i++) {
            assertEquals(i, b.next().index());
        }
        NetloomException e = assertThrows(NetloomException.class, b::next);
        assertEquals("NL-203: picture57.png does not exist; check the path", e.getMessage());
        assertSame(e, assertThrows(NetloomException.class, b::next));
        b.close();
        assertNoWorker();
    }

    private record Broken(Dataset data, int at) implements Dataset {
        @Override
        public int size() {
            return data.size();
        }

        @Override
        public Shape inputShape() {
            return data.inputShape();
        }

        @Override
        public Targets targets() {
            return data.targets();
        }

        @Override
        public void input(int i, float[] to, int offset) {
            if (i == at) {
                throw CoreMessage.DATA_FILE_MISSING.exception("picture" + i + ".png");
            }
            data.input(i, to, offset);
        }

        @Override
        public void target(int i, float[] to, int offset) {
            data.target(i, to, offset);
        }
    }

    @Test
    void closingEndsTheThread() throws InterruptedException {
        for (int taken = 0; taken < 4; taken++) {
            Batches b = batches(Generators.digits(20, 1), 4, 1);
            take(b, taken);
            b.close();
            b.close();
            assertNoWorker();
        }
    }

    private static List<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("netloom-batches"))
                .toList();
    }

    private static void assertNoWorker() throws InterruptedException {
        // A thread that has ended may be listed for a moment.
        for (int i = 0; i < 100 && !workers().isEmpty(); i++) {
            Thread.sleep(5);
        }
        assertEquals(List.of(), workers());
    }

    @Test
    void nothingIsAllocatedPerBatch() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Dataset digits = Generators.digits(640, 1);
        try (Batches b = batches(digits, 32, 1)) {
            take(b, 100);
            long worker = workers().getFirst().threadId();
            for (int i = 0; i < 300; i++) {
                b.next();
            }
            long before = threads.getThreadAllocatedBytes(worker);
            for (int i = 0; i < 200; i++) {
                b.next();
            }
            long bytes = threads.getThreadAllocatedBytes(worker) - before;
            assertTrue(bytes < 200 * 256, bytes + " bytes in 200 batches");
        }
    }

    @Test
    void aPlaceThatDoesNotExistIsRefused() {
        try (Batches b = batches(Generators.digits(20, 1), 4, 1)) {
            assertThrows(IllegalArgumentException.class, () -> b.start(0, 5));
            assertThrows(IllegalArgumentException.class, () -> b.start(-1, 0));
            assertFalse(b.batchSize() != 4);
        }
    }
}
