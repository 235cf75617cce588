package org.netloom.layer;

import java.util.List;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.spec.SlidingWindow;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/**
 * Pooling of volumes in two passes: every plane for itself, then the planes along the depth, seen as rows of images that
 * are a pooled plane wide. Maxima and means of boxes are those of rows of planes.
 */
abstract class VolumePoolLayer extends Layer {
    private final SlidingWindow vertical;
    private final SlidingWindow horizontal;
    private final SlidingWindow depth;
    private final ConvGeometry plane;
    private final ConvGeometry along;

    private Planes inputPlanes;
    private Planes pooledPlanes;
    private Planes dInputPlanes;
    private Planes dPooledPlanes;
    private Tensor pooled;
    private Tensor dPooled;

    /** @param windows along depth, height and width */
    VolumePoolLayer(String name, LayerSpec spec, List<SlidingWindow> windows, Shape input) {
        super(name, spec, null, input);
        depth = windows.get(0);
        vertical = windows.get(1);
        horizontal = windows.get(2);
        int c = input.channels();
        plane = geometry(vertical, horizontal, c);
        int width = plane.oh() * plane.ow();
        along = geometry(depth, new SlidingWindow("width", width, 1, 1, 1, 0, 0, false), c);
    }

    private static ConvGeometry geometry(SlidingWindow v, SlidingWindow u, int c) {
        return new ConvGeometry(
                v.in(),
                u.in(),
                c,
                v.out(),
                u.out(),
                c,
                v.kernel(),
                u.kernel(),
                v.stride(),
                u.stride(),
                v.dilation(),
                u.dilation(),
                v.before(),
                u.before(),
                1);
    }

    /** Pools images. */
    abstract void pool(ConvGeometry g, int bottom, int right, Tensor x, Tensor y);

    /** The gradient of {@link #pool}. */
    abstract void poolGradient(ConvGeometry g, int bottom, int right, Tensor x, Tensor y, Tensor dy, Tensor dx);

    private Shape pooledShape() {
        return Shape.of(depth.in(), plane.oh(), plane.ow(), plane.c());
    }

    @Override
    protected void reserve(Memory memory, int batch, boolean training) {
        pooled = memory.create(batch, pooledShape());
        inputPlanes = new Planes(batch, depth.in(), Shape.of(plane.h(), plane.w(), plane.c()));
        pooledPlanes = new Planes(batch, depth.in(), Shape.of(plane.oh(), plane.ow(), plane.c()));
    }

    @Override
    protected void reserveBackward(Memory memory, int batch) {
        memory.touch(pooled);
        dPooled = memory.create(batch, pooledShape());
        dInputPlanes = new Planes(batch, depth.in(), Shape.of(plane.h(), plane.w(), plane.c()));
        dPooledPlanes = new Planes(batch, depth.in(), Shape.of(plane.oh(), plane.ow(), plane.c()));
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        pooled.setBatch(y.batch());
        pool(plane, vertical.after(), horizontal.after(), inputPlanes.of(x[0]), pooledPlanes.of(pooled));
        pool(along, depth.after(), 0, pooled, y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] == null) {
            return;
        }
        dPooled.setBatch(dy.batch());
        poolGradient(along, depth.after(), 0, pooled, y, dy, dPooled);
        poolGradient(
                plane,
                vertical.after(),
                horizontal.after(),
                inputPlanes.of(x[0]),
                pooledPlanes.of(pooled),
                dPooledPlanes.of(dPooled),
                dInputPlanes.of(dx[0]));
    }
}
