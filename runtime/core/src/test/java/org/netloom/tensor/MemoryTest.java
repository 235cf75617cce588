package org.netloom.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

class MemoryTest {
    private static final int LINE = Memory.ALIGN * 4;

    /** What one step of a random pass does; numbers of buffers in the order of their creation. */
    private record Event(int created, int over, List<Integer> reads) {}

    /** A buffer of a random pass: its tensors (views are more than one), and what it should hold. */
    private record Piece(List<Tensor> tensors, int size) {
        boolean holds(int mark) {
            for (Tensor t : tensors) {
                for (int i = 0; i < size; i++) {
                    if (t.get(i) != mark) {
                        return false;
                    }
                }
            }
            return true;
        }

        void fill(int mark) {
            for (int i = 0; i < size; i++) {
                tensors.getFirst().set(i, mark);
            }
        }
    }

    /**
     * A random pass is planned and then carried out: every buffer is filled with its own number in the step that creates
     * it, and must still hold it in every step that reads it, those of the same step included.
     */
    @Property(tries = 300)
    void noTwoLivingBuffersOverlap(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps) {
        Random random = new Random(seed);
        Memory memory = new Memory(random.nextBoolean() ? Precision.FLOAT : Precision.DOUBLE, Allocator.HOST, 256);
        List<Piece> pieces = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        memory.begin();
        for (int step = 0; step < steps; step++) {
            memory.step();
            events.add(randomStep(random, memory, pieces));
        }
        memory.place();
        memory.commit();
        for (Event e : events) {
            carryOut(e, pieces);
        }
        for (Piece p : pieces) {
            p.tensors().forEach(MemoryTest::assertInsideItsArray);
        }
    }

    private static Event randomStep(Random random, Memory memory, List<Piece> pieces) {
        int size = 1 + random.nextInt(90);
        int over = -1;
        Tensor t;
        if (!pieces.isEmpty() && random.nextInt(3) > 0) {
            over = Math.max(0, pieces.size() - 1 - random.nextInt(3));
            Piece old = pieces.get(over);
            size = random.nextInt(4) > 0 ? old.size() : size;
            t = memory.createOver(old.tensors().get(random.nextInt(old.tensors().size())), 1, Shape.of(size));
        } else {
            t = memory.create(1, Shape.of(size));
        }
        List<Integer> reads = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0 && !pieces.isEmpty(); i--) {
            int read = Math.max(0, pieces.size() - 1 - random.nextInt(8));
            reads.add(read);
            List<Tensor> tensors = pieces.get(read).tensors();
            memory.touch(tensors.get(random.nextInt(tensors.size())));
        }
        Piece piece = new Piece(new ArrayList<>(List.of(t)), size);
        if (random.nextInt(4) == 0) {
            piece.tensors().add(memory.view(t, Shape.of(1, size, 1)));
        }
        pieces.add(piece);
        return new Event(pieces.size() - 1, over, reads);
    }

    private static void carryOut(Event e, List<Piece> pieces) {
        if (e.over() >= 0) {
            assertTrue(pieces.get(e.over()).holds(e.over()), "overwritten before its last use");
        }
        for (int read : e.reads()) {
            assertTrue(pieces.get(read).holds(read), "overwritten before it is read");
        }
        pieces.get(e.created()).fill(e.created());
        for (int read : e.reads()) {
            boolean place = read == e.over()
                    && pieces.get(read)
                            .tensors()
                            .getFirst()
                            .sameMemory(pieces.get(e.created()).tensors().getFirst());
            assertTrue(place || pieces.get(read).holds(read), "overwritten in the step that reads it");
        }
    }

    private static void assertInsideItsArray(Tensor t) {
        int length = t.data() != null ? t.data().length : t.wide().length;
        assertTrue(length <= 256 + Memory.FIRST, "array of " + length);
        assertTrue(t.offset() + t.size() <= length, t.offset() + " + " + t.size() + " > " + length);
        assertEquals(Memory.FIRST, t.offset() % Memory.ALIGN);
    }

    @Test
    void aChainOfElementWiseStepsNeedsOneBuffer() {
        Memory memory = new Memory(Precision.FLOAT);
        memory.begin();
        memory.step();
        Tensor t = memory.create(4, Shape.of(16));
        for (int i = 0; i < 5; i++) {
            memory.step();
            t = memory.createOver(t, 4, Shape.of(16));
        }
        memory.place();
        assertEquals(4 * LINE, memory.peakBytes());
    }

    @Test
    void aChainOfOtherStepsNeedsTwo() {
        Memory memory = new Memory(Precision.FLOAT);
        memory.begin();
        Tensor t = memory.create(4, Shape.of(16));
        for (int i = 0; i < 5; i++) {
            memory.step();
            memory.touch(t);
            t = memory.create(4, Shape.of(16));
        }
        memory.place();
        assertEquals(8 * LINE, memory.peakBytes());
    }

    @Test
    void aBufferThatIsReadLaterKeepsItsPlace() {
        Memory memory = new Memory(Precision.FLOAT);
        memory.begin();
        memory.step();
        Tensor x = memory.create(1, Shape.of(16));
        memory.step();
        Tensor y = memory.createOver(x, 1, Shape.of(16));
        memory.step();
        memory.touch(x);
        memory.touch(y);
        memory.place();
        memory.commit();
        assertNotEquals(x.offset(), y.offset());
    }

    @Test
    void twoBuffersOverTheSameOneDoNotShareIt() {
        Memory memory = new Memory(Precision.FLOAT);
        memory.begin();
        memory.step();
        Tensor x = memory.create(1, Shape.of(16));
        memory.step();
        Tensor a = memory.createOver(x, 1, Shape.of(16));
        Tensor b = memory.createOver(x, 1, Shape.of(16));
        memory.place();
        memory.commit();
        assertNotEquals(a.offset(), b.offset());
    }

    @Test
    void plansLargerThanOneArrayUseSeveral() {
        Memory memory = new Memory(Precision.FLOAT, Allocator.HOST, 64);
        memory.begin();
        Tensor a = memory.create(1, Shape.of(48));
        Tensor b = memory.create(1, Shape.of(48));
        Tensor c = memory.create(1, Shape.of(16));
        memory.place();
        memory.commit();
        assertNotEquals(a.data(), b.data());
        assertSame(a.data(), c.data());
        assertEquals((64 + 48) * 4, memory.peakBytes());
    }

    @Test
    void aTensorLargerThanAnArrayIsRefusedWithTheBatchThatFits() {
        Memory memory = new Memory(Precision.FLOAT);
        memory.begin();
        NetloomException e = assertThrows(NetloomException.class, () -> memory.create(4096, Shape.of(1024, 1024, 64)));
        assertTrue(e.getMessage().contains("use a batch of at most 16"), e.getMessage());
    }

    @Test
    void tensorsFromOutsideAreNeitherPlannedNorOverwritten() {
        Memory memory = new Memory(Precision.FLOAT);
        Tensor outside = Tensor.allocate(2, Shape.of(3), Precision.FLOAT);
        memory.begin();
        memory.step();
        memory.touch(outside);
        Tensor y = memory.createOver(outside, 2, Shape.of(3));
        Tensor view = memory.view(outside, Shape.of(1, 3, 1));
        memory.place();
        memory.commit();
        assertNotEquals(outside.data(), y.data());
        view.bindTo(outside);
        assertSame(outside.data(), view.data());
        assertEquals(2 * 3, view.size());
    }
}
