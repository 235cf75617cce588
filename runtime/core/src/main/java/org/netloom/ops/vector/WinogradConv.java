package org.netloom.ops.vector;

import java.util.Arrays;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Convolutions with 3 x 3 taps and a stride of 1 by {@link Winograd}: for each of the 36 components the tiles are rows of a
 * matrix, which is multiplied by that of the filters. The gradient by data is the same with dy for the image and filters
 * that are turned and transposed.
 */
final class WinogradConv {
    /** Floats of the components of a block of tiles. */
    private static final int SPACE = 320 * 1024;

    /** Tiles of a block at most. */
    private static final int MOST = 4 * Lanes.MR;

    /** Below so many channels most of a transform is in vain. */
    static final int FEWEST = 16;

    /** A tile counts as much as so many pairs of channels. */
    private static final int PER_TILE = 128;

    static final String BY_TILES = "winograd by tiles";
    static final String BY_PANELS = "winograd by panels";

    /** Tiles that go through a panel together. */
    private static final int GROUP = 16 * Lanes.MR;

    /** Floats of the components of a panel's filters that stay in the second-level cache. */
    private static final int OWN = 200 * 1024;

    private static final int TAPS = Winograd.TAPS * Winograd.TAPS;

    private final Workers workers;
    private final Plans<WinogradTiles> tiles = new Plans<>(WinogradTiles::of);
    private final Plans<WinogradTiles> turned = new Plans<>((g, batch) -> WinogradTiles.of(turned(g), batch));

    WinogradConv(Workers workers) {
        this.workers = workers;
    }

    static boolean handles(ConvGeometry g) {
        return g.kh() == Winograd.TAPS
                && g.kw() == Winograd.TAPS
                && g.sh() == 1
                && g.sw() == 1
                && g.dh() == 1
                && g.dw() == 1
                && g.groups() == 1
                && Math.min(g.c(), g.k()) >= FEWEST
                && Math.max(g.c(), g.k()) <= Segments.BLOCK;
    }

    /** Many filters and few tiles: components of filters are the larger part, which a task keeps to itself. */
    static boolean prefersPanels(ConvGeometry g, int batch) {
        int tiles = WinogradTiles.of(g, batch).total();
        return prefersTiles(g, batch) && (long) tiles * PER_TILE <= (long) g.c() * g.k();
    }

    static boolean prefersTiles(ConvGeometry g, int batch) {
        return WinogradTiles.of(g, batch).total() >= Lanes.MR;
    }

    void forwardByTiles(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        byTiles(forward(g, x, w, bias, f, y));
    }

    void forwardByPanels(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        byPanels(forward(g, x, w, bias, f, y));
    }

    void byDataByTiles(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        byTiles(byData(g, dy, w, bias, f, dx));
    }

    void byDataByPanels(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        byPanels(byData(g, dy, w, bias, f, dx));
    }

    private Call forward(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        return new Call(g, tiles.of(g, x.batch()), x, w, false, bias, f, y);
    }

