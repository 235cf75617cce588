package org.netloom.ops.vector;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.netloom.spec.ConvGeometry;

/**
 * What a kernel works out once for a geometry and a batch: tables, and how the work is split. So a step of training
 * neither computes nor allocates them again. The last batch of an epoch may be smaller; its plan takes the other's place.
 */
final class Plans<P> {
    /** Works out a plan. */
    @FunctionalInterface
    interface Maker<P> {
        P make(ConvGeometry g, int batch);
    }

    private record Entry<P>(int batch, P plan) {}

    private final Map<ConvGeometry, Entry<P>> plans = new ConcurrentHashMap<>();
    private final Maker<P> maker;

    Plans(Maker<P> maker) {
        this.maker = maker;
    }

    P of(ConvGeometry g, int batch) {
        Entry<P> found = plans.get(g);
        if (found == null || found.batch() != batch) {
            found = new Entry<>(batch, maker.make(g, batch));
            plans.put(g, found);
        }
        return found.plan();
    }
}
