package org.netloom.opencl;

import java.util.List;
import org.netloom.opencl.ComponentProducts.Matrices;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Convolutions with 3 x 3 taps and a stride of 1 by Winograd's minimal filtering, {@code winograd.cl}: the batch is cut
 * into tiles, some of which at a time are transformed, multiplied and transformed back. The gradient by data is the same
 * with dy for the image and filters that are turned and transposed.
 */
final class WinogradConv implements DeviceConv {
    private static final String PROGRAM = "winograd";
    private static final int TAPS = 3;

    /** Filters with their taps and channels exchanged. */
    static final String TURNED = "-DTURNED";

    private static final int TILE = 4;

    /** Tiles are rows of products: multiples of these are computed. */
    private static final int ROWS = 16;

    /** Floats of the components that exist at a time: those of processors stay near them. */
    private static final int NEAR = 4 << 20;

    private static final int FAR = 64 << 20;

    /** Tiles that are compared. */
    private static final int CHOICES = 3;

    private final OpenClDevice device;
    private final ComponentProducts products;

    /** Channels of a vector: 1 on cards. */
    private final int lanes;

    /** Floats of the components that exist at a time. */
    private final int space;

    /** On a processor. */
    WinogradConv(OpenClDevice device) {
        this(device, new ComponentProducts.ByVectors(device), VectorTile.LANES, NEAR);
    }

    /** On a card, with products by one tile. */
    WinogradConv(OpenClDevice device, MatmulKernels products, Tile tile) {
        this(device, new ComponentProducts.ByTiles(products, tile), 1, FAR);
    }

    /** Floats of the components that exist at a time, on a device of that kind. */
    static int space(boolean processor) {
        return processor ? NEAR : FAR;
    }

    WinogradConv(OpenClDevice device, ComponentProducts products, int lanes, int space) {
        this.device = device;
        this.products = products;
        this.lanes = lanes;
        this.space = space;
    }

    static boolean handles(ConvGeometry g) {
        return g.kh() == TAPS
                && g.kw() == TAPS
                && g.sh() == 1
                && g.sw() == 1
                && g.dh() == 1
                && g.dw() == 1
                && g.groups() == 1
                && g.c() % VectorTile.LANES == 0
                && g.k() % VectorTile.LANES == 0;
    }

    /** Fewer tiles than a product has rows are mostly zeros. */
    static boolean prefers(ConvGeometry g, int batch) {
        return handles(g) && result(g.oh(), g.ow(), g.k()).tiles(batch) >= ROWS;
    }

    /** Tiles for the products on a card that are worth a comparison, the likely best one first. */
    static List<Tile> choices(DeviceFacts facts, Direction direction, ConvGeometry g, int batch) {
        int components = ComponentProducts.COMPONENTS;
        int columns = direction == Direction.BY_DATA ? g.c() : g.k();
        Image result = direction == Direction.BY_DATA ? result(g.h(), g.w(), g.c()) : result(g.oh(), g.ow(), g.k());
        int tiles = Math.min(result.tiles(batch), FAR / (components * (g.c() + g.k())));
        List<Tile> all = direction == Direction.BY_FILTER
                ? Tile.choices(facts, g.c(), columns, (long) components * MatmulKernels.mostSlices(tiles))
                : Tile.choices(facts, tiles, columns, components);
        return all.subList(0, Math.min(all.size(), CHOICES));
    }

    /** Images cut into tiles: the structure {@code Image} of {@code winograd_tiles.cl}. */
    record Image(int h, int w, int c, int down, int across, int top, int left) {
        int[] structure() {
            return new int[] {h, w, c, down, across, top, left};
        }

        int tiles(int batch) {
            return batch * down * across;
        }
    }

    /** The image that tiles are read from, those of an output of h x w. */
    static Image source(int sourceH, int sourceW, int c, int h, int w, int top, int left) {
        return new Image(sourceH, sourceW, c, Math.ceilDiv(h, TILE), Math.ceilDiv(w, TILE), top, left);
    }

    /** Tiles of dy for the gradient by data. */
    static Image turned(ConvGeometry g) {
        int edge = TAPS - 1;
        return source(g.oh(), g.ow(), g.k(), g.h(), g.w(), edge - g.top(), edge - g.left());
    }

