package org.netloom.data;

import java.util.List;
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
    static final Shape MASK = Shape.of(SIDE, SIDE, 1);
    static final List<String> LABELS = List.of("circle", "square", "triangle", "star", "cross", "ring");

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
        return index % LABELS.size();
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
        float outside = outside((cos * u + sin * v) / size, (cos * v - sin * u) / size) * size;
        return Math.clamp(0.5f - outside, 0f, 1f);
    }

    /** Distance from the shape's edge, negative inside, for a shape that fits the circle of radius 1. */
    private float outside(float u, float v) {
        return switch (kind(index)) {
            case 0 -> length(u, v) - 0.92f;
            case 1 -> Math.max(Math.abs(u), Math.abs(v)) - 0.72f;
            case 2 -> polygon(u, v, 3, 1f, 0.5f);
            case 3 -> star(u, v);
            case 4 -> Math.min(bar(u, v), bar(v, u));
            default -> Math.abs(length(u, v) - 0.7f) - 0.23f;
        };
    }

    private static float length(float u, float v) {
        return (float) Math.sqrt(u * u + v * v);
    }

    private static float bar(float along, float across) {
        return Math.max(Math.abs(along) - 0.95f, Math.abs(across) - 0.27f);
    }

    /** The largest signed distance from the sides of a regular polygon whose sides are {@code inner} from the middle. */
    private static float polygon(float u, float v, int corners, float sign, float inner) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < corners; i++) {
            most = Math.max(most, sign * (u * NORMALS[corners][2 * i] + v * NORMALS[corners][2 * i + 1]) - inner);
        }
        return most;
    }

    /** A star of five points: a point is inside if at least four of the five sides' lines have it on their inner side. */
    private static float star(float u, float v) {
        float most = Float.NEGATIVE_INFINITY;
        float second = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < 5; i++) {
            float s = u * NORMALS[5][2 * i] + v * NORMALS[5][2 * i + 1] - 0.33f;
            if (s > most) {
                second = most;
                most = s;
            } else if (s > second) {
                second = s;
            }
        }
        return second;
    }

    /** Directions of the sides of regular polygons, by their number of corners. */
    private static final float[][] NORMALS = new float[6][];

    static {
        for (int corners = 3; corners < NORMALS.length; corners++) {
            NORMALS[corners] = new float[2 * corners];
            for (int i = 0; i < corners; i++) {
                NORMALS[corners][2 * i] = (float) Angles.cos(2 * Math.PI * i / corners);
                NORMALS[corners][2 * i + 1] = (float) Angles.sin(2 * Math.PI * i / corners);
            }
        }
    }

    private float between(float low, float high) {
        return low + (high - low) * Randoms.uniform(key, drawn++);
    }
}
