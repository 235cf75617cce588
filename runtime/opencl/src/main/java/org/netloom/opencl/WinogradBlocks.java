package org.netloom.opencl;

import org.netloom.opencl.ComponentProducts.Matrices;
import org.netloom.opencl.WinogradConv.Image;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Convolutions by Winograd's minimal filtering on processors where tiles are many: each thread takes some of them from the
 * image to the output, {@code winograd_blocks.cl}. Gradients by filter, which need all tiles, go another way.
 */
final class WinogradBlocks implements DeviceConv {
    /** Floats of the components of a block of tiles, which stay in the second-level cache. */
    private static final int SPACE = 320 * 1024;

    /** Tiles of a block at most. */
    private static final int MOST = 48;

    /** A tile counts as much as so many pairs of channels. */
    private static final int PER_TILE = 128;

    private static final int COMPONENTS = ComponentProducts.COMPONENTS;

    private final OpenClDevice device;
    private final WinogradConv steps;

    WinogradBlocks(OpenClDevice device, WinogradConv steps) {
        this.device = device;
        this.steps = steps;
    }

    /** With few tiles and many channels the components of the filters are the larger part, and are read again and again. */
    static boolean prefers(ConvGeometry g, int batch) {
        int tiles = WinogradConv.result(g.oh(), g.ow(), g.k()).tiles(batch);
        return WinogradConv.prefers(g, batch) && (long) tiles * PER_TILE > (long) g.c() * g.k();
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        Image image = WinogradConv.source(g.h(), g.w(), g.c(), g.oh(), g.ow(), g.top(), g.left());
        run(image, x, steps.filters(w, g.c(), g.k()), bias, f, WinogradConv.result(g.oh(), g.ow(), g.k()), y);
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        Image image = WinogradConv.turned(g);
        Matrices filters = steps.filters(w, g.k(), g.c(), WinogradConv.TURNED);
        run(image, dy, filters, bias, f, WinogradConv.result(g.h(), g.w(), g.c()), dx);
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        steps.conv2dByFilter(g, x, dy, accumulate, dw);
    }

    private static int apart(int numbers) {
        return numbers + VectorTile.LANES;
    }

    private void run(
            Image image, Tensor x, Matrices filters, Tensor bias, ActivationFunction f, Image result, Tensor y) {
        VectorTile tile = VectorTile.ofAll(result.c());
        int tiles = image.tiles(x.batch());
        int fit = SPACE / (COMPONENTS * image.c()) / tile.rows() * tile.rows();
        int share =
                VectorTile.up(Math.ceilDiv(tiles, Launch.SHARES * device.facts().units()), tile.rows());
        int block = Math.clamp(Math.min(fit, share), tile.rows(), MOST);
        int own = COMPONENTS * (apart(block * image.c()) + apart(block * tile.columns()));
        Launch launch = device.launch(
                        "winograd_blocks",
                        "convolve",
                        ElementKernels.option(f),
                        Vectors.option(VectorTile.LANES),
                        tile.option())
                .add(image.structure())
                .read(x);
        filters.to(launch);
        launch.add(result.structure());
        DeviceConv.epilogue(launch, bias, f)
                .write(y)
                .add(device.scratch("winograd block", device.facts().units() * own))
                .add(own)
                .add(tiles)
                .add(block)
                .shares();
    }
}
