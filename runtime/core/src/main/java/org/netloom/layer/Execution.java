package org.netloom.layer;

import java.util.ArrayList;
import java.util.List;
import org.netloom.ops.Ops;
import org.netloom.ops.Randoms;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/** What all layers of a network share while it runs: operations, memory plan, mode, and where in the training it stands. */
public final class Execution {
    private final Ops ops;
    private final Memory memory;
    private final boolean prepared;
    private final List<Tensor> sums = new ArrayList<>();
    private int nextSum;
    private boolean training;
    private boolean checking;
    private boolean thresholdsAsLines;
    private LayerWatch watch;
    private long seed;
    private long step;
    private long version;

    /**
     * @param training true where both modes are prepared, false for inference only
     */
    Execution(Ops ops, Memory memory, boolean training) {
        this.ops = ops;
        this.memory = memory;
        this.prepared = training;
        this.training = training;
    }

    public Ops ops() {
        return ops;
    }

    public Memory memory() {
        return memory;
    }

    /** True in training: batch moments, dropout; false in inference: running moments, folded weights. */
    public boolean training() {
        return training;
    }

    void training(boolean on) {
        training = on;
    }

    /** True where there is memory for a backward pass. */
    public boolean preparedForTraining() {
        return prepared;
    }

    /** True while every value is checked for NaN, to name the first node that has one. */
    public boolean checking() {
        return checking;
    }

    public void checking(boolean on) {
        checking = on;
    }

    /** True while a threshold computes what its gradient is that of, y = x, so that the gradient can be checked. */
    public boolean thresholdsAsLines() {
        return thresholdsAsLines;
    }

    public void thresholdsAsLines(boolean on) {
        thresholdsAsLines = on;
    }

    /** From now on this is told which layer is at work; null for nobody. */
    public void watch(LayerWatch listener) {
        watch = listener;
    }

    void enter(Layer layer, boolean backward) {
        if (watch != null) {
            watch.enter(layer, backward);
        }
    }

    void leave(Layer layer) {
        if (watch != null) {
            watch.leave(layer);
        }
    }

    /** Where the training stands; random masks follow from it. */
    void position(long newSeed, long newStep) {
        seed = newSeed;
        step = newStep;
        nextSum = 0;
    }

    /**
     * The tensor for the next sum of gradients of this pass. Every pass asks for the same sums in the same order, as it
     * did in the dry run.
     */
    Tensor nextSum(Tensor a, Tensor b) {
        if (memory.planning()) {
            memory.step();
            Tensor sum = memory.createOver(a, a.capacity(), a.shape());
            memory.touch(b);
            sums.add(sum);
            return sum;
        }
        Tensor sum = sums.get(nextSum);
        nextSum = (nextSum + 1) % sums.size();
        return sum;
    }

    /** Key of a layer's random numbers at this step. */
    public long randomKey(int layer) {
        return Randoms.key(seed, step, layer);
    }

    /** Counts changes of the parameters, so that values derived from them (folded weights) know when they are stale. */
    public long version() {
        return version;
    }

    /** To be called by whoever has written to a parameter's value: optimizer, initialisation, reader of a model file. */
    public void parametersChanged() {
        version++;
    }
}
