package org.netloom.data;

import java.util.Arrays;
import org.netloom.ops.Randoms;

/**
 * Draws one digit as a person with an unsteady hand would: a variant of writing, bent and slanted, put somewhere, with a
 * pen of some width and pressure, and with the noise of a bad scan. What is drawn follows from (seed, index) alone.
 *
 * <p>Used by one thread at a time.
 */
final class DigitPainter {
    static final int SIDE = 28;
    static final int PIXELS = SIDE * SIDE;
    static final int DIGITS = 10;

    /** Pieces each span between two points of a stroke is drawn in. */
    private static final int PIECES = 5;

    /** Share of pictures with a stray line at the edge. */
    private static final float STRAY = 0.15f;

    private static final long DRAW = 0x6469676974L;
    private static final long NOISE = 0x6e6f697365L;

    private final float[] ink = new float[PIXELS];

    private long key;
    private int drawn;
    // The way from the digit's box to pixels: bend, then a matrix, then a shift.
    private float bendXX;
    private float bendXY;
    private float bendYX;
    private float bendYY;
    private float a;
    private float b;
    private float c;
    private float d;
    private float shiftX;
    private float shiftY;
    // The last point of a stroke, in pixels.
    private float penX;
    private float penY;
    private float penRadius;

    /** The digit that sample {@code index} shows: all ten are equally frequent. */
    static int digit(int index) {
        return index % DIGITS;
    }

    /** Draws a sample: 28 x 28 bytes, 0 is paper and 255 is ink. */
    void paint(long seed, int index, byte[] to) {
        key = Randoms.key(seed, DRAW, index);
        drawn = 0;
        Arrays.fill(ink, 0);
        int digit = digit(index);
        int variant = (int) (uniform() * DigitStrokes.variants(digit));
        place();
        float radius = between(0.7f, 1.9f);
        float wander = between(0, 0.05f);
        float soft = between(0.8f, 1.5f);
        for (float[] stroke : DigitStrokes.strokes(digit, variant)) {
            draw(stroke, radius, wander, soft);
        }
        if (uniform() < STRAY) {
            stray(radius, soft);
        }
        develop(Randoms.key(seed, NOISE, index), to);
    }

    /** Chooses size, slant, turn, bend and place. */
    private void place() {
        float height = between(16, 22);
        float width = height * between(0.5f, 0.85f);
        float turn = between(-0.27f, 0.27f);
        float slant = between(-0.35f, 0.25f);
        float cos = (float) Angles.cos(turn);
        float sin = (float) Angles.sin(turn);
        a = cos * width;
        b = (cos * slant - sin) * height;
        c = sin * width;
        d = (sin * slant + cos) * height;
        bendXX = between(-0.25f, 0.25f);
        bendXY = between(-0.3f, 0.3f);
        bendYX = between(-0.25f, 0.25f);
        bendYY = between(-0.2f, 0.2f);
        // As far from the middle as the digit may go and stay on the paper.
        float room = (SIDE - height) / 2;
        float side = (SIDE - width) / 2 - 2;
        shiftX = SIDE / 2f + between(-1, 1) * Math.min(side, 3.2f);
        shiftY = SIDE / 2f + between(-1, 1) * Math.min(room, 2.9f);
    }

    /** One stroke: a Catmull-Rom curve through its points, which wander a little except for the ends. */
    private void draw(float[] points, float radius, float wander, float soft) {
        int n = points.length / 2;
        float[] p = points.clone();
        for (int i = 1; i < n - 1; i++) {
            p[2 * i] += between(-wander, wander);
            p[2 * i + 1] += between(-wander, wander);
        }
        boolean ring = points[0] == points[2 * n - 2] && points[1] == points[2 * n - 1];
        float pressure = between(0.85f, 1.15f);
        float change = between(-0.3f, 0.3f) / n;
        moveTo(pixelX(p[0], p[1]), pixelY(p[0], p[1]), radius * pressure);
        for (int i = 0; i < n - 1; i++) {
            int before = i > 0 ? i - 1 : ring ? n - 2 : 0;
            int after = i + 2 < n ? i + 2 : ring ? 1 : n - 1;
            for (int s = 1; s <= PIECES; s++) {
                float t = s / (float) PIECES;
                float x = spline(p[2 * before], p[2 * i], p[2 * i + 2], p[2 * after], t);
                float y = spline(p[2 * before + 1], p[2 * i + 1], p[2 * i + 3], p[2 * after + 1], t);
                lineTo(pixelX(x, y), pixelY(x, y), radius * (pressure + change * (i + t)), soft);
            }
        }
    }

