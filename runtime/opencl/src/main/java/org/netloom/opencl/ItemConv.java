package org.netloom.opencl;

import java.util.Optional;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Convolutions by groups of work items with local memory, whatever the geometry: {@code conv_items.cl}. */
final class ItemConv implements DeviceConv {
    /** Partial sums of a gradient by filter take no more floats than this, unless one for each filter does. */
    private static final int PARTS = 16 << 20;

    /** Pixels of a part at least. */
    private static final int PIXELS = 256;

    private final OpenClDevice device;
    private final Optional<ItemTile> forced;

    ItemConv(OpenClDevice device) {
        this(device, Optional.empty());
    }

    /** With one tile for everything, so that tiles can be compared. */
    ItemConv(OpenClDevice device, Optional<ItemTile> forced) {
        this.device = device;
        this.forced = forced;
    }

    private ItemTile tile(long rows, int columns, int groups) {
        return forced.orElseGet(() -> ItemTile.of(device.facts(), rows, columns, groups));
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        ConvWindow window = ConvWindow.forward(g);
        ItemTile tile = tile(y.rows(), window.columns(), g.groups());
        run(window, tile, launch(window, tile, f, x).read(w), bias, f, y);
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        for (ConvWindow window : ConvWindow.byData(g)) {
            DeviceBuffer turned = window.turned(device, w);
            ItemTile tile = tile(window.rows(dx.batch()), window.columns(), g.groups());
            run(window, tile, launch(window, tile, f, dy).add(turned).add(0), bias, f, dx);
        }
    }

    private Launch launch(ConvWindow window, ItemTile tile, ActivationFunction f, Tensor x) {
        return device.launch("conv_items", "convolve", ElementKernels.option(f), tile.option())
                .add(window.structure())
                .read(x);
    }

    private static void run(
            ConvWindow window, ItemTile tile, Launch launch, Tensor bias, ActivationFunction f, Tensor y) {
        int rows = window.rows(y.batch());
        DeviceConv.epilogue(launch, bias, f)
                .write(y)
                .add(rows)
                .run(
                        new long[] {
                            (long) Math.ceilDiv(rows, tile.m()) * tile.items(),
                            Math.ceilDiv(window.columns(), tile.n()),
                            window.sees().groups()
                        },
                        new long[] {tile.items(), 1, 1});
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        int columns = g.k() / g.groups();
        ItemTile tile = forced.orElse(columns <= ItemTile.NARROW.n() ? ItemTile.NARROW : ItemTile.SMALL);
        int tiles = Math.ceilDiv(g.patch(), tile.m()) * Math.ceilDiv(columns, tile.n()) * g.groups();
        int rowsOfPart =
                rowsOfPart(dy.rows(), Math.ceilDiv(4 * device.facts().units(), tiles), dw.size(), tile.depth());
        int parts = Math.ceilDiv(dy.rows(), rowsOfPart);
        DeviceBuffer sums = device.scratch("parts", parts * dw.size());
        device.launch("conv_items", "byFilter", "-DF_IDENTITY", tile.option())
                .add(ConvWindow.forward(g).structure())
                .read(x)
                .read(dy)
                .add(sums)
                .add(dy.rows())
                .add(rowsOfPart)
                .run(
                        new long[] {
                            (long) Math.ceilDiv(g.patch(), tile.m()) * tile.items(),
                            Math.ceilDiv(columns, tile.n()),
                            (long) g.groups() * parts
                        },
                        new long[] {tile.items(), 1, 1});
        Launch add = device.launch("filters", "addParts").add(sums).add(parts).add(accumulate ? 1 : 0);
        (accumulate ? add.update(dw) : add.write(dw)).over(dw.size());
    }

    /** Pixels that a part sums up: enough parts for all units, as far as memory goes, and none too small. */
    static int rowsOfPart(int rows, int wanted, int floats, int multiple) {
        int most = Math.max(1, Math.min(PARTS / floats, Math.ceilDiv(rows, PIXELS)));
        return VectorTile.up(Math.ceilDiv(rows, Math.clamp(wanted, 1, most)), multiple);
    }
}
