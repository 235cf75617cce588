package org.netloom.data;

import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.netloom.spec.Shape;

/** Images that are drawn, not read. Kept once drawn, unless there are too many: those are drawn each time. */
final class DrawnDataset implements Dataset {
    /** Most bytes of images that are kept. */
    private static final long KEPT = 256L << 20;

    /** Images one task draws. */
    private static final int CHUNK = 256;

    /** Draws images. Used by one thread at a time. */
    interface Painter {
        /** Draws image {@code i} in the order H, W, C, unsigned. */
        void paint(int i, byte[] to);

        /** Writes the target of image {@code i}. */
        void target(int i, float[] to, int at);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Easel(Painter painter, byte[] canvas) {}

    private final int count;
    private final Shape shape;
    private final Targets targets;
    private final ThreadLocal<Easel> easels;
    private final byte[][] kept;

    DrawnDataset(int count, Shape shape, Targets targets, Supplier<Painter> painters) {
        this(
                count,
                shape,
                targets,
                painters,
                Math.min(KEPT, Runtime.getRuntime().maxMemory() / 8));
    }

    DrawnDataset(int count, Shape shape, Targets targets, Supplier<Painter> painters, long keep) {
        this.count = count;
        this.shape = shape;
        this.targets = targets;
        this.easels = ThreadLocal.withInitial(() -> new Easel(painters.get(), new byte[shape.size()]));
        this.kept = count * shape.elements() <= keep ? new byte[count][] : null;
        if (kept != null) {
            IntStream.range(0, Math.ceilDiv(count, CHUNK)).parallel().forEach(chunk -> {
                Painter painter = painters.get();
                for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
                    kept[i] = new byte[shape.size()];
                    painter.paint(i, kept[i]);
                }
            });
        }
    }

    @Override
    public int size() {
        return count;
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
        byte[] pixels;
        if (kept != null) {
            pixels = kept[i];
        } else {
            Easel easel = easels.get();
            pixels = easel.canvas;
            easel.painter.paint(i, pixels);
        }
        for (int k = 0; k < pixels.length; k++) {
            to[at + k] = pixels[k] & 255;
        }
    }

    @Override
    public void target(int i, float[] to, int at) {
        easels.get().painter.target(i, to, at);
    }
}