    /** The output itself. */
    static Image result(int h, int w, int c) {
        return source(h, w, c, h, w, 0, 0);
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        Matrices filters = filters(w, g.c(), g.k());
        run(
                source(g.h(), g.w(), g.c(), g.oh(), g.ow(), g.top(), g.left()),
                x,
                filters,
                bias,
                f,
                result(g.oh(), g.ow(), g.k()),
                y);
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        Matrices filters = filters(w, g.k(), g.c(), TURNED);
        run(turned(g), dy, filters, bias, f, result(g.h(), g.w(), g.c()), dx);
    }

    private Launch launch(String kernel, String... options) {
        return device.launch(
                PROGRAM, kernel, String.join(" ", options) + " " + Vectors.option(lanes) + " -DF_IDENTITY");
    }

    /** Components of filters, rows x columns for each tap; with {@link #TURNED} those of the gradient by data. */
    Matrices filters(Tensor w, int rows, int columns, String... options) {
        String sizes = rows + " x " + columns + String.join("", options);
        return products.matrices(
                rows,
                columns,
                floats -> Packed.of(device, w, "winograd filters", sizes, floats, to -> {
                    Launch launch = launch("filter", options).read(w).add(to).add(products.apart(rows, columns));
                    launch.add(rows).add(columns).tasks(rows * columns / lanes);
                }));
    }

    private Matrices work(String name, int rows, int columns) {
        return products.matrices(rows, columns, floats -> device.scratch("winograd " + name, floats));
    }

    private Matrices transformed(String kernel, Image image, Tensor x, int first, int count, int rows) {
        Matrices to = work(kernel, rows, image.c());
        Launch launch = launch(kernel).add(image.structure()).read(x);
        to.to(launch);
        launch.add(first).add(count).add(rows).tasks(rows * image.c() / lanes);
        return to;
    }

    /** Tiles at a time, and of these what is to be done. */
    private interface Piece {
        void run(int first, int count, int rows);
    }

    private void pieces(int tiles, int channels, Piece piece) {
        int most = Math.max(ROWS, space / (ComponentProducts.COMPONENTS * channels) / ROWS * ROWS);
        int size = VectorTile.up(Math.ceilDiv(tiles, Math.ceilDiv(tiles, most)), ROWS);
        for (int first = 0; first < tiles; first += size) {
            int count = Math.min(size, tiles - first);
            piece.run(first, count, VectorTile.up(count, ROWS));
        }
    }

    private void run(
            Image image, Tensor x, Matrices filters, Tensor bias, ActivationFunction f, Image result, Tensor y) {
        pieces(image.tiles(x.batch()), image.c() + result.c(), (first, count, rows) -> {
            Matrices input = transformed("input", image, x, first, count, rows);
            Matrices sums = work("sums", rows, result.c());
            products.multiply(input, filters, sums, rows, image.c(), result.c());
            Launch launch = device.launch(PROGRAM, "output", Vectors.option(lanes), ElementKernels.option(f))
                    .add(result.structure());
            sums.to(launch);
            DeviceConv.epilogue(launch, bias, f).update(y);
            launch.add(first).add(count).add(rows).tasks(count * result.c() / lanes);
        });
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        Image image = source(g.h(), g.w(), g.c(), g.oh(), g.ow(), g.top(), g.left());
        Image gradient = result(g.oh(), g.ow(), g.k());
        Matrices sums = work("sums", g.c(), g.k());
        pieces(image.tiles(x.batch()), g.c() + g.k(), (first, count, rows) -> {
            Matrices input = transformed("input", image, x, first, count, rows);
            Matrices given = transformed("gradient", gradient, dy, first, count, rows);
            products.multiplyTransposed(input, given, sums, g.c(), rows, g.k(), first > 0);
        });
        Launch launch = launch("filterGradient");
        sums.to(launch);
        launch.add(accumulate ? 1 : 0);
        (accumulate ? launch.update(dw) : launch.write(dw))
                .add(g.c())
                .add(g.k())
                .tasks(dw.size() / lanes);
    }
}
