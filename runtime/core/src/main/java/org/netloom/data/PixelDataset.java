package org.netloom.data;

import java.util.List;
import org.netloom.spec.Shape;

/** Images held as bytes, a quarter of what floats take, with a class each or other targets. */
public final class PixelDataset implements Dataset {
    private final Shape shape;
    private final byte[][] pixels;
    private final Targets targets;
    private final Answers answers;

    /** Writes the target of a sample to {@code to[at...]}. */
    interface Answers {
        void write(int i, float[] to, int at);
    }

    /**
     * Images in memory.
     *
     * @param pixels one array a sample, unsigned, in the order H, W, C; not copied
     * @param classes index of each sample's class
     */
    public PixelDataset(Shape shape, byte[][] pixels, int[] classes, List<String> labels) {
        this(shape, pixels, new Targets.Classes(labels), (i, to, at) -> to[at] = classes[i]);
        if (pixels.length != classes.length) {
            throw new IllegalArgumentException(pixels.length + " images, but " + classes.length + " classes");
        }
    }

    PixelDataset(Shape shape, byte[][] pixels, Targets targets, Answers answers) {
        this.shape = shape;
        this.pixels = pixels;
        this.targets = targets;
        this.answers = answers;
    }

    /**
     * Images with numbers: boxes, points or labels.
     *
     * @param answers one array a sample, of the targets' shape; not copied
     */
    static PixelDataset of(Shape shape, byte[][] pixels, Targets targets, float[][] answers) {
        return new PixelDataset(
                shape, pixels, targets, (i, to, at) -> System.arraycopy(answers[i], 0, to, at, answers[i].length));
    }

    /**
     * Images with a class for each pixel.
     *
     * @param maps one array a sample, H x W class indices; 255 for pixels that do not count
     */
    static PixelDataset masks(Shape shape, byte[][] pixels, Targets.ClassMap targets, byte[][] maps) {
        return new PixelDataset(shape, pixels, targets, (i, to, at) -> {
            byte[] map = maps[i];
            for (int k = 0; k < map.length; k++) {
                to[at + k] = map[k] == -1 ? targets.ignore() : map[k] & 255;
            }
        });
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
        answers.write(i, to, at);
    }
}
