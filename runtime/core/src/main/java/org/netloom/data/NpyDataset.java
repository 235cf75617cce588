package org.netloom.data;

import org.netloom.spec.Shape;

/** Samples in one array of numbers, with targets in another. */
final class NpyDataset implements Dataset {
    private final NpyArray inputs;
    private final Shape shape;
    private final Targets targets;
    private final NpyArray answers;

    /** @param answers one entry of the targets' extent for each sample */
    NpyDataset(NpyArray inputs, Shape shape, Targets targets, NpyArray answers) {
        this.inputs = inputs;
        this.shape = shape;
        this.targets = targets;
        this.answers = answers;
    }

    @Override
    public int size() {
        return inputs.shape()[0];
    }

    @Override
    public Shape inputShape() {
        return shape;
    }

    @Override
    public Targets targets() {
        return targets;
    }

    @Override
    public void input(int i, float[] to, int at) {
        copy(inputs, i, to, at);
    }

    @Override
    public void target(int i, float[] to, int at) {
        copy(answers, i, to, at);
    }

    private static void copy(NpyArray from, int i, float[] to, int at) {
        int n = from.stride();
        if (from.floats() != null) {
            System.arraycopy(from.floats(), i * n, to, at, n);
            return;
        }
        for (int k = 0; k < n; k++) {
            to[at + k] = from.bytes()[i * n + k] & 255;
        }
    }
}
