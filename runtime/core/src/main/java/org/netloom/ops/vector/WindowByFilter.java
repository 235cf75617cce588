package org.netloom.ops.vector;

import java.util.Arrays;
import org.netloom.ops.Workers;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Gradient of a convolution by its filters where channels or filters are few: a sum over pixels, with lanes along the
 * window and filters as rows, or where there are enough filters with lanes along these and elements of the window as rows;
 * nothing is added across lanes. Windows are read where they lie; where a row of one is too short for vectors, the image is
 * first written with the rows that a window covers side by side, pixel by pixel, so that the whole window lies along memory
 * and neighbouring windows share most of it.
 */
final class WindowByFilter {
    private static final int ROWS = WindowTiles.ROWS;

    /** Floats that the sums of all slices may take. */
    private static final int SPACE = 8 << 20;

    private static final int SLICES = 32;

    /** Pixels a slice should have at least, for its sums to be worth adding up. */
    private static final int SLICE = 1024;

    /** Floats of dy of one pass: what stays in the first-level cache. */
    private static final int PASS = 8192;

    private final Workers workers;
    private final Plans<Plan> plans = new Plans<>(Plan::of);

    WindowByFilter(Workers workers) {
        this.workers = workers;
    }

    /** True for few channels and windows without holes. */
    static boolean handles(ConvGeometry g) {
        return g.groups() == 1 && g.dw() == 1 && (g.c() <= 4 || g.kw() * g.c() <= 4 * Lanes.V && g.k() <= Lanes.V);
    }

    /** True where it is likely faster. */
    static boolean prefers(ConvGeometry g, int batch) {
        return g.k() <= Lanes.V || g.c() <= 4;
    }

    /**
     * How a window lies in the image.
     *
     * @param wide lanes along filters
     * @param beside rows of a window stand side by side
     * @param runs of a window along memory
     * @param length of a run
     */
    private record Layout(ConvGeometry g, boolean wide, boolean beside, int runs, int length) {
        static Layout of(ConvGeometry g) {
            int run = g.kw() * g.c();
            boolean wide = g.k() > Lanes.V;
            boolean beside = wide || 5L * run * lanes(g.patch()) < 4L * g.patch() * lanes(run);
            return new Layout(g, wide, beside, beside ? 1 : g.kh(), beside ? g.patch() : run);
        }

        private static int lanes(int n) {
            return Math.ceilDiv(n, Lanes.V) * Lanes.V;
        }

        int lanes() {
            return lanes(length);
        }

        /** Vectors of filters as lanes. */
        int columns() {
            return lanes(g.k());
        }

        /** Floats of all sums: a tile for every six filters and every piece of a run, or the other way round. */
        int size() {
            if (wide) {
                return Math.ceilDiv(length, ROWS) * ROWS * columns();
            }
            return Math.ceilDiv(g.k(), ROWS) * ROWS * runs * lanes();
        }

        int imageWidth() {
            return (g.ow() - 1) * g.sw() + g.kw();
        }

        /** Floats of a pixel of the image. */
        int pixel() {
            return beside ? g.kh() * g.c() : g.c();
        }

        /** Floats between the windows of two rows of output pixels. */
        int rowSize() {
            return imageWidth() * pixel() * (beside ? 1 : g.sh());
        }

        /** Floats of the image that so many rows of output pixels see. */
        int imageSize(int rows) {
            return beside ? rows * rowSize() : ((rows - 1) * g.sh() + (g.kh() - 1) * g.dh() + 1) * imageWidth() * g.c();
        }

        /** Where a run starts in a window. */
        int start(int run) {
            return run * g.dh() * imageWidth() * g.c();
        }

        /** Which tap and channel of the filters element i of a run is. */
        int element(int run, int i) {
            if (!beside) {
                return run * length + i;
            }
            int column = i / pixel();
            int row = i % pixel() / g.c();
            return (row * g.kw() + column) * g.c() + i % g.c();
        }
    }

