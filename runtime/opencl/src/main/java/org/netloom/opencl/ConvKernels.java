package org.netloom.opencl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Convolutions: chooses the algorithm, and the size of its tiles, by geometry and device. */
final class ConvKernels implements DeviceConv {
    /** With fewer channels the components' way through the memory of a card takes longer than what they save. */
    private static final int MANY = 64;

    private final OpenClDevice device;
    private final Tuning tuning;
    private final MatmulKernels products;
    private final DeviceConv depthwise;
    private final DeviceConv single;

    ConvKernels(OpenClDevice device, Tuning tuning, MatmulKernels products) {
        this.device = device;
        this.tuning = tuning;
        this.products = products;
        depthwise = new DepthwiseConv(device);
        single = new ProductConv(products);
    }

    /** What a choice follows from: the batch is the planned one, so that a smaller last one is computed alike. */
    private record Sizes(Direction direction, ConvGeometry g, int batch) {
        @Override
        public String toString() {
            return "conv " + direction.text() + " " + g.h() + " x " + g.w() + " x " + g.c() + " -> " + g.oh() + " x "
                    + g.ow() + " x "
                    + g.k() + ", kernel " + g.kh() + " x " + g.kw() + ", stride " + g.sh() + " x " + g.sw()
                    + ", dilation " + g.dh() + " x " + g.dw() + ", padding " + g.top() + " x " + g.left()
                    + ", groups " + g.groups() + ", batch " + batch;
        }
    }

    private DeviceConv algorithm(Direction direction, ConvGeometry g, int batch, Consumer<DeviceConv> run) {
        if (g.depthwise()) {
            return depthwise;
        }
        boolean card = !device.facts().processor();
        if (card && ProductConv.handles(g)) {
            return single;
        }
        return tuning.choose(
                new Sizes(direction, g, batch),
                () -> card ? ofCards(direction, g, batch) : ofProcessors(direction, g, batch),
                run);
    }

    private Tuning.Ways<DeviceConv> ofProcessors(Direction direction, ConvGeometry g, int batch) {
        List<String> names = new ArrayList<>(List.of("direct"));
        List<DeviceConv> all = new ArrayList<>(List.of(new VectorConv(device)));
        int rule = 0;
        if (WinogradConv.handles(g)) {
            WinogradConv steps = new WinogradConv(device);
            names.add("winograd");
            all.add(steps);
            rule = WinogradConv.prefers(g, batch) ? 1 : 0;
            if (direction != Direction.BY_FILTER) {
                names.add("winograd by tiles");
                all.add(new WinogradBlocks(device, steps));
                rule = WinogradBlocks.prefers(g, batch) ? 2 : rule;
            }
        }
        return new Tuning.Ways<>(names, all, rule);
    }

    private Tuning.Ways<DeviceConv> ofCards(Direction direction, ConvGeometry g, int batch) {
        List<String> names = new ArrayList<>();
        List<DeviceConv> all = new ArrayList<>();
        for (Tile t : ItemConv.choices(device.facts(), direction, g, batch)) {
            names.add("direct, " + t);
            all.add(new ItemConv(device, t));
        }
        boolean many = Math.min(g.c(), g.k()) >= MANY;
        int rule = many && WinogradConv.prefers(g, batch) ? all.size() : 0;
        if (WinogradConv.handles(g)) {
            for (Tile t : WinogradConv.choices(device.facts(), direction, g, batch)) {
                names.add("winograd, " + t);
                all.add(new WinogradConv(device, products, t));
            }
        }
        return new Tuning.Ways<>(names, all, rule);
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        algorithm(Direction.FORWARD, g, x.capacity(), way -> way.conv2d(g, x, w, bias, f, y))
                .conv2d(g, x, w, bias, f, y);
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        algorithm(Direction.BY_DATA, g, dy.capacity(), way -> way.conv2dByData(g, dy, w, bias, f, dx))
                .conv2dByData(g, dy, w, bias, f, dx);
    }

    /** Comparing overwrites the result; where that holds something to be added to, a copy takes its place. */
    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        algorithm(Direction.BY_FILTER, g, x.capacity(), way -> {
                    Tensor to = accumulate ? Tensor.allocate(dw.batch(), dw.shape(), Precision.FLOAT, device) : dw;
                    way.conv2dByFilter(g, x, dy, false, to);
                })
                .conv2dByFilter(g, x, dy, accumulate, dw);
    }
}
