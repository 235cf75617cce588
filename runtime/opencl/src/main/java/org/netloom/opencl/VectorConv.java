package org.netloom.opencl;

import java.util.Optional;
import java.util.function.Supplier;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Convolutions on devices that are processors, whatever the geometry: {@code conv_vectors.cl}. */
final class VectorConv implements DeviceConv {
    /** Shares of the tasks for each unit: with more, a gradient by filter has more partial sums to add. */
    private static final int SHARES = 4;

    /** Floats that a block of pixels sees, at most: they stay in the second-level cache. */
    private static final int SEEN = 96 * 1024;

    /** Pixels of a block at most. */
    private static final int BLOCK = 96;

    /** Partial sums of a gradient by filter take no more floats than this, unless one for each unit does. */
    static final int PARTS = 8 << 20;

    private final OpenClDevice device;
    private final Optional<VectorTile> forced;

    VectorConv(OpenClDevice device) {
        this(device, Optional.empty());
    }

    /** With one tile for everything, so that tiles can be compared. */
    VectorConv(OpenClDevice device, Optional<VectorTile> forced) {
        this.device = device;
        this.forced = forced;
    }

    private VectorTile tile(int columns) {
        return forced.orElseGet(() -> VectorTile.of(columns));
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        ConvWindow window = ConvWindow.forward(g);
        run(window, x, panels(window, w, () -> launch("panels").read(w)), bias, f, y);
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        for (ConvWindow window : ConvWindow.byData(g)) {
            DeviceBuffer panels = panels(window, w, () -> window.turn(launch("turnedPanels"), w));
            run(window, dy, panels, bias, f, dx);
        }
    }

    private Launch launch(String kernel) {
        return device.launch("filter_panels", kernel, "-DF_IDENTITY");
    }

    private static int depth(ConvWindow window) {
        return VectorTile.up(window.terms(), VectorTile.LANES);
    }

    private int width(ConvWindow window) {
        return VectorTile.up(window.columns(), tile(window.columns()).columns());
    }

    /** @param weights gives a kernel those that it reads */
    private DeviceBuffer panels(ConvWindow window, Tensor w, Supplier<Launch> weights) {
        int groups = window.sees().groups();
        int size = groups * depth(window) * width(window);
        return Packed.of(device, w, "panels", window.toString(), size, panels -> {
            if (size > 0) {
                weights.get()
                        .add(window.terms())
                        .add(window.columns())
                        .add(groups)
                        .add(depth(window))
                        .add(width(window))
                        .add(panels)
                        .over(size / VectorTile.LANES);
            }
        });
    }

    private void run(ConvWindow window, Tensor x, DeviceBuffer panels, Tensor bias, ActivationFunction f, Tensor y) {
        VectorTile tile = tile(window.columns());
        int depth = depth(window);
        int rows = window.rows(y.batch());
        int block = block(depth, rows, tile);
        Launch launch = device.launch(
                        "conv_vectors", "convolve", ElementKernels.option(f), tile.option(), "-DBLOCK=" + BLOCK)
                .add(window.structure())
                .read(x)
                .add(panels);
        DeviceConv.epilogue(launch, bias, f)
                .write(y)
                .add(device.scratch("seen", device.facts().units() * depth * block))
                .add(rows)
                .add(block)
                .add(depth)
                .add(width(window))
                .shares();
    }

    /** Pixels that go through all panels together. */
    private int block(int depth, int rows, VectorTile tile) {
        int share = Math.ceilDiv(rows, SHARES * device.facts().units());
        int most = Math.clamp(SEEN / Math.max(1, depth) / tile.rows() * tile.rows(), tile.rows(), BLOCK);
        return Math.min(most, VectorTile.up(share, tile.rows()));
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        int columns = g.k() / g.groups();
        VectorTile tile = tile(columns);
        int depth = VectorTile.up(g.patch(), VectorTile.LANES);
        int width = VectorTile.up(columns, tile.columns());
        int block = block(depth + width, dy.rows(), tile);
        int all = g.groups() * depth * width;
        int units = device.facts().units();
        int parts = Math.min(Math.clamp(PARTS / all, units, SHARES * units), Math.ceilDiv(dy.rows(), block));
        DeviceBuffer sums = device.scratch("parts", parts * all);
        device.launch("conv_vectors", "byFilter", "-DF_IDENTITY", tile.option(), "-DBLOCK=" + BLOCK)
                .add(ConvWindow.forward(g).structure())
                .read(x)
                .read(dy)
                .add(sums)
                .add(device.scratch("seen", units * (depth + width) * block))
                .add(dy.rows())
                .add(block)
                .add(depth)
                .add(width)
                .shares(parts);
        Launch add = launch("addPanels")
                .add(sums)
                .add(parts)
                .add(accumulate ? 1 : 0)
                .add(g.patch())
                .add(columns)
                .add(g.groups())
                .add(depth)
                .add(width);
        (accumulate ? add.update(dw) : add.write(dw)).over(all / VectorTile.LANES);
    }
}