    /**
     * How the work is split.
     *
     * @param slices of the batch, each with sums of its own
     * @param windows where the window of each pixel of a band starts
     * @param beside where the elements of a row of windows lie in the image, if they are placed side by side
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    private record Plan(Layout layout, Bands bands, int slices, int[] windows, int[] beside) {
        static Plan of(ConvGeometry g, int batch) {
            Layout layout = Layout.of(g);
            long pixels = (long) batch * g.oh() * g.ow();
            int most = Math.clamp(Math.min(SPACE / layout.size(), pixels / SLICE), 1, SLICES);
            Bands bands = Bands.of(batch, g.oh(), g.oh() * g.ow(), layout.imageSize(g.oh()), most);
            int rows = bands.rows();
            int[] windows = new int[bands.samples() * rows * g.ow()];
            for (int p = 0; p < windows.length; p++) {
                int i = p / g.ow();
                windows[p] = i / rows * layout.imageSize(rows)
                        + i % rows * layout.rowSize()
                        + p % g.ow() * g.sw() * layout.pixel();
            }
            int[] beside = new int[layout.beside() ? layout.rowSize() : 0];
            for (int i = 0; i < beside.length; i++) {
                int column = i / layout.pixel();
                int line = i % layout.pixel() / g.c() * g.dh();
                beside[i] = (line * layout.imageWidth() + column) * g.c() + i % g.c();
            }
            return new Plan(layout, bands, Math.min(most, bands.tasks()), windows, beside);
        }
    }

    void run(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        Plan plan = plans.of(g, x.batch());
        Layout layout = plan.layout();
        int size = layout.size();
        int slices = plan.slices();
        float[] sums = Scratch.get().partial(slices * size);
        long cost = (long) dy.size() * g.patch() / MatmulKernels.ADDS_PER_OPERATION;
        workers.run(slices, cost, slice -> {
            int at = Lanes.FIRST + slice * size;
            Arrays.fill(sums, at, at + size, 0);
            int tasks = plan.bands().tasks();
            for (int task = tasks * slice / slices; task < tasks * (slice + 1) / slices; task++) {
                Scratch.get().band().begin(plan, task).addTo(x, dy, sums, at);
            }
        });
        workers.ranges(size / Lanes.V, slices, (from, end) -> {
            for (int slice = 1; slice < slices; slice++) {
                int at = Lanes.FIRST + from * Lanes.V;
                Tiles.add(sums, at, sums, at + slice * size, (end - from) * Lanes.V);
            }
        });
        if (layout.wide()) {
            storeWide(layout, sums, accumulate, dw);
        } else {
            store(layout, sums, accumulate, dw);
        }
    }

    /** Puts the sums with lanes along filters where they belong. */
    private static void storeWide(Layout layout, float[] sums, boolean accumulate, Tensor dw) {
        int filters = layout.g().k();
        float[] to = dw.data();
        int tile = Lanes.FIRST;
        for (int column = 0; column < layout.columns(); ) {
            int width = WindowTiles.width(column, layout.columns());
            for (int i = 0; i < layout.length(); i++) {
                int at = dw.offset() + layout.element(0, i) * filters + column;
                for (int k = 0; k < Math.min(width, filters - column); k++) {
                    to[at + k] = sums[tile + i * width + k] + (accumulate ? to[at + k] : 0);
                }
            }
            tile += Math.ceilDiv(layout.length(), ROWS) * ROWS * width;
            column += width;
        }
    }

    /** Puts the sums where they belong. */
    private static void store(Layout layout, float[] sums, boolean accumulate, Tensor dw) {
        int filters = layout.g().k();
        float[] to = dw.data();
        int tile = Lanes.FIRST;
        for (int first = 0; first < filters; first += ROWS) {
            int count = Math.min(ROWS, filters - first);
            for (int run = 0; run < layout.runs(); run++) {
                for (int column = 0; column < layout.lanes(); ) {
                    int width = WindowTiles.width(column, layout.lanes());
                    for (int i = 0; i < Math.min(width, layout.length() - column); i++) {
                        int at = dw.offset() + layout.element(run, column + i) * filters + first;
                        for (int r = 0; r < count; r++) {
                            to[at + r] = sums[tile + r * width + i] + (accumulate ? to[at + r] : 0);
                        }
                    }
                    tile += ROWS * width;
                    column += width;
                }
            }
        }
    }

    /** Some output pixels and the image that they see, in the current thread's scratch memory as this object itself. */
    static final class Band {
        private Plan plan;
        private Layout layout;
        private ConvGeometry g;
        private int sample;
        private int samples;
        private int row;
        private int rows;
        private int imageSize;
        private float[] image;

        private Band begin(Plan work, int task) {
            plan = work;
            layout = plan.layout();
            g = layout.g();
            Bands bands = plan.bands();
            sample = bands.sample(task);
            samples = bands.samplesOf(task);
            row = bands.row(task);
            rows = bands.rowsOf(task);
            imageSize = layout.imageSize(bands.rows());
            image = Scratch.get().image(samples * imageSize + WindowTiles.WIDTH);
            return this;
        }

