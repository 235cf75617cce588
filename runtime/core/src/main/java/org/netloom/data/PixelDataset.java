package org.netloom.data;

import java.util.List;
import org.netloom.spec.Shape;

/** Images held as bytes, a quarter of what floats take, with a class each. */
public final class PixelDataset implements Dataset {
    private final Shape shape;
    private final byte[][] pixels;
    private final int[] classes;
    private final Targets.Classes targets;

    /**
     * Images in memory.
     *
     * @param pixels one array a sample, unsigned, in the order H, W, C; not copied
     * @param classes index of each sample's class
     */
    public PixelDataset(Shape shape, byte[][] pixels, int[] classes, List<String> labels) {
        if (pixels.length != classes.length) {
            throw new IllegalArgumentException(pixels.length + " images, but " + classes.length + " classes");
        }
        this.shape = shape;
        this.pixels = pixels;
        this.classes = classes;
        this.targets = new Targets.Classes(labels);
    }

    @Override
    public int size() {
        return pixels.length;
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
        byte[] p = pixels[i];
        for (int k = 0; k < p.length; k++) {
            to[at + k] = p[k] & 255;
        }
    }

    @Override
    public void target(int i, float[] to, int at) {
        to[at] = classes[i];
    }
}
