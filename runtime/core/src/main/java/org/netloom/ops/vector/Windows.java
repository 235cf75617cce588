package org.netloom.ops.vector;

import java.util.Arrays;
import org.netloom.spec.ConvGeometry;

/**
 * The windows of a convolution as the left operand of a product: a row for each output pixel, in the image where it lies,
 * in a copy with zeros around it, or written out where the image has so few channels that a row of the window is too short
 * for a kernel. All in the current thread's scratch memory.
 *
 * @param a holds the rows
 * @param aAt offset of all rows
 * @param rows start of each row
 * @param starts of the runs of a row
 * @param lengths of the runs of a row
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares it
record Windows(float[] a, int aAt, int[] rows, int m, int[] starts, int[] lengths) {
    /** Runs shorter than this are written out for a kernel that reads columns. */
    private static final int SHORT = 64;

    /** True where {@link #columns} writes the windows of this geometry out. */
    private static boolean writesOut(ConvGeometry g) {
        int run = (g.dw() == 1 ? g.kw() : 1) * (g.c() / g.groups());
        return run < SHORT && (run < g.patch() || run < Lanes.MR);
    }

    /** Runs of a window that {@link #columns} has. */
    static int[] runs(ConvGeometry g) {
        return writesOut(g) ? new int[] {g.patch()} : lengths(g);
    }

    /** How the output pixels of a batch are split for {@link #rows}. */
    static Bands bands(ConvGeometry g, int batch) {
        return Bands.of(batch, g.oh(), g.oh() * g.ow(), (long) g.h() * g.w() * g.c() / g.groups());
    }

    /** How the output pixels of a batch are split for {@link #columns}, into at least so many tasks. */
    static Bands columnBands(ConvGeometry g, int batch, int tasks) {
        long image = (long) g.h() * g.w() * g.c() / g.groups();
        // A panel passes over an image once, so that this may fill more of the cache than rows do.
        long space = writesOut(g) ? Math.max(image, (long) g.oh() * g.ow() * g.patch()) : image / 2;
        return Bands.of(batch, g.oh(), g.oh() * g.ow(), space, tasks);
    }

    /** The windows of one task and one group of channels of x, to be read row by row. */
    static Windows rows(ConvGeometry g, float[] x, int xAt, Bands bands, int task, int group) {
        return of(g, x, xAt, bands, task, group);
    }

    /** The windows of one task and one group of channels of x, to be read column by column: all runs are long enough. */
    static Windows columns(ConvGeometry g, float[] x, int xAt, Bands bands, int task, int group) {
        Windows windows = of(g, x, xAt, bands, task, group);
        return writesOut(g) ? windows.writtenOut() : windows;
    }

    private static Windows of(ConvGeometry g, float[] x, int xAt, Bands bands, int task, int group) {
        int c = g.c() / g.groups();
        int count = bands.rowsOf(task);
        int row = bands.row(task);
        Images.Cut cut = new Images.Cut(
                row * g.sh() - g.top(),
                -g.left(),
                (count - 1) * g.sh() + (g.kh() - 1) * g.dh() + 1,
                (g.ow() - 1) * g.sw() + (g.kw() - 1) * g.dw() + 1,
                group * c,
                c);
        Scratch scratch = Scratch.get();
        int samples = bands.samplesOf(task);
        int m = samples * count * g.ow();
        int[] rows = scratch.rows(m);
        int from = xAt + bands.sample(task) * g.inputSize();
        if (cut.within(g.h(), g.w(), g.c())) {
            starts(g, samples, count, g.inputSize(), g.w(), c, rows);
            return new Windows(x, from + (cut.top() * g.w() + cut.left()) * c, rows, m, starts(g, g.w()), lengths(g));
        }
        float[] image = scratch.image(samples * cut.size());
        for (int s = 0; s < samples; s++) {
            Images.copy(x, from + s * g.inputSize(), g.h(), g.w(), g.c(), cut, image, s * cut.size());
        }
        starts(g, samples, count, cut.size(), cut.width(), c, rows);
        return new Windows(image, 0, rows, m, starts(g, cut.width()), lengths(g));
    }

    /** Every row as one run, in order, with room for a tile behind the last. */
    private Windows writtenOut() {
        int steps = Arrays.stream(lengths).sum();
        float[] patches = Scratch.get().patches(m * steps + Lanes.MR);
        Images.gather(a, aAt, rows, 0, m, starts, lengths, 0, starts.length, patches, 0, steps);
        for (int i = 0; i < m; i++) {
            rows[i] = i * steps;
        }
        return new Windows(patches, 0, rows, m, new int[1], new int[] {steps});
    }

    /** Where the windows of all output pixels start. */
    private static void starts(
            ConvGeometry g, int samples, int count, int sampleSize, int width, int channels, int[] rows) {
        int at = 0;
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < count; i++) {
                int start = s * sampleSize + i * g.sh() * width * channels;
                for (int j = 0; j < g.ow(); j++) {
                    rows[at++] = start + j * g.sw() * channels;
                }
            }
        }
    }

    /** Lengths of the runs of a window: its rows, or single taps where it is dilated. */
    static int[] lengths(ConvGeometry g) {
        int channels = g.c() / g.groups();
        int[] lengths = new int[g.kh() * (g.dw() == 1 ? 1 : g.kw())];
        Arrays.fill(lengths, g.dw() == 1 ? g.kw() * channels : channels);
        return lengths;
    }

    /** Starts of the runs of a window in an image of that width. */
    static int[] starts(ConvGeometry g, int width) {
        int channels = g.c() / g.groups();
        int runsPerRow = g.dw() == 1 ? 1 : g.kw();
        int[] starts = new int[g.kh() * runsPerRow];
        for (int s = 0; s < starts.length; s++) {
            starts[s] = (s / runsPerRow * g.dh() * width + s % runsPerRow * g.dw()) * channels;
        }
        return starts;
    }
}
