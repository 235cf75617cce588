package org.netloom.layer;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/**
 * A named part of a network: layers and blocks of its own, and a forward and a backward pass that are written out. Adding
 * registers a member, so that its parameters and memory are found.
 *
 * <p>Both passes are run once without values when memory is planned: they must call layers only, and not look at numbers.
 */
public abstract class Block {
    private final String name;
    private final List<Object> members = new ArrayList<>();
    private Execution execution;

    protected Block(String name) {
        this.name = name;
    }

    public final String name() {
        return name;
    }

    /** Registers a layer; returns it. */
    protected final <L extends Layer> L add(L layer) {
        requireNew(layer.name());
        members.add(layer);
        return layer;
    }

    /**
     * Registers a layer that has the parameters of another one, as the towers of a siamese network do (Bromley et al.
     * 1993): one set of numbers at two places, whose gradients add. Returns it.
     *
     * @param other of the same type, with parameters of the same shapes; registered before
     */
    protected final <L extends Layer> L add(L layer, Layer other) {
        layer.shareParameters(other);
        return add(layer);
    }

    /** Registers a block that has the parameters of another use of the same block; returns it. */
    protected final <B extends Block> B add(B block, Block other) {
        List<Layer> own = block.layers();
        List<Layer> others = other.layers();
        if (own.size() != others.size()) {
            throw CoreMessage.NOT_SHARED.exception(
                    block.name(), other.name(), "one has " + own.size() + " layers, the other " + others.size());
        }
        for (int i = 0; i < own.size(); i++) {
            own.get(i).shareParameters(others.get(i));
        }
        return add(block);
    }

    /** Registers a block; returns it. */
    protected final <B extends Block> B add(B block) {
        requireNew(block.name());
        members.add(block);
        return block;
    }

    /** Names become names of parameters: they must differ. */
    private void requireNew(String memberName) {
        for (Object m : members) {
            if (nameOf(m).equals(memberName)) {
                throw CoreMessage.NAME_TAKEN.exception(name, memberName);
            }
        }
    }

    private static String nameOf(Object member) {
        return member instanceof Block b ? b.name() : ((Layer) member).name();
    }

    /** All layers, those of inner blocks included, in the order they were added. */
    public final List<Layer> layers() {
        List<Layer> all = new ArrayList<>();
        for (Object m : members) {
            if (m instanceof Block b) {
                all.addAll(b.layers());
            } else {
                all.add((Layer) m);
            }
        }
        return all;
    }

    /**
     * Where a value had several consumers, their gradients add: {@code a + b}. Takes the place of a, if nobody reads that
     * any more; otherwise it has a place of its own.
     */
    protected final Tensor sum(Tensor a, Tensor b) {
        Tensor sum = execution.nextSum(a, b);
        if (!execution.memory().planning()) {
            sum.setBatch(a.batch());
            execution.ops().add(a, b, ActivationFunction.IDENTITY, sum);
        }
        return sum;
    }

    /**
     * {@code a += b}, for gradients of a value with several consumers. The target must be a gradient of its own, not one
     * that another consumer still reads, as that of an {@link AddLayer} may be; {@link #sum} is safe in every case.
     */
    protected final Tensor addInPlace(Tensor a, Tensor b) {
        Memory memory = execution.memory();
        if (memory.planning()) {
            memory.step();
            memory.touch(a);
            memory.touch(b);
        } else {
            execution.ops().add(a, b, ActivationFunction.IDENTITY, a);
        }
        return a;
    }

    final void attach(String prefix, Execution shared, int[] counter) {
        execution = shared;
        for (Object m : members) {
            if (m instanceof Block b) {
                b.attach(prefix.isEmpty() ? b.name : prefix + "." + b.name, shared, counter);
            } else {
                ((Layer) m).attach(prefix, counter[0]++, shared);
            }
        }
    }
}
