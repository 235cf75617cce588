package org.netloom.opencl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Convolutions: chooses the algorithm, and the size of its tiles, by geometry and device. */
final class ConvKernels implements DeviceConv {
    /** Tiles of the direct algorithm on cards that are worth a comparison, beside the rule's. */
    private static final List<ItemTile> TILES =
            List.of(ItemTile.SMALL, ItemTile.LARGE, new ItemTile(128, 128, 8, 8, 8), new ItemTile(64, 128, 16, 8, 8));

    private final OpenClDevice device;
    private final Tuning tuning;
    private final DeviceConv depthwise;
    private final DeviceConv direct;
    private final DeviceConv winograd;

    ConvKernels(OpenClDevice device, Tuning tuning) {
        this.device = device;
        this.tuning = tuning;
        depthwise = new DepthwiseConv(device);
        winograd = new WinogradConv(device, device.facts().processor());
        direct = device.facts().processor() ? new VectorConv(device) : new ItemConv(device);
    }

    /** What a choice follows from: the batch is the planned one, so that a smaller last one is computed alike. */
    private record Sizes(String direction, ConvGeometry g, int batch) {
        @Override
        public String toString() {
            return direction + " " + g.h() + " x " + g.w() + " x " + g.c() + " -> " + g.oh() + " x " + g.ow() + " x "
                    + g.k() + ", kernel " + g.kh() + " x " + g.kw() + ", stride " + g.sh() + " x " + g.sw()
                    + ", dilation " + g.dh() + " x " + g.dw() + ", padding " + g.top() + " x " + g.left()
                    + ", groups " + g.groups() + ", batch " + batch;
        }
    }

    private DeviceConv algorithm(String direction, ConvGeometry g, int batch, Consumer<DeviceConv> run) {
        return g.depthwise() ? depthwise : tuning.choose(new Sizes(direction, g, batch), () -> ways(g, batch), run);
    }

    private Tuning.Ways<DeviceConv> ways(ConvGeometry g, int batch) {
        List<String> names = new ArrayList<>(List.of("direct"));
        List<DeviceConv> all = new ArrayList<>(List.of(direct));
        if (WinogradConv.handles(g)) {
            names.add("winograd");
            all.add(winograd);
        }
        for (ItemTile t : TILES) {
            if (!device.facts().processor() && t.fits(device.facts())) {
                names.add("direct, tiles of " + t.m() + " x " + t.n() + " x " + t.depth());
                all.add(new ItemConv(device, Optional.of(t)));
            }
        }
        return new Tuning.Ways<>(names, all, WinogradConv.prefers(g, batch) ? 1 : 0);
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        algorithm("conv forward", g, x.capacity(), way -> way.conv2d(g, x, w, bias, f, y))
                .conv2d(g, x, w, bias, f, y);
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        algorithm("conv by data", g, dy.capacity(), way -> way.conv2dByData(g, dy, w, bias, f, dx))
                .conv2dByData(g, dy, w, bias, f, dx);
    }

    /** Comparing overwrites the result; where that holds something to be added to, a copy takes its place. */
    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        algorithm("conv by filter", g, x.capacity(), way -> {
                    Tensor to = accumulate ? Tensor.allocate(dw.batch(), dw.shape(), Precision.FLOAT, device) : dw;
                    way.conv2dByFilter(g, x, dy, false, to);
                })
                .conv2dByFilter(g, x, dy, accumulate, dw);
    }
}
