package org.netloom.layer;

import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** The planes of volumes seen as a batch of images: the same memory, several samples for one. */
final class Planes {
    private final int perSample;
    private final Tensor view;

    /**
     * @param batch volumes at most
     * @param perSample planes of a volume
     * @param plane {@code H x W x C}
     */
    Planes(int batch, int perSample, Shape plane) {
        this.perSample = perSample;
        view = new Tensor(Math.multiplyExact(batch, perSample), plane);
    }

    /** The planes of a tensor, which lies somewhere else in each pass. */
    Tensor of(Tensor volumes) {
        view.bindTo(volumes);
        view.setBatch(volumes.batch() * perSample);
        return view;
    }
}
