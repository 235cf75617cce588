package org.netloom.ops.vector;

/**
 * How the pixels of a batch are split into tasks: several whole samples each, or bands of rows of one sample. A function
 * of the sizes alone.
 *
 * @param batch samples
 * @param height rows of pixels of a sample
 * @param samples per task, where whole ones are taken
 * @param rows per task, equal to {@code height} where whole samples are taken
 */
record Bands(int batch, int height, int samples, int rows) {
    /** Floats of work space that should stay in the second-level cache beside a panel: 384 KiB. */
    private static final int SPACE = 96 * 1024;

    /** Tasks there should be at least, so that threads are busy alike. */
    private static final int TASKS = 16;

    /** Pixels a task should have at least. */
    private static final int PIXELS = 16 * 12;

    /**
     * @param pixels per sample
     * @param space floats of work space per sample
     */
    static Bands of(int batch, int height, int pixels, long space) {
        return of(batch, height, pixels, space, TASKS);
    }

    /** At least so many tasks, where there are enough pixels. */
    static Bands of(int batch, int height, int pixels, long space, int tasks) {
        int bands = (int) Math.min(height, Math.ceilDiv(space, SPACE));
        if (batch * bands < tasks) {
            int most = Math.clamp(pixels / PIXELS, 1, height);
            bands = Math.max(bands, Math.min(most, Math.ceilDiv(tasks, batch)));
        }
        if (bands > 1) {
            return new Bands(batch, height, 1, Math.ceilDiv(height, bands));
        }
        return new Bands(batch, height, samples(batch, pixels, space, tasks), height);
    }

    /** As many samples as fit and leave enough tasks; of such numbers one that wastes few rows of tiles. */
    private static int samples(int batch, int pixels, long space, int tasks) {
        int most = Math.clamp(SPACE / Math.max(1, space), 1, Math.max(1, batch / tasks));
        int best = most;
        for (int s = most; s > most / 2; s--) {
            if (waste(s * pixels) < waste(best * pixels)) {
                best = s;
            }
        }
        return best;
    }

    private static double waste(int pixels) {
        return (double) Math.ceilDiv(pixels, Lanes.MR) * Lanes.MR / pixels;
    }

    private int perSample() {
        return Math.ceilDiv(height, rows);
    }

    int tasks() {
        return rows == height ? Math.ceilDiv(batch, samples) : batch * perSample();
    }

    /** First sample of a task. */
    int sample(int task) {
        return rows == height ? task * samples : task / perSample();
    }

    /** How many samples a task has. */
    int samplesOf(int task) {
        return Math.min(samples, batch - sample(task));
    }

    /** First row of a task. */
    int row(int task) {
        return rows == height ? 0 : task % perSample() * rows;
    }

    /** How many rows of each sample a task has. */
    int rowsOf(int task) {
        return Math.min(rows, height - row(task));
    }
}
