package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.netloom.ops.Workers;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Gradient by filter of convolutions with 3 x 3 taps and a stride of 1 by {@link Winograd}: for each of the 36 components
 * the transposed tiles of x times those of dy, summed over all tiles. A task sums up one row of six components over a slice
 * of the batch, so that its sums stay in the cache; slices are added in their order.
 */
final class WinogradByFilter {
    /** Floats of the components of a block of tiles. */
    private static final int SPACE = 256 * 1024;

    /** Floats that the sums of all slices may take. */
    private static final int SUMS = 16 << 20;

    /** Floats of the sums of a task that stay in the second-level cache. */
    private static final int OWN = 176 * 1024;

    /** Tiles a slice should have at least. */
    private static final int SLICE = 64;

    private static final int TASKS = 16;

    /** A tile counts as much as so many pairs of channels. */
    private static final int PER_TILE = 2048;

    private static final int LD = Segments.DISTANCE;

    private final Workers workers;
    private final Plans<WinogradTiles> plans = new Plans<>(WinogradTiles::of);

    WinogradByFilter(Workers workers) {
        this.workers = workers;
    }

    static boolean handles(ConvGeometry g) {
        return WinogradConv.handles(g);
    }

    static boolean prefers(ConvGeometry g, int batch) {
        return WinogradTiles.of(g, batch).total() >= Lanes.MR;
    }

    /** Many filters and few tiles: sums of all components would be the larger part. */
    static boolean prefersPanels(ConvGeometry g, int batch) {
        long tiles = WinogradTiles.of(g, batch).total();
        return tiles >= Lanes.MR && tiles * PER_TILE <= (long) g.c() * g.k();
    }

    /**
     * All tiles of x are transformed; a task takes them through one panel of filters, and each tile of its sums is finished
     * while it is in the cache.
     */
    void byPanels(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        WinogradTiles tiles = plans.of(g, x.batch());
        int total = tiles.total();
        int[] components = tiles.components(0, total);
        float[] images = Scratch.get().shared(tiles.size(Winograd.COMPONENTS, total) + LD);
        tiles.input(workers, x, images, components);
        int panels = Panels.count(g.k());
        int parts = Math.clamp(Math.ceilDiv(TASKS, panels), 1, rowTiles(g));
        Call call = new Call(g, tiles, x, dy, images);
        workers.run(panels * parts, cost(g, total), t -> {
            int part = t % parts;
            int first = rowTiles(g) * part / parts;
            call.panel(t / parts, first, rowTiles(g) * (part + 1) / parts, components, accumulate, dw);
        });
    }

    private static long cost(ConvGeometry g, int tiles) {
        return (long) tiles * Winograd.COMPONENTS * g.c() * g.k() / MatmulKernels.ADDS_PER_OPERATION;
    }

    /** A task sums up some components over a slice of the batch. */
    void bySlices(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        WinogradTiles tiles = plans.of(g, x.batch());
        int sums = Winograd.COMPONENTS * size(g);
        int rows = rowsOfTask(g);
        int groups = Winograd.EDGE / rows;
        int most = Math.min(SUMS / sums, tiles.total() / SLICE);
        int slices = Math.clamp(most, 1, Math.ceilDiv(TASKS, groups));
        int parts = Math.clamp(Math.ceilDiv(TASKS, slices * groups), 1, Panels.count(g.k()));
        Call call = new Call(g, tiles, x, dy, Scratch.get().shared(slices * sums));
        workers.run(slices * groups * parts, cost(g, tiles.total()), t -> {
            int slice = t / (groups * parts);
            int row = t / parts % groups * rows;
            int part = t % parts;
            int panels = Panels.count(g.k());
            int from = (int) ((long) tiles.total() * slice / slices);
            int end = (int) ((long) tiles.total() * (slice + 1) / slices);
            int at = Lanes.FIRST + slice * sums + row * Winograd.EDGE * size(g);
            call.sum(row, row + rows, from, end, panels * part / parts, panels * (part + 1) / parts, at);
        });
        workers.run(
                rowTiles(g), (long) dw.size() * (slices + 4) / Lanes.V, i -> call.finish(i, slices, accumulate, dw));
    }

    /** Rows of components that a task takes: as many as have room for their sums, so that tiles are read less often. */
    private static int rowsOfTask(ConvGeometry g) {
        int row = Winograd.EDGE * size(g);
        int rows = Winograd.EDGE;
        while (rows > 1 && (Winograd.EDGE % rows != 0 || rows * row > OWN)) {
            rows--;
        }
        return rows;
    }

    private static int rowTiles(ConvGeometry g) {
        return Math.ceilDiv(g.c(), Lanes.MR);
    }

    /** Floats of the sums of one component: tiles of all rows for the first panel, for the second, and so on. */
    private static int size(ConvGeometry g) {
        return rowTiles(g) * Lanes.MR * Panels.size(1, g.k());
    }

