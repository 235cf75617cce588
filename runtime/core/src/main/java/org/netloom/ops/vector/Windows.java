package org.netloom.ops.vector;

import java.util.Arrays;
import org.netloom.spec.ConvGeometry;

/**
 * The windows of a convolution as the left operand of a product: a row for each output pixel, in the image where it lies,
 * in a copy with zeros around it, or written out where the image has so few channels that a row of the window is too short
 * for a kernel. All in the current thread's scratch memory, as this object itself, which goes from task to task.
 */
final class Windows {
    /** Runs shorter than this are written out for a kernel that reads columns. */
    private static final int SHORT = 64;

    private float[] a;
    private int aAt;
    private int[] rows;
    private int m;
    private Runs runs;

    /**
     * What of a window lies along memory: its rows, or single taps where it is dilated.
     *
     * @param segments the same in blocks
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    record Runs(int[] starts, int[] lengths, Segments segments) {
        /** In an image of that width. */
        static Runs of(ConvGeometry g, int width) {
            int channels = g.c() / g.groups();
            int perRow = g.dw() == 1 ? 1 : g.kw();
            int[] starts = new int[g.kh() * perRow];
            for (int s = 0; s < starts.length; s++) {
                starts[s] = (s / perRow * g.dh() * width + s % perRow * g.dw()) * channels;
            }
            int[] lengths = new int[starts.length];
            Arrays.fill(lengths, g.dw() == 1 ? g.kw() * channels : channels);
            return new Runs(starts, lengths, Segments.of(starts, lengths));
        }

        /** Windows that are written out. */
        static Runs whole(ConvGeometry g) {
            return new Runs(new int[1], new int[] {g.patch()}, Segments.of(g.patch()));
        }
    }

    /**
     * What depends on the geometry alone.
     *
     * @param image runs in the image itself
     * @param copy runs in a copy with zeros around
     * @param columns runs where windows are read column by column: null for those above, or of windows written out
     */
    record Layout(ConvGeometry g, Runs image, Runs copy, Runs columns) {
        static Layout of(ConvGeometry g) {
            return new Layout(g, Runs.of(g, g.w()), Runs.of(g, copied(g)), writesOut(g) ? Runs.whole(g) : null);
        }

        /** Columns of a cut that all windows of a row of output pixels see. */
        private static int copied(ConvGeometry g) {
            return (g.ow() - 1) * g.sw() + (g.kw() - 1) * g.dw() + 1;
        }
    }

    float[] a() {
        return a;
    }

    /** Offset of all rows. */
    int aAt() {
        return aAt;
    }

    /** Start of each row. */
    int[] rows() {
        return rows;
    }

    /** How many rows. */
    int m() {
        return m;
    }

    Runs runs() {
        return runs;
    }

    /** True where {@link #columns} writes the windows of this geometry out. */
    private static boolean writesOut(ConvGeometry g) {
        int run = (g.dw() == 1 ? g.kw() : 1) * (g.c() / g.groups());
        return run < SHORT && (run < g.patch() || run < Lanes.MR);
    }

    /** Lengths of the runs of a window that {@link #columns} has. */
    static int[] runs(ConvGeometry g) {
        Layout layout = Layout.of(g);
        return (layout.columns() == null ? layout.image() : layout.columns()).lengths();
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
    void rows(Layout layout, float[] x, int xAt, Bands bands, int task, int group) {
        ConvGeometry g = layout.g();
        int c = g.c() / g.groups();
        int count = bands.rowsOf(task);
        int height = (count - 1) * g.sh() + (g.kh() - 1) * g.dh() + 1;
        Scratch scratch = Scratch.get();
        Images.Cut cut = scratch.cut()
                .set(bands.row(task) * g.sh() - g.top(), -g.left(), height, Layout.copied(g), group * c, c);
        int samples = bands.samplesOf(task);
        m = samples * count * g.ow();
        rows = scratch.rows(m);
        int from = xAt + bands.sample(task) * g.inputSize();
        if (cut.within(g.h(), g.w(), g.c())) {
            starts(g, samples, count, g.inputSize(), g.w(), c, rows);
            a = x;
            aAt = from + (cut.top() * g.w() + cut.left()) * c;
            runs = layout.image();
            return;
        }
        a = scratch.image(samples * cut.size());
        aAt = 0;
        for (int s = 0; s < samples; s++) {
            Images.copy(x, from + s * g.inputSize(), g.h(), g.w(), g.c(), cut, a, s * cut.size());
        }
        starts(g, samples, count, cut.size(), cut.width(), c, rows);
        runs = layout.copy();
    }

    /** The windows of one task and one group of channels of x, to be read column by column: all runs are long enough. */
    void columns(Layout layout, float[] x, int xAt, Bands bands, int task, int group) {
        rows(layout, x, xAt, bands, task, group);
        if (layout.columns() != null) {
            writeOut(layout.columns());
        }
    }

    /** Every row as one run, in order, with room for a tile behind the last. */
    private void writeOut(Runs whole) {
        int steps = whole.lengths()[0];
        float[] patches = Scratch.get().patches(m * steps + Lanes.MR);
        Images.gather(a, aAt, rows, 0, m, runs.starts(), runs.lengths(), 0, runs.starts().length, patches, 0, steps);
        for (int i = 0; i < m; i++) {
            rows[i] = i * steps;
        }
        a = patches;
        aAt = 0;
        runs = whole;
    }

    /** Lets go of the image. */
    void end() {
        a = null;
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
}
