package org.netloom.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.ops.Randoms;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** The last moves of a player (Lin 1992): what was seen before and after, what was done, and what it brought. */
final class ReplayMemory {
    /** Numbers of a move beside what was seen: action, reward, 1 where the game ended. */
    private static final int FACTS = 3;

    private final int size;
    private final int capacity;
    private final Tensor before;
    private final Tensor after;
    private final Tensor facts;
    private final int[] drawn;
    private int filled;
    private int next;

    ReplayMemory(int capacity, Shape seen, int batch) {
        this.capacity = capacity;
        size = seen.size();
        before = Tensor.allocate(1, Shape.of(Math.multiplyExact(capacity, size)), Precision.FLOAT);
        after = Tensor.allocate(1, Shape.of(Math.multiplyExact(capacity, size)), Precision.FLOAT);
        facts = Tensor.allocate(1, Shape.of(Math.multiplyExact(capacity, FACTS)), Precision.FLOAT);
        drawn = new int[batch];
    }

    /** Array and place that the move which comes next is written to. */
    float[] array(boolean afterwards) {
        return afterwards ? after.data() : before.data();
    }

    int place() {
        return before.offset() + next * size;
    }

    /** Keeps the move whose sights were written; it replaces the oldest one. */
    void keep(int action, double reward, boolean over) {
        facts.set(next * FACTS, action);
        facts.set(next * FACTS + 1, reward);
        facts.set(next * FACTS + 2, over ? 1 : 0);
        next = (next + 1) % capacity;
        filled = Math.min(filled + 1, capacity);
    }

    /** Draws moves for a batch. */
    void draw(long key, Tensor seen, Tensor seenAfter) {
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = (int) Math.unsignedMultiplyHigh(Randoms.bits(key, i), filled);
            int from = before.offset() + drawn[i] * size;
            System.arraycopy(before.data(), from, seen.data(), seen.offset() + i * size, size);
            System.arraycopy(after.data(), from, seenAfter.data(), seenAfter.offset() + i * size, size);
        }
    }

    int action(int i) {
        return (int) facts.get(drawn[i] * FACTS);
    }

    double reward(int i) {
        return facts.get(drawn[i] * FACTS + 1);
    }

    boolean over(int i) {
        return facts.get(drawn[i] * FACTS + 2) > 0;
    }

    /** For a checkpoint. */
    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("memory/before", before);
        tensors.put("memory/after", after);
        tensors.put("memory/facts", facts);
        return tensors;
    }

    List<Double> position() {
        return Arrays.asList((double) filled, (double) next);
    }

    void restore(List<Double> position) {
        filled = position.get(0).intValue();
        next = position.get(1).intValue();
    }
}