        private void addTo(Tensor x, Tensor dy, float[] sums, int at) {
            int height = (rows - 1) * g.sh() + (g.kh() - 1) * g.dh() + 1;
            int top = row * g.sh() - g.top();
            Images.Cut cut = Scratch.get().cut().set(top, -g.left(), height, layout.imageWidth(), 0, g.c());
            for (int s = 0; s < samples; s++) {
                int from = x.offset() + (sample + s) * g.inputSize();
                if (layout.beside()) {
                    float[] copy = Scratch.get().copies(cut.size());
                    Images.copy(x.data(), from, g.h(), g.w(), g.c(), cut, copy, 0);
                    placeBeside(copy, s * imageSize);
                } else {
                    Images.copy(x.data(), from, g.h(), g.w(), g.c(), cut, image, s * imageSize);
                }
            }
            int m = samples * rows * g.ow();
            int dyAt = dy.offset() + (sample * g.oh() + row) * g.ow() * g.k();
            int pass = Math.clamp(PASS / g.k(), 64, 512);
            for (int p = 0; p < m; p += pass) {
                if (layout.wide()) {
                    addWide(dy.data(), dyAt, p, Math.min(m, p + pass), sums, at);
                } else {
                    addPass(dy.data(), dyAt, p, Math.min(m, p + pass), sums, at);
                }
            }
        }

        /** Adds the products of pixels {@code from} to {@code end} with lanes along filters. */
        private void addWide(float[] dy, int dyAt, int from, int end, float[] sums, int at) {
            Scratch scratch = Scratch.get();
            float[] tile = scratch.panels(WindowTiles.WIDTH);
            Arrays.fill(tile, Scratch.PANELS, Scratch.PANELS + WindowTiles.WIDTH, 0);
            int to = at;
            for (int column = 0; column < layout.columns(); ) {
                int width = WindowTiles.width(column, layout.columns());
                boolean there = g.k() == width;
                float[] panel = there ? dy : scratch.patches((end - from) * width);
                int panelAt = there ? dyAt + from * width : 0;
                if (!there) {
                    int n = Math.min(width, g.k() - column);
                    Images.copyRows(dy, dyAt + from * g.k() + column, g.k(), panel, 0, width, n, end - from);
                }
                for (int i = 0; i < layout.length(); i += ROWS, to += ROWS * width) {
                    WindowTiles.columns(
                            width,
                            image,
                            i,
                            plan.windows(),
                            from,
                            panel,
                            panelAt,
                            end - from,
                            tile,
                            Scratch.PANELS,
                            tile,
                            Lanes.FIRST,
                            width);
                    Tiles.add(sums, to, tile, Lanes.FIRST, ROWS * width);
                }
                column += width;
            }
        }

        /** Adds the products of pixels {@code from} to {@code end}. */
        private void addPass(float[] dy, int dyAt, int from, int end, float[] sums, int at) {
            Scratch scratch = Scratch.get();
            float[] tile = scratch.panels(WindowTiles.WIDTH);
            Arrays.fill(tile, Scratch.PANELS, Scratch.PANELS + WindowTiles.WIDTH, 0);
            float[] six = g.k() == ROWS ? dy : scratch.patches((end - from) * ROWS);
            int sixAt = g.k() == ROWS ? dyAt : -from * ROWS;
            int to = at;
            for (int first = 0; first < g.k(); first += ROWS) {
                if (g.k() != ROWS) {
                    int n = Math.min(ROWS, g.k() - first);
                    Images.copyRows(dy, dyAt + from * g.k() + first, g.k(), six, 0, ROWS, n, end - from);
                }
                for (int run = 0; run < layout.runs(); run++) {
                    for (int column = 0; column < layout.lanes(); ) {
                        int width = WindowTiles.width(column, layout.lanes());
                        int bAt = layout.start(run) + column;
                        WindowTiles.packed(
                                width,
                                six,
                                sixAt,
                                image,
                                bAt,
                                plan.windows(),
                                from,
                                end,
                                tile,
                                Scratch.PANELS,
                                tile,
                                Lanes.FIRST,
                                width);
                        Tiles.add(sums, to, tile, Lanes.FIRST, ROWS * width);
                        to += ROWS * width;
                        column += width;
                    }
                }
            }
        }

        /** Writes row after row of windows: of each of its columns, the pixels of all rows of a window. */
        private void placeBeside(float[] copy, int to) {
            for (int i = 0; i < rows; i++) {
                int from = i * g.sh() * layout.imageWidth() * g.c();
                Gather.copy(copy, from, plan.beside(), layout.rowSize(), image, to + i * layout.rowSize());
            }
        }
    }
}
