package org.netloom.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netloom.ops.Algorithms;
import org.netloom.ops.Devices;
import org.netloom.ops.Randoms;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Convolutions with every kind of tile, those for cards included, on whatever device there is, against the oracle. */
@NeedsOpenCl
class ConvTilesTest {
    private static final ScalarOps ORACLE = new ScalarOps(new Workers(1));
    private static final ActivationFunction RELU = ActivationFunction.of(ActivationKind.RELU);

    /** Strides, dilation, uneven padding, groups; tiles that are not full. */
    private static final List<ConvGeometry> GEOMETRIES = List.of(
            new ConvGeometry(9, 7, 19, 9, 7, 37, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new ConvGeometry(11, 12, 10, 5, 6, 14, 3, 2, 2, 2, 1, 2, 0, 1, 2),
            new ConvGeometry(10, 9, 8, 5, 5, 36, 3, 3, 2, 2, 1, 1, 1, 1, 1),
            new ConvGeometry(9, 8, 24, 7, 6, 40, 3, 3, 1, 1, 1, 1, 0, 0, 2),
            new ConvGeometry(12, 9, 3, 8, 4, 70, 5, 3, 1, 2, 2, 1, 3, 0, 1),
            new ConvGeometry(8, 8, 33, 8, 8, 130, 1, 1, 1, 1, 1, 1, 0, 0, 1));

    private final OpenClDevice device = ((OpenClOps) Devices.open("opencl", 1)).device();

    private Tensor random(long seed, int batch, int... dims) {
        Tensor t = Tensor.allocate(batch, Shape.of(dims), Precision.FLOAT);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, 2 * Randoms.uniform(seed, i) - 1);
        }
        return t;
    }

    private static Tensor like(Tensor t) {
        return Tensor.allocate(t.batch(), t.shape(), Precision.FLOAT);
    }

    /** All tiles that a device may get are whole: their items fetch equally much. */
    @Test
    void tilesOfItemsFollowTheOracle() {
        for (Tile tile : Tile.ALL) {
            assertTrue(tile.even(), tile::toString);
        }
        check("small tiles", new ItemConv(device, Tile.SMALL));
        // A processor's compiler takes long for large ones.
        check(
                "large tiles",
                new ItemConv(device, new Tile(64, 64, 8, 8, 8)),
                List.of(GEOMETRIES.get(0), GEOMETRIES.get(2)));
    }

    /** Products of matrices; the last one takes slices of its pixels. */
    @Test
    void singleTapsFollowTheOracle() {
        List<ConvGeometry> geometries = List.of(
                new ConvGeometry(8, 8, 33, 8, 8, 130, 1, 1, 1, 1, 1, 1, 0, 0, 1),
                new ConvGeometry(3, 5, 32, 3, 5, 20, 1, 1, 1, 1, 1, 1, 0, 0, 1),
                new ConvGeometry(20, 20, 8, 20, 20, 12, 1, 1, 1, 1, 1, 1, 0, 0, 1));
        OpenClDevice card =
                OpenClCandidate.asCard((OpenClOps) Devices.open("opencl", 1)).device();
        check("products", new ProductConv(new MatmulKernels(card, new Tuning(card, new Algorithms()))), geometries);
        for (ConvGeometry g : geometries) {
            assertTrue(ProductConv.handles(g), g::toString);
        }
    }

    @Test
    void tilesOfVectorsFollowTheOracle() {
        List<VectorTile> tiles = List.of(VectorTile.DEFAULT, VectorTile.NARROW, new VectorTile(4, 4));
        for (VectorTile tile : tiles) {
            assertTrue(VectorTile.space().contains(tile), tile::toString);
            check(tile.toString(), new VectorConv(device, Optional.of(tile)));
        }
    }

    /** In one piece and in several, the last of which is not full. */
    @Test
    void winogradFollowsTheOracle() {
        List<ConvGeometry> geometries = List.of(
                new ConvGeometry(9, 7, 32, 9, 7, 48, 3, 3, 1, 1, 1, 1, 1, 1, 1),
                new ConvGeometry(8, 12, 16, 8, 9, 96, 3, 3, 1, 1, 1, 1, 2, 0, 1),
                new ConvGeometry(13, 10, 64, 11, 8, 32, 3, 3, 1, 1, 1, 1, 0, 0, 1),
                new ConvGeometry(4, 4, 128, 4, 4, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1));
        // Blocks that are not full, and for the last geometry a thread without one.
        check("blocks", new WinogradBlocks(device, new WinogradConv(device)), geometries);
        MatmulKernels products = new MatmulKernels(device, new Tuning(device, new Algorithms()));
        for (int space : new int[] {1, 1 << 20}) {
            for (Tile tile : List.of(Tile.SMALL, new Tile(64, 32, 16, 4, 4))) {
                ComponentProducts items = new ComponentProducts.ByTiles(products, tile);
                check(tile.toString(), new WinogradConv(device, items, 1, space), geometries);
            }
            check("vectors", new WinogradConv(device, new ComponentProducts.ByVectors(device), 16, space), geometries);
        }
    }

    private void check(String what, DeviceConv conv) {
        check(what, conv, GEOMETRIES);
    }

    private void check(String what, DeviceConv conv, List<ConvGeometry> geometries) {
        for (ConvGeometry g : geometries) {
            String where = what + " " + g;
            Tensor x = random(1, 5, g.h(), g.w(), g.c());
            Tensor w = random(2, 1, g.kh(), g.kw(), g.c() / g.groups(), g.k());
            Tensor dy = random(3, 5, g.oh(), g.ow(), g.k());
            Tensor filters = random(4, 1, g.k());
            Tensor channels = random(5, 1, g.c());
            agree(where, dy, (t, device) -> {
                if (device) {
                    conv.conv2d(g, x, w, filters, RELU, t);
                } else {
                    ORACLE.conv2d(g, x, w, filters, RELU, t);
                }
            });
            agree(where + " by data", x, (t, device) -> {
                if (device) {
                    conv.conv2dByData(g, dy, w, channels, RELU, t);
                } else {
                    ORACLE.conv2dByData(g, dy, w, channels, RELU, t);
                }
            });
            agree(where + " by filter", w, (t, device) -> {
                if (device) {
                    conv.conv2dByFilter(g, x, dy, true, t);
                } else {
                    ORACLE.conv2dByFilter(g, x, dy, true, t);
                }
            });
        }
    }

    private interface Run {
        void run(Tensor result, boolean onDevice);
    }

    /** Twice on the device: the same bits. */
    private static void agree(String what, Tensor shape, Run run) {
        Tensor expected = random01(shape);
        Tensor actual = random01(shape);
        Tensor again = random01(shape);
        run.run(expected, false);
        run.run(actual, true);
        run.run(again, true);
        assertArrayEquals(actual.toArray(), again.toArray(), what);
        float[] numbers = actual.toArray();
        for (int i = 0; i < numbers.length; i++) {
            double e = expected.get(i);
            assertEquals(e, numbers[i], 1e-4 * Math.max(1, Math.abs(e)), what);
        }
    }

    private static Tensor random01(Tensor shape) {
        Tensor t = like(shape);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, Randoms.uniform(9, i));
        }
        return t;
    }
}
