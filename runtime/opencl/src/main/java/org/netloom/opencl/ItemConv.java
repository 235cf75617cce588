package org.netloom.opencl;

import java.util.List;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Convolutions by groups of work items with local memory, whatever the geometry: {@code conv_items.cl} and
 * {@code conv_item_filters.cl}.
 */
final class ItemConv implements DeviceConv {
    /** Partial sums of a gradient by filter take no more floats than this, unless one for each filter does. */
    private static final int PARTS = 16 << 20;

    /** Pixels of a part at least. */
    private static final int PIXELS = 256;

    private final OpenClDevice device;
    private final Tile tile;

    /** With one tile for everything. */
    ItemConv(OpenClDevice device, Tile tile) {
        this.device = device;
        this.tile = tile;
    }

    /** Tiles that are worth a comparison, the likely best one first. */
    static List<Tile> choices(DeviceFacts facts, Direction direction, ConvGeometry g, int batch) {
        long pixels = (long) batch * g.oh() * g.ow();
        int columns = g.k() / g.groups();
        return switch (direction) {
            case FORWARD -> Tile.choices(facts, pixels, columns, g.groups());
            case BY_DATA ->
                Tile.choices(
                        facts,
                        Math.ceilDiv((long) batch * g.h() * g.w(), g.sh() * g.sw()),
                        g.c() / g.groups(),
                        g.groups());
            case BY_FILTER ->
                Tile.choices(facts, g.patch(), columns, g.groups() * mostParts(pixels, g.patch() * g.k()));
        };
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        ConvWindow window = ConvWindow.forward(g);
        run(window, launch(window, f, x, w.offset() | y.offset()).read(w), bias, f, y);
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        for (ConvWindow window : ConvWindow.byData(g)) {
            DeviceBuffer turned = window.turned(device, w);
            run(window, launch(window, f, dy, dx.offset()).add(turned).add(0), bias, f, dx);
        }
    }

    /** @param offsets of weights and result, as far as fours are concerned */
    private Launch launch(ConvWindow window, ActivationFunction f, Tensor x, int offsets) {
        boolean wideA = Tile.wide(window.sees().c() / window.sees().groups(), x.offset());
        boolean wideB = Tile.wide(window.columns(), offsets);
        return device.launch("conv_items", "convolve", ElementKernels.option(f), tile.options(wideA, wideB))
                .add(window.structure())
                .read(x);
    }

    private void run(ConvWindow window, Launch launch, Tensor bias, ActivationFunction f, Tensor y) {
        int rows = window.rows(y.batch());
        DeviceConv.epilogue(launch, bias, f)
                .write(y)
                .add(rows)
                .tiles(tile, rows, window.columns(), window.sees().groups());
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        int columns = g.k() / g.groups();
        int tiles = Math.toIntExact(tile.groups(g.patch(), columns) * g.groups());
        int wanted = Math.ceilDiv(2 * Tile.GROUPS_PER_UNIT * device.facts().units(), tiles);
        int rowsOfPart = rowsOfPart(dy.rows(), wanted, dw.size(), tile.depth());
        int parts = Math.ceilDiv(dy.rows(), rowsOfPart);
        DeviceBuffer sums = device.scratch("parts", parts * dw.size());
        boolean wideA = Tile.wide(g.c() / g.groups(), x.offset());
        boolean wideB = Tile.wide(columns, dy.offset());
        device.launch("conv_item_filters", "byFilter", tile.options(wideA, wideB))
                .add(ConvWindow.forward(g).structure())
                .read(x)
                .read(dy)
                .add(sums)
                .add(dy.rows())
                .add(rowsOfPart)
                .tiles(tile, g.patch(), columns, g.groups() * parts);
        Launch add = device.launch("filters", "addParts").add(sums).add(parts).add(accumulate ? 1 : 0);
        (accumulate ? add.update(dw) : add.write(dw)).over(dw.size());
    }

    private static long mostParts(long rows, int floats) {
        return Math.max(1, Math.min(PARTS / floats, Math.ceilDiv(rows, PIXELS)));
    }

    /** Pixels that a part sums up: enough parts for all units, as far as memory goes, and none too small. */
    static int rowsOfPart(int rows, int wanted, int floats, int multiple) {
        int parts = Math.clamp(wanted, 1, (int) mostParts(rows, floats));
        return VectorTile.up(Math.ceilDiv(rows, parts), multiple);
    }
}
