package org.netloom.plan;

import org.netloom.tensor.Precision;

/**
 * What a network will allocate, known from its plan before anything is. It is found in the way the runtime finds it: by a
 * dry run of both passes.
 *
 * @param bytes for activations, gradients and parameters at the given batch size
 */
public record MemoryForecast(int batch, long bytes) {
    /** Of a training. The optimizer's own state is not in it. */
    public static MemoryForecast training(NetworkPlan plan, int batch) {
        return of(plan, batch, true);
    }

    /** Of predictions. */
    public static MemoryForecast inference(NetworkPlan plan, int batch) {
        return of(plan, batch, false);
    }

    private static MemoryForecast of(NetworkPlan plan, int batch, boolean training) {
        return new MemoryForecast(batch, new PlannedNetwork(plan).bytesNeeded(batch, Precision.FLOAT, training));
    }
}
