package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.netloom.ops.Workers;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Gradient of a convolution by its filters: transposed windows times dy, summed over all output pixels. The batch is
 * split in slices whose number follows from the sizes; every slice has sums of its own, which are added in their order.
 */
final class ConvByFilter {
    /** Pixels of one pass: a panel of dy of 48 KiB. */
    private static final int PIXELS = 384;

    /** Floats that the sums of all slices may take. */
    private static final int SPACE = 8 << 20;

    private static final int SLICES = 32;
    private static final int TASKS = 8;

    private final Workers workers;

    ConvByFilter(Workers workers) {
        this.workers = workers;
    }

    /**
     * The tiles of dw of one group: rows are the taps and channels of a window.
     *
     * @param runs how many elements of a window lie along memory, run by run
     */
    private record Layout(int[] runs, int filters) {
        int tiles() {
            int tiles = 0;
            for (int run : runs) {
                tiles += Math.ceilDiv(run, Lanes.MR);
            }
            return tiles;
        }

        /** Floats of all tiles of all panels. */
        int size() {
            return tiles() * Lanes.MR * Panels.size(1, filters);
        }

        /** Where the tiles of panel j start. */
        int panelAt(int j) {
            return tiles() * Lanes.MR * Lanes.NR * j;
        }

        /** First row of tile i of a run: the last tile is moved up to end with the run, if that is long enough. */
        static int row(int i, int run) {
            return Math.max(0, Math.min(i * Lanes.MR, run - Lanes.MR));
        }
    }

    void run(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        Bands bands = Windows.columnBands(g, x.batch());
        Layout layout = new Layout(Windows.runs(g), g.k() / g.groups());
        int size = layout.size();
        int slices = Math.clamp(SPACE / ((long) size * g.groups()), 1, Math.min(SLICES, bands.tasks()));
        int panels = Panels.count(layout.filters());
        int parts = Math.clamp(TASKS / (slices * g.groups()), 1, panels);
        float[] sums = Scratch.get().partial(slices * g.groups() * size);
        long cost = (long) dy.size() * g.patch() / MatmulKernels.ADDS_PER_OPERATION;
        workers.run(slices * g.groups() * parts, cost, t -> {
            int slice = t / parts / g.groups();
            int group = t / parts % g.groups();
            int part = t % parts;
            int from = bands.tasks() * slice / slices;
            int end = bands.tasks() * (slice + 1) / slices;
            int at = Lanes.FIRST + (slice * g.groups() + group) * size;
            for (int task = from; task < end; task++) {
                Windows windows = Windows.columns(g, x.data(), x.offset(), bands, task, group);
                int pixel = (bands.sample(task) * g.oh() + bands.row(task)) * g.ow();
                int dyAt = dy.offset() + pixel * g.k() + group * layout.filters();
                for (int j = panels * part / parts; j < panels * (part + 1) / parts; j++) {
                    addPanel(windows, dy.data(), dyAt + j * Lanes.NR, g.k(), layout, j, sums, at, task == from);
                }
            }
        });
        reduce(g, layout, slices, sums, accumulate, dw);
    }

    /** Adds the product of a task's windows with one panel of dy to that panel's tiles, or begins with it. */
    private static void addPanel(
            Windows windows, float[] dy, int dyAt, int ld, Layout layout, int j, float[] sums, int at, boolean begin) {
        int columns = Panels.columns(layout.filters(), j);
        int width = Panels.width(columns);
        float[] panel = Scratch.get().panels(PIXELS * width);
        for (int p = 0; p < windows.m(); p += PIXELS) {
            int steps = Math.min(PIXELS, windows.m() - p);
            Panels.pack(dy, dyAt + p * ld, ld, steps, columns, panel, Scratch.PANELS);
            int tile = at + layout.panelAt(j);
            for (int s = 0; s < windows.lengths().length; s++) {
                int run = windows.lengths()[s];
                for (int i = 0; i * Lanes.MR < run; i++, tile += Lanes.MR * width) {
                    int aAt = windows.aAt() + windows.starts()[s] + Layout.row(i, run);
                    boolean first = begin && p == 0;
                    Tiles.columns(
                            windows.a(),
                            aAt,
                            windows.rows(),
                            p,
                            panel,
                            Scratch.PANELS,
                            steps,
                            width > Lanes.V,
                            first ? sums : panel,
                            first ? tile : Lanes.FIRST);
                    if (!first) {
                        Tiles.add(sums, tile, panel, Lanes.FIRST, Lanes.MR * width);
                    }
                }
            }
        }
    }

    /** Adds the slices and puts the rows of their tiles where they belong. */
    private void reduce(ConvGeometry g, Layout layout, int slices, float[] sums, boolean accumulate, Tensor dw) {
        int panels = Panels.count(layout.filters());
        int distance = g.groups() * layout.size();
        workers.run(g.groups() * panels, (long) dw.size() * slices / Lanes.V, t -> {
            int group = t / panels;
            int j = t % panels;
            int columns = Panels.columns(layout.filters(), j);
            int width = Panels.width(columns);
            int tile = Lanes.FIRST + group * layout.size() + layout.panelAt(j);
            int to = dw.offset() + group * layout.filters() + j * Lanes.NR;
            for (int run : layout.runs()) {
                for (int i = 0; i * Lanes.MR < run; i++, tile += Lanes.MR * width) {
                    int row = Layout.row(i, run);
                    for (int r = i * Lanes.MR; r < Math.min(run, (i + 1) * Lanes.MR); r++, to += g.k()) {
                        int from = tile + (r - row) * width;
                        reduceRow(sums, from, distance, slices, accumulate, dw.data(), to, columns);
                    }
                }
            }
        });
    }

    private static void reduceRow(
            float[] sums, int from, int distance, int slices, boolean accumulate, float[] dw, int to, int columns) {
        for (int v = 0; v < columns; v += Lanes.V) {
            VectorMask<Float> in = Lanes.first(columns - v);
            FloatVector sum = FloatVector.fromArray(Lanes.S, sums, from + v);
            for (int s = 1; s < slices; s++) {
                sum = sum.add(FloatVector.fromArray(Lanes.S, sums, from + s * distance + v));
            }
            if (accumulate) {
                sum = sum.add(FloatVector.fromArray(Lanes.S, dw, to + v, in));
            }
            sum.intoArray(dw, to + v, in);
        }
    }
}
