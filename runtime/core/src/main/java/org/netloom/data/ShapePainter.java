package org.netloom.data;

import org.netloom.ops.Randoms;
import org.netloom.spec.Shape;

/**
 * Draws one coloured shape in front of a shaded, grainy background, 32 x 32 pixels. What is drawn follows from (seed,
 * index) alone.
 *
 * <p>Used by one thread at a time.
 */
final class ShapePainter {
    static final int SIDE = 32;
    static final Shape SHAPE = Shape.of(SIDE, SIDE, 3);

    private static final long DRAW = 0x7368617065L;
    private static final long NOISE = 0x6772616974L;

    /** Least distance of the shape's colour from the background's, of 255 in each of red, green and blue. */
    private static final float CONTRAST = 110;

    private final float[] colour = new float[3];
    private final float[] ground = new float[3];
    private final float[] slopeX = new float[3];
    private final float[] slopeY = new float[3];

    private long seed;
    private int index;
    private long key;
    private int drawn;
    private float centreX;
    private float centreY;
    private float size;
    private float cos;
    private float sin;

    /** The shape that sample {@code index} shows: all are equally frequent. */
    static int kind(int index) {
        return index % ShapeOutline.LABELS.size();
    }

    /** Chooses everything about a sample. */
    private void choose(long newSeed, int newIndex) {
        seed = newSeed;
        index = newIndex;
        key = Randoms.key(seed, DRAW, index);
        drawn = 0;
        size = between(6, 11.5f);
        centreX = SIDE / 2f + between(-1, 1) * (SIDE / 2f - size - 0.5f);
        centreY = SIDE / 2f + between(-1, 1) * (SIDE / 2f - size - 0.5f);
        float turn = between(0, (float) (2 * Math.PI));
        cos = (float) Angles.cos(turn);
        sin = (float) Angles.sin(turn);
        for (int c = 0; c < 3; c++) {
            ground[c] = between(20, 235);
            slopeX[c] = between(-1.8f, 1.8f);
            slopeY[c] = between(-1.8f, 1.8f);
        }
        do {
            for (int c = 0; c < 3; c++) {
                colour[c] = between(10, 245);
            }
        } while (distance(colour, ground) < CONTRAST);
    }

    private static float distance(float[] a, float[] b) {
        float sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += (a[c] - b[c]) * (a[c] - b[c]);
        }
        return (float) Math.sqrt(sum);
    }

    /** Draws the image: 32 x 32 x 3 bytes. */
    void paint(long newSeed, int newIndex, byte[] to) {
        choose(newSeed, newIndex);
        float grain = between(3, 14);
        long noise = Randoms.key(seed, NOISE, index);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                float cover = cover(x, y);
                for (int c = 0; c < 3; c++) {
                    int at = (y * SIDE + x) * 3 + c;
                    float back = ground[c] + slopeX[c] * (x - SIDE / 2f) + slopeY[c] * (y - SIDE / 2f);
                    float value = back + cover * (colour[c] - back) + grain * Bell.draw(noise, at);
                    to[at] = (byte) Math.clamp(Math.round(value), 0, 255);
                }
            }
        }
    }

    /** Draws the mask: 32 x 32 numbers, 1 where the shape covers at least half of the pixel. */
    void mask(long newSeed, int newIndex, float[] to, int at) {
        choose(newSeed, newIndex);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                to[at + y * SIDE + x] = cover(x, y) >= 0.5f ? 1 : 0;
            }
        }
    }

    /** How much of a pixel the shape covers. */
    private float cover(int x, int y) {
        float u = x + 0.5f - centreX;
        float v = y + 0.5f - centreY;
        float outside =
                ShapeOutline.outside(kind(index), (cos * u + sin * v) / size, (cos * v - sin * u) / size) * size;
        return Math.clamp(0.5f - outside, 0f, 1f);
    }

    private float between(float low, float high) {
        return low + (high - low) * Randoms.uniform(key, drawn++);
    }
}
