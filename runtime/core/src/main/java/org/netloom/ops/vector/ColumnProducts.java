package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.netloom.ops.Workers;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Products whose left operand is stored transposed, the gradients of weights: {@code c[m,n] = a' * b} with a stored k x m.
 * Short rows of a are read where they lie, so that memory works while the kernel does; longer ones, which compete for the
 * same places in the cache where they are a power of two apart, are packed in tiles of a few columns. Where the result is
 * small, its sums are split in slices of k, which are added in their order.
 */
final class ColumnProducts {
    /** Steps of one pass: a panel of 48 KiB with AVX-512. */
    private static final int STEPS = 384;

    /** Tiles of columns of a in one task: 432 KiB where they are packed. */
    private static final int TILES = 24;

    /** Panels of one task: 384 KiB, and its sums are of 288 KiB. */
    private static final int PANELS = 8;

    /** Tasks there should be at least. */
    private static final int TASKS = 8;

    /** Steps of a slice at least, for its sums to be worth adding up. */
    private static final int SLICE = 512;

    /** Rows of a that are so long are packed. */
    private static final int FAR = 512;

    private static final int V = Lanes.V;
    private static final int MR = Lanes.MR;

    /** Whole vectors that hold a column of a tile. */
    private static final int SPAN = Math.ceilDiv(MR, V) * V;

    private final Workers workers;

    ColumnProducts(Workers workers) {
        this.workers = workers;
    }

    /**
     * The left operand: element i of step p is {@code data[at + p*ld + i]}, or {@code data[at + starts[p] + i]}.
     *
     * @param starts of the steps, or null where they are at one distance
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    record Left(float[] data, int at, int ld, int[] starts) {
        int start(int p) {
            return at + (starts == null ? p * ld : starts[p]);
        }

        boolean packs() {
            return starts != null || ld >= FAR;
        }
    }

    /** How a product is split: a function of the sizes alone. */
    private record Split(int m, int n, int k, int tiles, int blocks, int panels, int groups, int slices) {
        static Split of(int m, int n, int k) {
            int tiles = Math.ceilDiv(m, MR);
            int blocks = Math.ceilDiv(tiles, TILES);
            int panels = Panels.count(n);
            int groups = Math.ceilDiv(panels, PANELS);
            int slices = Math.clamp(Math.ceilDiv(TASKS, blocks * groups), 1, Math.max(1, k / SLICE));
            groups = Math.clamp(Math.ceilDiv(TASKS, blocks * slices), groups, panels);
            return new Split(m, n, k, tiles, blocks, panels, groups, slices);
        }

        int tile(int block) {
            return tiles * block / blocks;
        }

        int panel(int group) {
            return panels * group / groups;
        }

        int step(int slice) {
            return (int) ((long) k * slice / slices);
        }

        /** Floats of the sums of a task. */
        int size() {
            return Math.ceilDiv(tiles, blocks) * MR * Math.ceilDiv(panels, groups) * Lanes.NR;
        }

        int tasks() {
            return blocks * groups;
        }
    }

    /** True where a convolution by filter is such a product: windows of one pixel. */
    static boolean handles(ConvGeometry g) {
        return g.kh() == 1
                && g.kw() == 1
                && g.groups() == 1
                && g.top() == 0
                && g.left() == 0
                && (g.oh() - 1) * g.sh() < g.h()
                && (g.ow() - 1) * g.sw() < g.w();
    }

    /** Gradient of a convolution by its filters of one pixel. */
    void byFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        int pixels = x.batch() * g.oh() * g.ow();
        boolean all = g.oh() == g.h() && g.ow() == g.w();
        Left left = new Left(x.data(), x.offset(), g.c(), all ? null : starts(g, x.batch()));
        ThinProducts.Matrix right = new ThinProducts.Matrix(dy.data(), dy.offset(), g.k());
        multiply(g.c(), g.k(), pixels, left, right, new Result(dw, accumulate), dw.offset());
    }

    private static int[] starts(ConvGeometry g, int batch) {
        int[] starts = Scratch.get().rows(batch * g.oh() * g.ow());
        int p = 0;
        for (int row = 0; row < batch * g.oh(); row++) {
            int at = row / g.oh() * g.inputSize() + row % g.oh() * g.sh() * g.w() * g.c();
            for (int j = 0; j < g.ow(); j++) {
                starts[p++] = at + j * g.sw() * g.c();
            }
        }
        return starts;
    }

    void multiply(int m, int n, int k, Left a, ThinProducts.Matrix b, Result result, int cAt) {
        Split split = Split.of(m, n, k);
        int tasks = split.tasks();
        int slices = split.slices();
        float[] partial = slices > 1 ? Scratch.get().partial(slices * tasks * split.size()) : null;
        workers.run(slices * tasks, (long) m * n * k / MatmulKernels.ADDS_PER_OPERATION, t -> {
            int block = t % tasks / split.groups();
            int group = t % split.groups();
            float[] sums = slices > 1 ? partial : Scratch.get().patches(split.size());
            int at = slices > 1 ? Lanes.FIRST + t * split.size() : 0;
            multiply(split, t / tasks, block, group, a, b, sums, at, result, cAt);
        });
        if (slices > 1) {
            int size = split.size();
            workers.run(tasks, (long) slices * m * n / V, t -> {
                int at = Lanes.FIRST + t * size;
                for (int s = 1; s < slices; s++) {
                    Tiles.add(partial, at, partial, at + s * tasks * size, size);
                }
                storeAll(split, t / split.groups(), t % split.groups(), partial, at, result, cAt);
            });
        }
    }

    /** The tiles of a block and group, panel after panel, summed over the steps of a slice; an only slice's are stored. */
    private static void multiply(
            Split split,
            int slice,
            int block,
            int group,
            Left a,
            ThinProducts.Matrix b,
            float[] sums,
            int at,
            Result result,
            int cAt) {
        int firstTile = split.tile(block);
        int tiles = split.tile(block + 1) - firstTile;
        int columns = Math.min(split.m() - firstTile * MR, tiles * MR);
        int begin = split.step(slice);
        int end = split.step(slice + 1);
        int passes = Math.ceilDiv(end - begin, STEPS);
        boolean whole = split.slices() == 1 && passes == 1;
        Scratch scratch = Scratch.get();
        for (int pass = 0; pass < passes; pass++) {
            int p = begin + (int) ((long) (end - begin) * pass / passes);
            int steps = begin + (int) ((long) (end - begin) * (pass + 1) / passes) - p;
            int distance = steps * MR + V;
            float[] packed = scratch.copies(tiles * distance);
            // The last tile may overhang.
            int first = a.packs() ? 0 : columns / MR;
            int from = (firstTile + first) * MR;
            pack(a, from, p, steps, columns - first * MR, packed, Lanes.FIRST + first * distance, distance);
            int firstPanel = split.panel(group);
            int endPanel = split.panel(group + 1);
            int far = steps * Lanes.NR + V;
            float[] panels = scratch.panels((endPanel - firstPanel) * far);
            packPanels(split, firstPanel, endPanel, b, p, steps, panels, far);
            int to = at;
            for (int j = 0; j < endPanel - firstPanel; j++) {
                int panel = Scratch.PANELS + j * far;
                int width = Panels.width(Panels.columns(split.n(), firstPanel + j));
                for (int i = 0; i < tiles; i++, to += MR * width) {
                    boolean fresh = pass == 0 && !whole;
                    boolean copied = i >= first;
                    Tiles.strided(
                            copied ? packed : a.data(),
                            copied ? Lanes.FIRST + i * distance : a.start(p) + (firstTile + i) * MR,
                            copied ? MR : a.ld(),
                            panels,
                            panel,
                            steps,
                            width > V,
                            fresh ? sums : panels,
                            fresh ? to : Lanes.FIRST);
                    if (pass > 0) {
                        Tiles.add(sums, to, panels, Lanes.FIRST, MR * width);
                    }
                    if (split.slices() == 1 && pass == passes - 1) {
                        float[] sum = whole ? panels : sums;
                        store(split, firstTile + i, firstPanel + j, sum, whole ? Lanes.FIRST : to, result, cAt);
                    }
                }
            }
        }
    }

    private static void packPanels(
            Split split, int from, int end, ThinProducts.Matrix b, int p, int steps, float[] to, int distance) {
        int column = from * Lanes.NR;
        int count = Math.min(split.n(), end * Lanes.NR) - column;
        int at = b.at() + p * b.ld() + column;
        Panels.packMany(b.data(), at, b.ld(), steps, count, to, Scratch.PANELS, distance);
    }

    /**
     * Tiles of {@code MR} columns each: element i of step p of tile t is {@code to[toAt + t*distance + p*MR + i]}. Whole
     * vectors are written, whose ends the next step overwrites.
     */
    private static void pack(Left a, int first, int p, int steps, int columns, float[] to, int toAt, int distance) {
        int whole = columns < SPAN ? 0 : (columns - SPAN) / MR + 1;
        for (int s = 0; s < steps; s++) {
            int from = a.start(p + s) + first;
            int target = toAt + s * MR;
            for (int t = 0; t < whole; t++, from += MR, target += distance) {
                for (int v = 0; v < SPAN; v += V) {
                    FloatVector.fromArray(Lanes.S, a.data(), from + v).intoArray(to, target + v);
                }
            }
            for (int c = whole * MR; c < columns; c += MR, from += MR, target += distance) {
                for (int v = 0; v < SPAN; v += V) {
                    VectorMask<Float> in = Lanes.first(columns - c - v);
                    FloatVector.fromArray(Lanes.S, a.data(), from + v, in).intoArray(to, target + v);
                }
            }
        }
    }

    /** Sums of one tile and panel. */
    private static void store(Split split, int tile, int panel, float[] sums, int at, Result result, int cAt) {
        int n = split.n();
        int[] targets = Scratch.get().targets(MR);
        for (int r = 0; r < MR; r++) {
            targets[r] = r * n;
        }
        int rows = Math.min(MR, split.m() - tile * MR);
        int to = cAt + tile * MR * n;
        int columns = Panels.columns(n, panel);
        result.store(sums, at, 0, rows, targets, 0, to, panel * Lanes.NR, columns, Result.Part.WHOLE);
    }

    /** Sums of a block and group. */
    private static void storeAll(Split split, int block, int group, float[] sums, int at, Result result, int cAt) {
        for (int j = split.panel(group); j < split.panel(group + 1); j++) {
            int size = MR * Panels.width(Panels.columns(split.n(), j));
            for (int i = split.tile(block); i < split.tile(block + 1); i++, at += size) {
                store(split, i, j, sums, at, result, cAt);
            }
        }
    }
}
