package org.netloom.ops;

import org.netloom.spec.ConvGeometry;

/**
 * The windows of a convolution as the left operand of a product: a row for each output pixel, read from the image where
 * it lies, from a copy with zeros around it, or written out where the image has so few channels that a row of the window
 * is too short for a kernel.
 *
 * @param a holds the rows
 * @param aAt offset of all rows
 * @param rows start of each row, a tile more than there are
 * @param segments the runs of a row
 */
record Windows(float[] a, int aAt, int[] rows, int m, Segments segments) {
    /** Runs shorter than this are written out. */
    private static final int SHORT = 64;

    /** Steps of one run at most. */
    private static final int LONGEST = 1024;

    /** True where the windows of this geometry are written out. */
    static boolean writesOut(ConvGeometry g) {
        int run = (g.dw() == 1 ? g.kw() : 1) * (g.c() / g.groups());
        return run < SHORT && (run < g.patch() || run < Lanes.MR);
    }

    /** Lengths of the runs of a window, as {@link #of} has them. */
    static int[] runs(ConvGeometry g) {
        return writesOut(g)
                ? Segments.of(g.patch(), LONGEST).length()
                : segments(g, g.w()).length();
    }

    /** Floats of work space that the windows of one sample take. */
    static long space(ConvGeometry g) {
        long image = (long) g.h() * g.w() * g.c() / g.groups();
        return writesOut(g) ? Math.max(image, (long) g.oh() * g.ow() * g.patch()) : image;
    }

    /** How the output pixels of a batch are split. */
    static Bands bands(ConvGeometry g, int batch) {
        return Bands.of(batch, g.oh(), g.oh() * g.ow(), space(g));
    }

    /** The windows of one task and one group of channels of x, in the current thread's scratch memory. */
    static Windows of(ConvGeometry g, float[] x, int xAt, Bands bands, int task, int group) {
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
        int[] rows = scratch.rows(m + Lanes.MR);
        int from = xAt + bands.sample(task) * g.inputSize();
        Windows windows;
        if (cut.within(g.h(), g.w(), g.c())) {
            starts(g, samples, count, g.inputSize(), g.w(), c, rows);
            int at = from + (cut.top() * g.w() + cut.left()) * c;
            windows = new Windows(x, at, rows, m, segments(g, g.w()));
        } else {
            float[] image = scratch.image(samples * cut.size());
            for (int s = 0; s < samples; s++) {
                Images.copy(x, from + s * g.inputSize(), g.h(), g.w(), g.c(), cut, image, s * cut.size());
            }
            starts(g, samples, count, cut.size(), cut.width(), c, rows);
            windows = new Windows(image, 0, rows, m, segments(g, cut.width()));
        }
        return writesOut(g) ? windows.writtenOut() : windows;
    }

    /** Every row as one run, in order, with room for a tile behind the last. */
    Windows writtenOut() {
        int steps = segments.steps();
        float[] patches = Scratch.get().patches(m * steps + Lanes.MR);
        Images.writeOut(a, aAt, rows, m, segments, patches);
        for (int i = 0; i < m + Lanes.MR; i++) {
            rows[i] = Math.min(i, m - 1) * steps;
        }
        return new Windows(patches, 0, rows, m, Segments.of(steps, LONGEST));
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
        repeatLast(rows, at);
    }

    /** Fills a tile behind the last row. */
    static void repeatLast(int[] rows, int m) {
        for (int i = 0; i < Lanes.MR; i++) {
            rows[m + i] = rows[m - 1];
        }
    }

    /** Runs of a window in an image of that width: its rows, or single taps where it is dilated. */
    private static Segments segments(ConvGeometry g, int width) {
        int channels = g.c() / g.groups();
        int runsPerRow = g.dw() == 1 ? 1 : g.kw();
        int run = g.dw() == 1 ? g.kw() * channels : channels;
        Segments parts = Segments.of(run, LONGEST);
        int[] at = new int[g.kh() * runsPerRow * parts.count()];
        int[] length = new int[at.length];
        for (int s = 0; s < at.length; s++) {
            int tap = s / parts.count();
            int start = parts.at()[s % parts.count()];
            at[s] = (tap / runsPerRow * g.dh() * width + tap % runsPerRow * g.dw()) * channels + start;
            length[s] = parts.length()[s % parts.count()];
        }
        return new Segments(at, length);
    }
}