    /** @param shared sums of components, or components of all tiles of x where a task keeps its sums to itself */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    private record Call(ConvGeometry g, WinogradTiles tiles, Tensor x, Tensor dy, float[] shared) {
        /** Tiles of the components of a block that stay in the second-level cache. */
        private int block(int components) {
            int each = tiles.size(components, 1) + components * Panels.size(1, g.k());
            return Math.max(Lanes.MR, SPACE / each);
        }

        /** Some rows of components over tiles {@code from} to {@code end}, for some panels. */
        void sum(int firstRow, int endRow, int from, int end, int firstPanel, int endPanel, int at) {
            int number = (endRow - firstRow) * Winograd.EDGE;
            int blocks = Math.ceilDiv(end - from, block(number));
            int size = Math.ceilDiv(end - from, blocks);
            int[] components = tiles.components(firstRow * Winograd.EDGE, size);
            int distance = (Panels.size(1, g.k()) - firstPanel * Lanes.NR) * size;
            Scratch scratch = Scratch.get();
            float[] images = scratch.copies(tiles.size(number, size) + LD);
            float[] panels = scratch.panels(number * distance);
            for (int first = from; first < end; first += size) {
                int count = Math.min(size, end - first);
                tiles.input(x.data(), x.offset(), first, count, firstRow, endRow, images, Lanes.FIRST, components);
                tiles.gradient(
                        dy.data(),
                        dy.offset(),
                        first,
                        count,
                        firstRow,
                        endRow,
                        firstPanel,
                        endPanel,
                        panels,
                        Scratch.PANELS,
                        distance);
                for (int k = 0; k < number; k++) {
                    int image = Lanes.FIRST + components[firstRow * Winograd.EDGE + k];
                    int panel = Scratch.PANELS + k * distance;
                    int sum = at + k * size(g);
                    add(images, image, panels, panel, count, firstPanel, endPanel, sum, first == from);
                }
            }
        }

        /** The product of one component of a block. */
        private void add(
                float[] images,
                int image,
                float[] panels,
                int panel,
                int count,
                int firstPanel,
                int endPanel,
                int sum,
                boolean begin) {
            for (int j = firstPanel; j < endPanel; j++) {
                int width = Panels.width(Panels.columns(g.k(), j));
                boolean wide = width > Lanes.V;
                int b = panel + (j - firstPanel) * Lanes.NR * count;
                for (int i = 0; i < rowTiles(g); i++) {
                    int a = image + i * Lanes.MR;
                    int to = sum + (j * Lanes.NR * rowTiles(g) + i * width) * Lanes.MR;
                    if (begin) {
                        Tiles.strided(images, a, LD, panels, b, count, wide, shared, to);
                    } else {
                        Tiles.strided(images, a, LD, panels, b, count, wide, panels, Lanes.FIRST);
                        Tiles.add(shared, to, panels, Lanes.FIRST, Lanes.MR * width);
                    }
                }
            }
        }

        /** Some rows of tiles of panel j, all components and all tiles of the images. */
        void panel(int j, int firstRow, int endRow, int[] components, boolean accumulate, Tensor dw) {
            int columns = Panels.columns(g.k(), j);
            int width = Panels.width(columns);
            int total = tiles.total();
            int tile = Lanes.MR * width;
            float[] panel = Scratch.get().panels(Winograd.COMPONENTS * (total * width + tile));
            int distance = total * width;
            int m = Scratch.PANELS + Winograd.COMPONENTS * distance;
            tiles.gradient(
                    dy.data(), dy.offset(), 0, total, 0, Winograd.EDGE, j, j + 1, panel, Scratch.PANELS, distance);
            for (int i = firstRow; i < endRow; i++) {
                for (int k = 0; k < Winograd.COMPONENTS; k++) {
                    int a = Lanes.FIRST + components[k] + i * Lanes.MR;
                    int b = Scratch.PANELS + k * distance;
                    Tiles.strided(shared, a, LD, panel, b, total, width > Lanes.V, panel, m + k * tile);
                }
                taps(i, j, panel, m, tile, accumulate, dw);
            }
        }

        /** Taps of row tile i and panel j from the sums of all components, {@code distance} apart. */
        private void taps(int i, int j, float[] m, int at, int distance, boolean accumulate, Tensor dw) {
            float[] taps = Scratch.get().patches(9 * Lanes.NR);
            int rows = Math.min(Lanes.MR, g.c() - i * Lanes.MR);
            int columns = Panels.columns(g.k(), j);
            int width = Panels.width(columns);
            for (int r = 0; r < rows; r++) {
                for (int v = 0; v < width; v += Lanes.V) {
                    Winograd.filterGradient(m, at + r * width + v, distance, taps, v, Lanes.NR);
                }
                int to = dw.offset() + (i * Lanes.MR + r) * g.k() + j * Lanes.NR;
                store(taps, columns, accumulate, dw.data(), to);
            }
        }

        /** Adds the slices of row tile i and transforms them into taps. */
        void finish(int i, int slices, boolean accumulate, Tensor dw) {
            for (int j = 0; j < Panels.count(g.k()); j++) {
                int width = Panels.width(Panels.columns(g.k(), j));
                int at = Lanes.FIRST + (j * Lanes.NR * rowTiles(g) + i * width) * Lanes.MR;
                for (int s = 1; s < slices; s++) {
                    for (int k = 0; k < Winograd.COMPONENTS; k++) {
                        int from = at + (s * Winograd.COMPONENTS + k) * size(g);
                        Tiles.add(shared, at + k * size(g), shared, from, Lanes.MR * width);
                    }
                }
                taps(i, j, shared, at, size(g), accumulate, dw);
            }
        }

        private void store(float[] taps, int columns, boolean accumulate, float[] dw, int at) {
            for (int v = 0; v < columns; v += Lanes.V) {
                VectorMask<Float> in = Lanes.first(columns - v);
                for (int tap = 0; tap < 9; tap++) {
                    int to = at + tap * g.c() * g.k() + v;
                    FloatVector sum = FloatVector.fromArray(Lanes.S, taps, tap * Lanes.NR + v);
                    if (accumulate) {
                        sum = sum.add(FloatVector.fromArray(Lanes.S, dw, to, in));
                    }
                    sum.intoArray(dw, to, in);
                }
            }
        }
    }
}