    /** The convolution of dy with zeros around by turned filters. */
    private Call byData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        WinogradTiles pieces = turned.of(g, dy.batch());
        return new Call(pieces.g(), pieces, dy, w, true, bias, f, dx);
    }

    private static ConvGeometry turned(ConvGeometry g) {
        int edge = Winograd.TAPS - 1;
        return new ConvGeometry(
                g.oh(), g.ow(), g.k(), g.h(), g.w(), g.c(), 3, 3, 1, 1, 1, 1, edge - g.top(), edge - g.left(), 1);
    }

    /** Functions other than ReLU go over the finished rows. */
    private void activate(Call call) {
        if (call.f.isIdentity() || call.relu()) {
            return;
        }
        int row = call.g.k() * call.g.ow();
        workers.ranges(call.y.size() / row, row, (from, to) -> {
            int at = call.y.offset() + from * row;
            ActivationKernels.apply(call.f, call.y.data(), at, call.y.data(), at, (to - from) * row);
        });
    }

    /** All filters are transformed; a task takes some tiles through all panels. */
    private void byTiles(Call call) {
        int panels = Panels.count(call.g.k());
        int length = Winograd.COMPONENTS * Panels.size(call.g.c(), call.g.k());
        float[] filters = Packed.of(
                call.w,
                call.turned ? "winograd, turned" : "winograd",
                length,
                to -> workers.run(panels, call.filterCost(), j -> {
                    call.taps(j);
                    call.filters(j, 0, Winograd.EDGE, to, Lanes.FIRST + call.filtersAt(j));
                }));
        int total = call.tiles.total();
        int size = block(call.tiles);
        int blocks = Math.ceilDiv(total, size);
        int[] components = call.tiles.components(0, size);
        workers.run(blocks, call.cost(), block -> {
            int first = block * size;
            int count = Math.min(size, total - first);
            float[] images = Scratch.get().copies(call.tiles.size(Winograd.COMPONENTS, size) + Segments.DISTANCE);
            call.tiles.input(
                    call.x.data(), call.x.offset(), first, count, 0, Winograd.EDGE, images, Lanes.FIRST, components);
            for (int j = 0; j < panels; j++) {
                int at = Lanes.FIRST + call.filtersAt(j);
                call.multiply(j, 0, Winograd.EDGE, filters, at, images, Lanes.FIRST, components, count);
                call.finish(j, first, count);
            }
        });
        activate(call);
    }

    /** All tiles are transformed; a task takes all through one panel, whose filters it transforms itself. */
    private void byPanels(Call call) {
        int total = call.tiles.total();
        int[] components = call.tiles.components(0, total);
        float[] images =
                Scratch.get().shared(call.tiles.size(Winograd.COMPONENTS, total) + Lanes.MR * Segments.DISTANCE);
        call.tiles.input(workers, call.x, images, components);
        int rows = Math.clamp(OWN / ((long) Winograd.EDGE * call.g.c() * Lanes.NR), 1, Winograd.EDGE);
        workers.run(Panels.count(call.g.k()), call.cost(), j -> {
            float[] filters = Scratch.get().copies(rows * Winograd.EDGE * call.g.c() * Lanes.NR);
            call.taps(j);
            for (int first = 0; first < total; first += GROUP) {
                int count = Math.min(GROUP, total - first);
                int at = Lanes.FIRST + first * Segments.DISTANCE;
                for (int row = 0; row < Winograd.EDGE; row += rows) {
                    int end = Math.min(Winograd.EDGE, row + rows);
                    call.filters(j, row, end, filters, Lanes.FIRST);
                    call.multiply(j, row, end, filters, Lanes.FIRST, images, at, components, count);
                }
                call.finish(j, first, count);
            }
        });
        activate(call);
    }

    /** Tiles that stay in the second-level cache with what they bring forth, in whole tiles of a product. */
    private static int block(WinogradTiles tiles) {
        int fit = SPACE / tiles.size(Winograd.COMPONENTS, Lanes.MR);
        return Math.clamp(fit * Lanes.MR, Lanes.MR, MOST);
    }

    private record Call(
            ConvGeometry g,
            WinogradTiles tiles,
            Tensor x,
            Tensor w,
            boolean turned,
            Tensor bias,
            ActivationFunction f,
            Tensor y) {
        boolean relu() {
            return f.kind() == ActivationKind.RELU;
        }

        /** Where the components of panel j start among those of all panels. */
        int filtersAt(int j) {
            return Winograd.COMPONENTS * j * Lanes.NR * g.c();
        }

        long filterCost() {
            return 5L * w.size() / Lanes.V;
        }

        long cost() {
            return (long) tiles.total() * Winograd.COMPONENTS * g.c() * g.k() / MatmulKernels.ADDS_PER_OPERATION;
        }

        /** Filters of panel j, tap by tap, {@code c x width} each, to where {@link #filters} finds them. */
        void taps(int j) {
            int columns = Panels.columns(g.k(), j);
            int size = g.c() * Panels.width(columns);
            float[] taps = Scratch.get().taps(TAPS * size);
            int matrix = g.c() * g.k();
            for (int tap = 0; tap < TAPS; tap++) {
                int at = w.offset() + tap * matrix;
                if (turned) {
                    int to = Lanes.FIRST + (TAPS - 1 - tap) * size;
                    Panels.packTransposed(w.data(), at + j * Lanes.NR * g.c(), g.c(), g.c(), columns, taps, to);
                } else {
                    int to = Lanes.FIRST + tap * size;
                    Panels.pack(w.data(), at + j * Lanes.NR, g.k(), g.c(), columns, taps, to);
                }
            }
        }

        /** Rows {@code first} to {@code end} of the components of the filters of panel j: {@code c x width} each. */
        void filters(int j, int first, int end, float[] to, int toAt) {
            int size = g.c() * Panels.width(Panels.columns(g.k(), j));
            Winograd.filter(Scratch.get().taps(TAPS * size), Lanes.FIRST, size, first, end, to, toAt);
        }

        /** Floats between components of the product of so many tiles with panel j. */
        private int distance(int j, int count) {
            return Math.ceilDiv(count, Lanes.MR) * Lanes.MR * Panels.width(Panels.columns(g.k(), j));
        }

        /** Components of some tiles times those of the filters of panel j, to the thread's own memory. */
        void multiply(
                int j,
                int firstRow,
                int endRow,
                float[] filters,
                int filtersAt,
                float[] images,
                int imagesAt,
                int[] components,
                int count) {
            int width = Panels.width(Panels.columns(g.k(), j));
            boolean wide = width > Lanes.V;
            int distance = distance(j, count);
            float[] m = Scratch.get().panels(Winograd.COMPONENTS * distance);
            int b = filtersAt;
            for (int k = firstRow * Winograd.EDGE; k < endRow * Winograd.EDGE; k++, b += g.c() * width) {
                for (int i = 0; i < count; i += Lanes.MR) {
                    int a = imagesAt + components[k] + i * Segments.DISTANCE;
                    Tiles.rows(images, a, filters, b, g.c(), wide, m, Scratch.PANELS + k * distance + i * width);
                }
            }
        }

        /** What products of all components make of the output. */
        void finish(int j, int first, int count) {
            float[] b = Scratch.get().row(Lanes.V + Lanes.NR);
            Arrays.fill(b, 0, Lanes.V + Lanes.NR, 0);
            if (bias != null) {
                int columns = Panels.columns(g.k(), j);
                System.arraycopy(bias.data(), bias.offset() + j * Lanes.NR, b, Lanes.V, columns);
            }
            int distance = distance(j, count);
            float[] m = Scratch.get().panels(Winograd.COMPONENTS * distance);
            tiles.output(m, Scratch.PANELS, distance, first, count, j, b, relu(), y.data(), y.offset());
        }
    }
}
