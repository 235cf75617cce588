package org.netloom.opencl;

import java.util.Optional;
import org.netloom.opencl.ComponentProducts.Matrices;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
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
    private static final int TILE = 4;

    /** Tiles are rows of products: multiples of these are computed. */
    private static final int ROWS = 16;

    private final OpenClDevice device;
    private final ElementKernels elements;
    private final ComponentProducts products;

    /** Channels of a vector: 1 on cards. */
    private final int lanes;

    /** Floats of the components that exist at a time. */
    private final int space;

    WinogradConv(OpenClDevice device, boolean processor) {
        this(
                device,
                processor
                        ? new ComponentProducts.ByVectors(device)
                        : new ComponentProducts.ByItems(device, Optional.empty()),
                processor ? VectorTile.LANES : 1,
                space(processor));
    }

    /** Floats of the components that exist at a time, on a device of that kind. */
    static int space(boolean processor) {
        return processor ? 4 << 20 : 64 << 20;
    }

    WinogradConv(OpenClDevice device, ComponentProducts products, int lanes, int space) {
        this.device = device;
        this.elements = new ElementKernels(device);
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

    /** Images cut into tiles: the structure {@code Image} of {@code winograd.cl}. */
    private record Image(int h, int w, int c, int down, int across, int top, int left) {
        int[] structure() {
            return new int[] {h, w, c, down, across, top, left};
        }

        int tiles(int batch) {
            return batch * down * across;
        }
    }

    /** The image that tiles are read from, those of an output of h x w. */
    private static Image source(int sourceH, int sourceW, int c, int h, int w, int top, int left) {
        return new Image(sourceH, sourceW, c, Math.ceilDiv(h, TILE), Math.ceilDiv(w, TILE), top, left);
    }

    /** The output itself. */
    private static Image result(int h, int w, int c) {
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
        Matrices filters = filters(w, g.k(), g.c(), "-DTURNED");
        int edge = TAPS - 1;
        Image image = source(g.oh(), g.ow(), g.k(), g.h(), g.w(), edge - g.top(), edge - g.left());
        run(image, dy, filters, bias, f, result(g.h(), g.w(), g.c()), dx);
    }

    private Launch launch(String kernel, String... options) {
        return device.launch(
                PROGRAM, kernel, String.join(" ", options) + " " + Vectors.option(lanes) + " -DF_IDENTITY");
    }

    /** One work item for each task, or on processors some for each unit. */
    private void over(Launch launch, int tasks) {
        if (lanes == 1) {
            launch.groups(Math.ceilDiv(tasks, GROUP), GROUP);
        } else {
            launch.groups(ITEMS * device.facts().units(), 1);
        }
    }

    private Matrices filters(Tensor w, int rows, int columns, String... options) {
        Matrices filters = Matrices.of(device, "winograd filters", 1, rows, columns);
        Launch launch = launch("filter", options).read(w);
        filters.to(launch);
        over(launch.add(rows).add(columns), rows * columns / lanes);
        return filters;
    }

    private Matrices transformed(String kernel, Image image, Tensor x, int first, int count, int rows) {
        Matrices to = Matrices.of(device, "winograd " + kernel, 1, rows, image.c());
        Launch launch = launch(kernel).add(image.structure()).read(x);
        to.to(launch);
        over(launch.add(first).add(count).add(rows), rows * image.c() / lanes);
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
        boolean fused = lanes == 1 || f.isIdentity() || f.kind() == ActivationKind.RELU;
        ActivationFunction last = fused ? f : ActivationFunction.IDENTITY;
        pieces(image.tiles(x.batch()), image.c() + result.c(), (first, count, rows) -> {
            Matrices input = transformed("input", image, x, first, count, rows);
            Matrices sums = Matrices.of(device, "winograd sums", 1, rows, result.c());
            products.multiply(input, filters, sums, rows, image.c(), result.c());
            Launch launch = device.launch(PROGRAM, "output", Vectors.option(lanes), ElementKernels.option(last))
                    .add(result.structure());
            sums.to(launch);
            DeviceConv.epilogue(launch, bias, last).update(y);
            over(launch.add(first).add(count).add(rows), count * result.c() / lanes);
        });
        if (!fused) {
            elements.activate(f, y, y);
        }
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        Image image = source(g.h(), g.w(), g.c(), g.oh(), g.ow(), g.top(), g.left());
        Image gradient = result(g.oh(), g.ow(), g.k());
        int[] parts = {1};
        Matrices[] sums = new Matrices[1];
        pieces(image.tiles(x.batch()), g.c() + g.k(), (first, count, rows) -> {
            Matrices input = transformed("input", image, x, first, count, rows);
            Matrices given = transformed("gradient", gradient, dy, first, count, rows);
            if (first == 0) {
                parts[0] = products.parts(g.c(), rows, g.k());
                sums[0] = Matrices.of(device, "winograd sums", parts[0], g.c(), g.k());
            }
            products.multiplyTransposed(input, given, sums[0], g.c(), rows, g.k(), first > 0);
        });
        Launch launch = launch("filterGradient");
        sums[0].to(launch);
        launch.add(parts[0]).add(accumulate ? 1 : 0);
        over((accumulate ? launch.update(dw) : launch.write(dw)).add(g.c()).add(g.k()), dw.size() / lanes);
    }
}
