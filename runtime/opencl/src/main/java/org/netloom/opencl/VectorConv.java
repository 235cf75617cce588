package org.netloom.opencl;

import java.util.Optional;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Convolutions on devices that are processors, whatever the geometry: {@code conv_vectors.cl}. */
final class VectorConv implements DeviceConv {
    /** Work items for each unit, so that none waits long for the others. */
    private static final int ITEMS = 4;

    /** Floats that a block of pixels sees, at most: they stay in the second-level cache. */
    private static final int SEEN = 96 * 1024;

    /** Pixels of a block at most. */
    private static final int BLOCK = 96;

    /** Partial sums of a gradient by filter take no more floats than this, unless one for each unit does. */
    private static final int PARTS = 8 << 20;

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
        DeviceBuffer panels = panels(device.launch("filters", "panels").read(w), g.patch(), g.k() / g.groups(), g);
        run(g, x, panels, g.patch(), g.k() / g.groups(), bias, f, y);
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        DeviceBuffer turned = DeviceConv.turned(device, g, w);
        int terms = g.kh() * g.kw() * g.k() / g.groups();
        DeviceBuffer panels =
                panels(device.launch("filters", "panels").add(turned).add(0), terms, g.c() / g.groups(), g);
        run(g, dy, panels, terms, g.c() / g.groups(), bias, f, dx, BY_DATA);
    }

    private DeviceBuffer panels(Launch launch, int terms, int columns, ConvGeometry g) {
        int depth = VectorTile.up(terms, VectorTile.LANES);
        int width = VectorTile.up(columns, tile(columns).columns());
        DeviceBuffer panels = device.scratch("panels", g.groups() * depth * width);
        launch.add(panels)
                .add(terms)
                .add(columns)
                .add(g.groups())
                .add(depth)
                .add(width)
                .over(g.groups() * depth * width);
        return panels;
    }

    private void run(
            ConvGeometry g,
            Tensor x,
            DeviceBuffer panels,
            int terms,
            int columns,
            Tensor bias,
            ActivationFunction f,
            Tensor y,
            String... direction) {
        VectorTile tile = tile(columns);
        int depth = VectorTile.up(terms, VectorTile.LANES);
        int block = block(depth, y.rows(), tile);
        int items = Math.min(ITEMS * device.facts().units(), Math.ceilDiv(y.rows(), block) * g.groups());
        String options = String.join(" ", direction) + " " + ElementKernels.option(f);
        Launch launch = device.launch("conv_vectors", "convolve", options, tile.option())
                .add(DeviceConv.structure(g))
                .read(x)
                .add(panels);
        DeviceConv.epilogue(launch, bias, f)
                .write(y)
                .add(device.scratch("seen", items * depth * block))
                .add(y.rows())
                .add(block)
                .add(depth)
                .add(VectorTile.up(columns, tile.columns()))
                .groups(items, 1);
    }

    /** Pixels that go through all panels together. */
    private int block(int depth, int rows, VectorTile tile) {
        int share = Math.ceilDiv(rows, ITEMS * device.facts().units());
        int most = Math.clamp(SEEN / depth / tile.rows() * tile.rows(), tile.rows(), BLOCK);
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
        int parts = Math.min(Math.clamp(PARTS / all, units, ITEMS * units), Math.ceilDiv(dy.rows(), block));
        DeviceBuffer sums = device.scratch("parts", parts * all);
        device.launch("conv_vectors", "byFilter", "-DF_IDENTITY", tile.option())
                .add(DeviceConv.structure(g))
                .read(x)
                .read(dy)
                .add(sums)
                .add(device.scratch("seen", parts * (depth + width) * block))
                .add(dy.rows())
                .add(block)
                .add(depth)
                .add(width)
                .groups(parts, 1);
        Launch add = device.launch("filters", "addPanels")
                .add(sums)
                .add(parts)
                .add(accumulate ? 1 : 0)
                .add(columns)
                .add(g.groups())
                .add(depth)
                .add(width);
        (accumulate ? add.update(dw) : add.write(dw)).over(dw.size());
    }
}
