package org.netloom.layer;

import org.netloom.ops.Ops;
import org.netloom.ops.Randoms;
import org.netloom.tensor.Memory;

/** What all layers of a network share while it runs: operations, memory plan, mode, and where in the training it stands. */
public final class Execution {
    private final Ops ops;
    private final Memory memory;
    private final boolean prepared;
    private boolean training;
    private boolean checking;
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

    /** Where the training stands; random masks follow from it. */
    void position(long newSeed, long newStep) {
        seed = newSeed;
        step = newStep;
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