    /** A piece of what stands beside the digit: a line from an edge of the paper inwards. */
    private void stray(float radius, float soft) {
        float along = between(0, SIDE);
        float depth = between(2, 7);
        float drift = between(-5, 5);
        boolean far = uniform() < 0.5f;
        float edge = far ? SIDE : 0;
        float end = far ? SIDE - depth : depth;
        if (uniform() < 0.5f) {
            moveTo(edge, along, radius);
            lineTo(end, along + drift, radius, soft);
        } else {
            moveTo(along, edge, radius);
            lineTo(along + drift, end, radius, soft);
        }
    }

    private static float spline(float p0, float p1, float p2, float p3, float t) {
        return 0.5f * (2 * p1 + t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0))));
    }

    private float pixelX(float x, float y) {
        float u = x - 0.5f;
        float v = y - 0.5f;
        return a * (u + bendXX * v * v + bendXY * u * v) + b * (v + bendYX * u * u + bendYY * u * v) + shiftX;
    }

    private float pixelY(float x, float y) {
        float u = x - 0.5f;
        float v = y - 0.5f;
        return c * (u + bendXX * v * v + bendXY * u * v) + d * (v + bendYX * u * u + bendYY * u * v) + shiftY;
    }

    private void moveTo(float x, float y, float radius) {
        penX = x;
        penY = y;
        penRadius = radius;
    }

    /** Inks all pixels near the piece from the last point: full within the radius, fading out over {@code soft} pixels. */
    private void lineTo(float x, float y, float radius, float soft) {
        float fromX = penX;
        float fromY = penY;
        float fromRadius = penRadius;
        moveTo(x, y, radius);
        float dx = penX - fromX;
        float dy = penY - fromY;
        float scale = 1 / Math.max(dx * dx + dy * dy, 1e-6f);
        float reach = Math.max(fromRadius, radius) + soft;
        int x0 = Math.max(0, (int) Math.ceil(Math.min(fromX, penX) - reach - 0.5f));
        int x1 = Math.min(SIDE - 1, (int) Math.floor(Math.max(fromX, penX) + reach - 0.5f));
        int y0 = Math.max(0, (int) Math.ceil(Math.min(fromY, penY) - reach - 0.5f));
        int y1 = Math.min(SIDE - 1, (int) Math.floor(Math.max(fromY, penY) + reach - 0.5f));
        for (int py = y0; py <= y1; py++) {
            for (int px = x0; px <= x1; px++) {
                float u = px + 0.5f - fromX;
                float v = py + 0.5f - fromY;
                float t = Math.clamp((u * dx + v * dy) * scale, 0f, 1f);
                float ex = u - t * dx;
                float ey = v - t * dy;
                float distance = (float) Math.sqrt(ex * ex + ey * ey);
                float cover = (fromRadius + t * (radius - fromRadius) - distance) / soft + 0.5f;
                int at = py * SIDE + px;
                if (cover > ink[at]) {
                    ink[at] = cover;
                }
            }
        }
    }

    /** From ink to grey: pressure of the pen, shade of the paper, grain. */
    private void develop(long noise, byte[] to) {
        float dark = between(150, 255);
        float paper = between(0, 40);
        float grain = between(2, 22);
        for (int i = 0; i < PIXELS; i++) {
            float value = paper + Math.min(ink[i], 1) * (dark - paper) + grain * Bell.draw(noise, i);
            to[i] = (byte) Math.clamp(Math.round(value), 0, 255);
        }
    }

    private float uniform() {
        return Randoms.uniform(key, drawn++);
    }

    private float between(float low, float high) {
        return low + (high - low) * uniform();
    }
}
