package org.netloom.data;

import org.netloom.ops.Randoms;

/**
 * Draws coloured shapes of different kinds, apart from one another, in front of a shaded, grainy background. What is
 * drawn follows from (seed, index) alone.
 *
 * <p>Used by one thread at a time.
 */
final class ScenePainter implements DrawnDataset.Painter {
    private static final long DRAW = 0x7363656e65L;
    private static final long NOISE = 0x736772616974L;

    /** Least distance of a shape's colour from the background's, of 255 in each of red, green and blue. */
    private static final float CONTRAST = 110;

    /** Places that are tried for a shape; where all overlap with others, it is left out. */
    private static final int TRIES = 30;

    private static final float LEAST_RADIUS = 0.13f;
    private static final float MOST_RADIUS = 0.24f;

    private static final int KINDS = ShapeOutline.LABELS.size();

    private final int side;
    private final int most;
    private final SceneTarget target;
    private final long seed;

    private final int[] kinds = new int[KINDS];
    private final float[] centreX = new float[KINDS];
    private final float[] centreY = new float[KINDS];
    private final float[] size = new float[KINDS];
    private final float[] cos = new float[KINDS];
    private final float[] sin = new float[KINDS];
    private final float[][] colours = new float[KINDS][3];
    private final float[] ground = new float[3];
    private final float[] slopeX = new float[3];
    private final float[] slopeY = new float[3];
    private int shapes;
    private long key;
    private int drawn;

    ScenePainter(int side, int most, SceneTarget target, long seed) {
        this.side = side;
        this.most = most;
        this.target = target;
        this.seed = seed;
    }

    /** Chooses everything about a scene. */
    private void choose(int index) {
        key = Randoms.key(seed, DRAW, index);
        drawn = 0;
        for (int c = 0; c < 3; c++) {
            ground[c] = between(20, 235);
            slopeX[c] = between(-60, 60) / side;
            slopeY[c] = between(-60, 60) / side;
        }
        shuffleKinds();
        int wanted = 1 + (int) between(0, most);
        shapes = 0;
        for (int s = 0; s < Math.min(wanted, most); s++) {
            if (place(shapes)) {
                kinds[shapes] = kinds[s];
                colour(colours[shapes]);
                shapes++;
            }
        }
    }

    private void shuffleKinds() {
        for (int i = 0; i < KINDS; i++) {
            kinds[i] = i;
        }
        for (int i = 0; i < KINDS - 1; i++) {
            int j = i + (int) between(0, KINDS - i);
            int swapped = kinds[i];
            kinds[i] = kinds[j];
            kinds[j] = swapped;
        }
    }

    private boolean place(int s) {
        float turn = between(0, (float) (2 * Math.PI));
        cos[s] = (float) Angles.cos(turn);
        sin[s] = (float) Angles.sin(turn);
        for (int t = 0; t < TRIES; t++) {
            size[s] = between(LEAST_RADIUS, MOST_RADIUS) * side;
            centreX[s] = between(size[s], side - size[s]);
            centreY[s] = between(size[s], side - size[s]);
            boolean free = true;
            for (int other = 0; other < s; other++) {
                float x = centreX[s] - centreX[other];
                float y = centreY[s] - centreY[other];
                float apart = size[s] + size[other];
                free &= x * x + y * y > apart * apart;
            }
            if (free) {
                return true;
            }
        }
        return false;
    }

    private void colour(float[] colour) {
        float distance;
        do {
            distance = 0;
            for (int c = 0; c < 3; c++) {
                colour[c] = between(10, 245);
                distance += (colour[c] - ground[c]) * (colour[c] - ground[c]);
            }
        } while (distance < CONTRAST * CONTRAST);
    }

    @Override
    public void paint(int i, byte[] to) {
        choose(i);
        float grain = between(3, 14);
        long noise = Randoms.key(seed, NOISE, i);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int s = nearest(x, y);
                float cover = cover(s, x, y);
                for (int c = 0; c < 3; c++) {
                    int at = (y * side + x) * 3 + c;
                    float back = ground[c] + slopeX[c] * (x - side / 2f) + slopeY[c] * (y - side / 2f);
                    float value = back + cover * (colours[s][c] - back) + grain * Bell.draw(noise, at);
                    to[at] = (byte) Math.clamp(Math.round(value), 0, 255);
                }
            }
        }
    }

    @Override
    public void target(int i, float[] to, int at) {
        choose(i);
        switch (target) {
            case MASK -> mask(to, at);
            case BOXES -> boxes(to, at);
            case POINTS -> points(to, at);
            case LABELS -> labels(to, at);
        }
    }

    /** For each pixel 0, or 1 and the kind of the shape that covers at least half of it. */
    private void mask(float[] to, int at) {
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int s = nearest(x, y);
                to[at + y * side + x] = covers(s, x, y) ? 1 + kinds[s] : 0;
            }
        }
    }

    /** The least boxes that hold all pixels that belong to a shape. */
    private void boxes(float[] to, int at) {
        for (int row = 0; row < most; row++) {
            int o = at + row * Targets.Boxes.ROW;
            java.util.Arrays.fill(to, o, o + Targets.Boxes.ROW, 0);
            to[o] = row < shapes ? kinds[row] : Targets.Boxes.NONE;
            if (row < shapes) {
                box(row, to, o + 1);
            }
        }
    }

    private void box(int s, float[] to, int at) {
        int left = side;
        int right = -1;
        int top = side;
        int bottom = -1;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (covers(s, x, y)) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        to[at] = (left + right + 1) / (2f * side);
        to[at + 1] = (top + bottom + 1) / (2f * side);
        to[at + 2] = (right + 1 - left) / (float) side;
        to[at + 3] = (bottom + 1 - top) / (float) side;
    }

    private void points(float[] to, int at) {
        java.util.Arrays.fill(to, at, at + 2 * KINDS, Float.NaN);
        for (int s = 0; s < shapes; s++) {
            to[at + 2 * kinds[s]] = centreX[s] / side;
            to[at + 2 * kinds[s] + 1] = centreY[s] / side;
        }
    }

    private void labels(float[] to, int at) {
        java.util.Arrays.fill(to, at, at + KINDS, 0);
        for (int s = 0; s < shapes; s++) {
            to[at + kinds[s]] = 1;
        }
    }

    /** The shape whose circle a pixel is in, or nearest to. */
    private int nearest(int x, int y) {
        int best = 0;
        float least = Float.MAX_VALUE;
        for (int s = 0; s < shapes; s++) {
            float u = x + 0.5f - centreX[s];
            float v = y + 0.5f - centreY[s];
            float distance = (float) Math.sqrt(u * u + v * v) - size[s];
            if (distance < least) {
                least = distance;
                best = s;
            }
        }
        return best;
    }

    private boolean covers(int s, int x, int y) {
        return cover(s, x, y) >= 0.5f;
    }

    /** How much of a pixel a shape covers. */
    private float cover(int s, int x, int y) {
        float u = x + 0.5f - centreX[s];
        float v = y + 0.5f - centreY[s];
        float across = (cos[s] * u + sin[s] * v) / size[s];
        float along = (cos[s] * v - sin[s] * u) / size[s];
        return Math.clamp(0.5f - ShapeOutline.outside(kinds[s], across, along) * size[s], 0f, 1f);
    }

    private float between(float low, float high) {
        return low + (high - low) * Randoms.uniform(key, drawn++);
    }
}
