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
    private final Plans<Plan> plans = new Plans<>(Plan::of);

    ConvByFilter(Workers workers) {
        this.workers = workers;
    }

    /**
     * The tiles of dw of one group: rows are the taps and channels of a window.
     *
     * @param runs how many elements of a window lie along memory, run by run
     * @param tiles of all runs
     * @param filters of the group
     * @param ld filters of all groups: the distance of pixels of dy
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    private record Layout(int[] runs, int tiles, int filters, int ld) {
        static Layout of(ConvGeometry g) {
            int[] runs = Windows.runs(g);
            int tiles = 0;
            for (int run : runs) {
                tiles += Math.ceilDiv(run, Lanes.MR);
            }
            return new Layout(runs, tiles, g.k() / g.groups(), g.k());
        }

        int columns(int j) {
            return Panels.columns(filters, j);
        }

        int width(int j) {
            return Panels.width(columns(j));
        }

        /** Floats of all tiles of all panels. */
        int size() {
            return tiles * Lanes.MR * Panels.size(1, filters);
        }

        /** Where the tiles of panel j start. */
        int panelAt(int j) {
            return tiles * Lanes.MR * Lanes.NR * j;
        }

        /** First row of tile i of a run: the last tile is moved up to end with the run, if that is long enough. */
        static int row(int i, int run) {
            return Math.max(0, Math.min(i * Lanes.MR, run - Lanes.MR));
        }
    }

    /**
     * How the work is split.
     *
     * @param slices of the batch, each with sums of its own; one needs none
     * @param parts of the panels of filters
     */
    private record Plan(Layout layout, Windows.Layout windows, Bands bands, int slices, int parts) {
        static Plan of(ConvGeometry g, int batch) {
            Layout layout = Layout.of(g);
            long size = (long) g.groups() * layout.size();
            long pixels = (long) batch * g.oh() * g.ow();
            int most = Math.clamp(Math.min(SPACE / size, pixels / SLICE), 1, SLICES);
            Bands bands = Windows.columnBands(g, batch, most);
            int slices = Math.min(most, bands.tasks());
            int parts = Math.clamp(Math.ceilDiv(TASKS, slices * g.groups()), 1, Panels.count(layout.filters()));
            return new Plan(layout, Windows.Layout.of(g), bands, slices, parts);
        }
    }

    void run(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        Plan plan = plans.of(g, x.batch());
        Layout layout = plan.layout();
        int groups = g.groups();
        int slices = plan.slices();
        int parts = plan.parts();
        int size = groups * layout.size();
        int panels = Panels.count(layout.filters());
        float[] sums = slices > 1 ? Scratch.get().partial(slices * size) : null;
        Result direct = new Result(dw, accumulate);
        long cost = (long) dy.size() * g.patch() / MatmulKernels.ADDS_PER_OPERATION;
        workers.run(slices * groups * parts, cost, t -> {
            int slice = t / parts / groups;
            int group = t / parts % groups;
            int part = t % parts;
            Bands bands = plan.bands();
            int from = bands.tasks() * slice / slices;
            int end = bands.tasks() * (slice + 1) / slices;
            int sumsAt = Lanes.FIRST + slice * size + group * layout.size();
            int dwAt = dw.offset() + group * layout.filters();
            Windows windows = Scratch.get().windows();
            for (int task = from; task < end; task++) {
                windows.columns(plan.windows(), x.data(), x.offset(), bands, task, group);
                int pixel = (bands.sample(task) * g.oh() + bands.row(task)) * g.ow();
                int dyAt = dy.offset() + pixel * g.k() + group * layout.filters();
                for (int j = panels * part / parts; j < panels * (part + 1) / parts; j++) {
                    if (slices > 1) {
                        addTo(windows, dy.data(), dyAt, layout, j, sums, sumsAt, task == from);
                    } else {
                        addTo(windows, dy.data(), dyAt, layout, j, direct, dwAt, task == from);
                    }
                }
            }
            windows.end();
        });
        if (slices > 1) {
            reduce(g, layout, slices, sums, accumulate, dw);
        }
    }

    /** Packs pixels from p on of panel j of dy, whose first pixel is at {@code dyAt}; returns how many. */
    private static int pack(int m, float[] dy, int dyAt, Layout layout, int j, int p, float[] to) {
        int steps = Math.min(PIXELS, m - p);
        int at = dyAt + j * Lanes.NR + p * layout.ld();
        Panels.pack(dy, at, layout.ld(), steps, layout.columns(j), to, Scratch.PANELS);
        return steps;
    }

    /** The product of a tile of the windows with a packed panel. */
    private static void multiply(
            Windows windows, int run, int row, int p, int steps, boolean wide, float[] panel, float[] tile, int at) {
        int aAt = windows.aAt() + windows.runs().starts()[run] + row;
        Tiles.columns(windows.a(), aAt, windows.rows(), p, panel, Scratch.PANELS, steps, wide, tile, at);
    }

    /**
     * Adds the product of a task's windows with panel j of dy to the panel's tiles in the sums of a slice, or begins with
     * them.
     */
    private static void addTo(
            Windows windows, float[] dy, int dyAt, Layout layout, int j, float[] sums, int at, boolean begin) {
        int width = layout.width(j);
        boolean wide = width > Lanes.V;
        int size = Lanes.MR * width;
        float[] panel = Scratch.get().panels(PIXELS * width);
        for (int p = 0; p < windows.m(); p += PIXELS) {
            int steps = pack(windows.m(), dy, dyAt, layout, j, p, panel);
            int tile = at + layout.panelAt(j);
            for (int run = 0; run < layout.runs().length; run++) {
                int length = layout.runs()[run];
                for (int i = 0; i * Lanes.MR < length; i++, tile += size) {
                    int row = Layout.row(i, length);
                    if (begin && p == 0) {
                        multiply(windows, run, row, p, steps, wide, panel, sums, tile);
                    } else {
                        multiply(windows, run, row, p, steps, wide, panel, panel, Lanes.FIRST);
                        Tiles.add(sums, tile, panel, Lanes.FIRST, size);
                    }
                }
            }
        }
    }

    /** Adds it to the filters themselves. */
    private static void addTo(
            Windows windows, float[] dy, int dyAt, Layout layout, int j, Result dw, int at, boolean begin) {
        int ld = layout.ld();
        int columns = layout.columns(j);
        int width = Panels.width(columns);
        float[] panel = Scratch.get().panels(PIXELS * width);
        int[] targets = Scratch.get().targets(Lanes.MR);
        for (int r = 0; r < Lanes.MR; r++) {
            targets[r] = r * ld;
        }
        for (int p = 0; p < windows.m(); p += PIXELS) {
            int steps = pack(windows.m(), dy, dyAt, layout, j, p, panel);
            Result.Part part = begin && p == 0 ? Result.Part.FIRST : Result.Part.MIDDLE;
            int to = at;
            for (int run = 0; run < layout.runs().length; run++) {
                int length = layout.runs()[run];
                for (int i = 0; i * Lanes.MR < length; i++) {
                    int row = Layout.row(i, length);
                    int end = Math.min(Lanes.MR, length - row);
                    multiply(windows, run, row, p, steps, width > Lanes.V, panel, panel, Lanes.FIRST);
                    int first = i * Lanes.MR - row;
                    int tile = to + row * ld;
                    dw.store(panel, Lanes.FIRST, first, end, targets, 0, tile, j * Lanes.NR, columns, part);
                }
                to += length * ld;
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
