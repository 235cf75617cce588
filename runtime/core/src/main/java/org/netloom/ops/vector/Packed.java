package org.netloom.ops.vector;

import java.util.function.Consumer;
import org.netloom.tensor.Derived;
import org.netloom.tensor.Tensor;

/** Weights as a kernel wants them: made for every call, or once where they stay the same. */
final class Packed {
    private Packed() {}

    /**
     * The weights, from {@link Lanes#FIRST} on.
     *
     * @param order name of what {@code make} does
     * @param size floats it writes
     */
    static float[] of(Tensor w, String order, int size, Consumer<float[]> make) {
        Derived derived = w.derived();
        if (derived == null) {
            float[] to = Scratch.get().shared(size);
            make.accept(to);
            return to;
        }
        float[] kept = derived.get(order, float[].class);
        if (kept == null) {
            kept = new float[Lanes.FIRST + size];
            make.accept(kept);
            derived.keep(order, kept);
        }
        return kept;
    }
}
