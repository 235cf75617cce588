package org.netloom.layer;

import java.util.ArrayList;
import java.util.List;
import org.netloom.spec.ActivationKind;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/**
 * A named part of a network: layers and blocks of its own, and a forward and a backward pass that are written out. Adding
 * registers a member, so that its parameters and memory are found.
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

    protected final <L extends Layer> L add(L layer) {
        members.add(layer);
        return layer;
    }

    protected final <B extends Block> B add(B block) {
        members.add(block);
        return block;
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
     * Where a value had several consumers, their gradients add: {@code a += b}. The target must be a gradient of its own,
     * not one that another consumer still reads.
     */
    protected final Tensor addInPlace(Tensor a, Tensor b) {
        Memory memory = execution.memory();
        if (memory.planning()) {
            memory.step();
            memory.touch(a);
            memory.touch(b);
        } else {
            execution.ops().add(a, b, ActivationKind.IDENTITY, 0, a);
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
