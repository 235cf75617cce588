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

    /** Pixels a slice should have at least, for its sums to be worth adding up. */
    private static final int SLICE = 1024;

    private static final int TASKS = 16;

    private final Workers workers;

    ConvByFilter(Workers workers) {
        this.workers = workers;
    }

    /**
     * The tiles of dw of one group: rows are the taps and channels of a window.
     *
     * @param runs how many elements of a window lie along memory, run by run
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
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
        Layout layout = new Layout(Windows.runs(g), g.k() / g.groups());
        int groups = g.groups();
        long size = (long) groups * layout.size();
        long pixels = (long) x.batch() * g.oh() * g.ow();
        int most = Math.clamp(Math.min(SPACE / size, pixels / SLICE), 1, SLICES);
        Bands bands = Windows.columnBands(g, x.batch(), most);
        int slices = Math.min(most, bands.tasks());
        int panels = Panels.count(layout.filters());
        int parts = Math.clamp(Math.ceilDiv(TASKS, slices * groups), 1, panels);
        // One slice needs no sums of its own.
        float[] sums = slices > 1 ? Scratch.get().partial((int) (slices * size)) : null;
        Result direct = new Result(dw, accumulate);
        long cost = (long) dy.size() * g.patch() / MatmulKernels.ADDS_PER_OPERATION;
        workers.run(slices * groups * parts, cost, t -> {
            int slice = t / parts / groups;
            int group = t / parts % groups;
            int part = t % parts;
            int from = bands.tasks() * slice / slices;
            int end = bands.tasks() * (slice + 1) / slices;
            int sumsAt = (int) (Lanes.FIRST + slice * size + (long) group * layout.size());
            int dwAt = dw.offset() + group * layout.filters();
            for (int task = from; task < end; task++) {
                Windows windows = Windows.columns(g, x.data(), x.offset(), bands, task, group);
                int pixel = (bands.sample(task) * g.oh() + bands.row(task)) * g.ow();
                int dyAt = dy.offset() + pixel * g.k() + group * layout.filters();
                for (int j = panels * part / parts; j < panels * (part + 1) / parts; j++) {
                    Panel panel = new Panel(windows, dy.data(), dyAt + j * Lanes.NR, g.k(), layout, j);
                    if (slices > 1) {
                        panel.addTo(sums, sumsAt, task == from);
                    } else {
                        panel.addTo(direct, dwAt, task == from);
                    }
                }
            }
        });
        if (slices > 1) {
            reduce(g, layout, slices, sums, accumulate, dw);
        }
    }

    /** The product of a task's windows with panel j of dy, whose first pixel is at {@code dyAt}. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    private record Panel(Windows windows, float[] dy, int dyAt, int ld, Layout layout, int j) {
        int columns() {
            return Panels.columns(layout.filters(), j);
        }

        int width() {
            return Panels.width(columns());
        }

        /** Packs pixels from p on; returns how many. */
        private int pack(int p, float[] to) {
            int steps = Math.min(PIXELS, windows.m() - p);
            Panels.pack(dy, dyAt + p * ld, ld, steps, columns(), to, Scratch.PANELS);
            return steps;
        }

        private void multiply(int run, int row, int p, int steps, float[] panel, float[] tile, int at) {
            int aAt = windows.aAt() + windows.starts()[run] + row;
            boolean wide = width() > Lanes.V;
            Tiles.columns(windows.a(), aAt, windows.rows(), p, panel, Scratch.PANELS, steps, wide, tile, at);
        }

        /** Adds to the panel's tiles in the sums of a slice, or begins with them. */
        void addTo(float[] sums, int at, boolean begin) {
            int size = Lanes.MR * width();
            float[] panel = Scratch.get().panels(PIXELS * width());
            for (int p = 0; p < windows.m(); p += PIXELS) {
                int steps = pack(p, panel);
                int tile = at + layout.panelAt(j);
                for (int run = 0; run < windows.lengths().length; run++) {
                    int length = windows.lengths()[run];
                    for (int i = 0; i * Lanes.MR < length; i++, tile += size) {
                        int row = Layout.row(i, length);
                        if (begin && p == 0) {
                            multiply(run, row, p, steps, panel, sums, tile);
                        } else {
                            multiply(run, row, p, steps, panel, panel, Lanes.FIRST);
                            Tiles.add(sums, tile, panel, Lanes.FIRST, size);
                        }
                    }
                }
            }
        }

        /** Adds to the filters themselves. */
        void addTo(Result dw, int at, boolean begin) {
            float[] panel = Scratch.get().panels(PIXELS * width());
            int[] targets = Scratch.get().targets(Lanes.MR);
            for (int r = 0; r < Lanes.MR; r++) {
                targets[r] = r * ld;
            }
            for (int p = 0; p < windows.m(); p += PIXELS) {
                int steps = pack(p, panel);
                Result.Part part = new Result.Part(begin && p == 0, false);
                int to = at;
                for (int run = 0; run < windows.lengths().length; run++) {
                    int length = windows.lengths()[run];
                    for (int i = 0; i * Lanes.MR < length; i++) {
                        int row = Layout.row(i, length);
                        int end = Math.min(Lanes.MR, length - row);
                        multiply(run, row, p, steps, panel, panel, Lanes.FIRST);
                        dw.store(
                                panel,
                                Lanes.FIRST,
                                i * Lanes.MR - row,
                                end,
                                targets,
                                0,
                                to + row * ld,
                                j * Lanes.NR,
                                columns(),
                                part);
                    }
                    to += length * ld;
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
