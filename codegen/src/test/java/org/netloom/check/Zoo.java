package org.netloom.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Content.BlockUse;
import org.netloom.design.Design;
import org.netloom.design.SpecReader;
import org.netloom.spec.Add;
import org.netloom.spec.AvgPool2d;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Concat;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Dropout;
import org.netloom.spec.Flatten;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.Input;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;

/** Well-known networks, written with the document API. */
final class Zoo {
    /**
     * A network.
     *
     * @param unlisted types or ids of layers that the reference writes as functions and does not list
     */
    record Entry(Design design, Set<String> unlisted) {
        Entry(Design design) {
            this(design, Set.of());
        }
    }

    private static final Map<String, Supplier<Optional<Entry>>> NETWORKS = new LinkedHashMap<>();

    static {
        put("alexnet", () -> new Entry(alexnet()));
        put("vgg11", () -> new Entry(vgg("vgg11", 1, 1, 2, 2, 2)));
        put("vgg13", () -> new Entry(vgg("vgg13", 2, 2, 2, 2, 2)));
        put("vgg16", () -> new Entry(vgg("vgg16", 2, 2, 3, 3, 3)));
        put("vgg19", () -> new Entry(vgg("vgg19", 2, 2, 4, 4, 4)));
        put("resnet18", () -> new Entry(resnet("resnet18", false, 2, 2, 2, 2)));
        put("resnet34", () -> new Entry(resnet("resnet34", false, 3, 4, 6, 3)));
        put("resnet50", () -> new Entry(resnet("resnet50", true, 3, 4, 6, 3)));
        put("resnet101", () -> new Entry(resnet("resnet101", true, 3, 4, 23, 3)));
        put("resnet152", () -> new Entry(resnet("resnet152", true, 3, 8, 36, 3)));
        put("googlenet", () -> new Entry(googlenet(), Set.of("ReLU")));
        put("densenet121", () -> new Entry(densenet("densenet121", 6, 12, 24, 16), Set.of("relu5", "gap")));
        put("densenet169", () -> new Entry(densenet("densenet169", 6, 12, 32, 32), Set.of("relu5", "gap")));
        put("densenet201", () -> new Entry(densenet("densenet201", 6, 12, 48, 32), Set.of("relu5", "gap")));
        NETWORKS.put("mobilenet_v2", () -> mobilenet().map(d -> new Entry(d, Set.of("gap"))));
    }

    private Zoo() {}

    private static void put(String name, Supplier<Entry> network) {
        NETWORKS.put(name, () -> Optional.of(network.get()));
    }

    /** The network of a name; empty where it is not written here or needs a layer that is not in the catalogue. */
    static Optional<Entry> network(String name) {
        return NETWORKS.getOrDefault(name, Optional::empty).get();
    }

    static Design alexnet() {
        return Design.named("alexnet")
                .add("input", Input.of(Shape.of(224, 224, 3)))
                .chain(
                        Conv2d.of(64, 11).stride(4).padding(2),
                        ReLU.of(),
                        MaxPool2d.of(3).stride(2))
                .chain(Conv2d.of(192, 5).padding(2), ReLU.of(), MaxPool2d.of(3).stride(2))
                .chain(
                        Conv2d.of(384, 3).padding(1),
                        ReLU.of(),
                        Conv2d.of(256, 3).padding(1),
                        ReLU.of())
                .chain(Conv2d.of(256, 3).padding(1), ReLU.of(), MaxPool2d.of(3).stride(2))
                .chain(Flatten.of(), Dropout.of(0.5), Dense.of(4096), ReLU.of(), Dropout.of(0.5), Dense.of(4096))
                .chain(ReLU.of(), Dense.of(1000));
    }

    private static Design vgg(String name, int... depths) {
        Design d = Design.named(name).add("input", Input.of(Shape.of(224, 224, 3)));
        int[] filters = {64, 128, 256, 512, 512};
        for (int stage = 0; stage < depths.length; stage++) {
            for (int i = 0; i < depths[stage]; i++) {
                d.chain(Conv2d.of(filters[stage], 3).padding(1), ReLU.of());
            }
            d.chain(MaxPool2d.of(2));
        }
        return d.chain(Flatten.of(), Dense.of(4096), ReLU.of(), Dropout.of(0.5), Dense.of(4096), ReLU.of())
                .chain(Dropout.of(0.5), Dense.of(1000));
    }

    // ---- residual networks ------------------------------------------------------------------------------------------

    /** He et al. 2015; strides in the 3x3 convolutions. */
    static Design resnet(String name, boolean bottleneck, int... depths) {
        Design d = Design.named(name)
                .block(bottleneck ? bottleneck("Residual", false) : basic("Residual", false))
                .block(bottleneck ? bottleneck("Projection", true) : basic("Projection", true))
                .add("input", Input.of(Shape.of(224, 224, 3)))
                .then("conv1", Conv2d.of(64, 7).stride(2).padding(3).bias(false))
                .then("bn1", BatchNorm.of())
                .then("relu", ReLU.of())
                .then("maxpool", MaxPool2d.of(3).stride(2).padding(1));
        for (int stage = 0; stage < depths.length; stage++) {
            int filters = 64 << stage;
            boolean projects = bottleneck || stage > 0;
            if (projects) {
                d.then(
                        "stage" + (stage + 1) + "a",
                        use("Projection", bottleneck, filters).with("stride", stage == 0 ? 1 : 2));
            }
            int rest = depths[stage] - (projects ? 1 : 0);
            d.then(
                    "stage" + (stage + 1) + "b",
                    use("Residual", bottleneck, filters).repeat(rest));
        }
        return d.then("gap", GlobalAveragePool.of()).then("fc", Dense.of(1000));
    }

    private static BlockUse use(String block, boolean bottleneck, int filters) {
        BlockUse use = BlockUse.of(block).with("filters", filters);
        return bottleneck ? use.with("outputs", 4 * filters) : use;
    }

    private static BlockDefinition basic(String name, boolean projects) {
        BlockDefinition b = BlockDefinition.named(name).parameter("filters", 64);
        b.then("conv1", conv(projects, "$filters", 3))
                .then("bn1", BatchNorm.of())
                .then("relu1", ReLU.of());
        b.then("conv2", conv(false, "$filters", 3)).then("bn2", BatchNorm.of());
        return shortcut(b, "bn2", projects, "$filters");
    }

    private static BlockDefinition bottleneck(String name, boolean projects) {
        BlockDefinition b = BlockDefinition.named(name).parameter("filters", 64).parameter("outputs", 256);
        b.then("conv1", conv(false, "$filters", 1)).then("bn1", BatchNorm.of()).then("relu1", ReLU.of());
        b.then("conv2", conv(projects, "$filters", 3))
                .then("bn2", BatchNorm.of())
                .then("relu2", ReLU.of());
        b.then("conv3", conv(false, "$outputs", 1)).then("bn3", BatchNorm.of());
        return shortcut(b, "bn3", projects, "$outputs");
    }

    private static BlockDefinition shortcut(BlockDefinition b, String end, boolean projects, String channels) {
        if (projects) {
            b.parameter("stride", 1)
                    .after("in")
                    .then("down", conv(true, channels, 1))
                    .then("bnDown", BatchNorm.of());
        }
        return b.add("sum", Add.of())
                .connect(end, "sum", 0)
                .connect(projects ? "bnDown" : "in", "sum", 1)
                .then("relu", ReLU.of());
    }

    private static Content conv(boolean strided, Object filters, int kernel) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("filters", filters);
        values.put("kernel", (long) kernel);
        if (strided) {
            values.put("stride", "$stride");
        }
        if (kernel > 1) {
            values.put("padding", (long) kernel / 2);
        }
        values.put("bias", false);
        return new Content.Template("Conv2d", values);
    }

    // ---- GoogLeNet --------------------------------------------------------------------------------------------------

    /** Szegedy et al. 2014 with batch norm; the 5x5 branch has 3x3 filters, as in the reference implementation. */
    private static Design googlenet() {
        Design d = Design.named("googlenet")
                .block(inception())
                .add("input", Input.of(Shape.of(224, 224, 3)))
                .chain(Conv2d.of(64, 7).stride(2).padding(3).bias(false), BatchNorm.of(), ReLU.of())
                .chain(MaxPool2d.of(3).stride(2).ceil(true))
                .chain(Conv2d.of(64, 1).bias(false), BatchNorm.of(), ReLU.of())
                .chain(Conv2d.of(192, 3).padding(1).bias(false), BatchNorm.of(), ReLU.of())
                .chain(MaxPool2d.of(3).stride(2).ceil(true));
        inceptions(d, "3", "a:64,96,128,16,32,32 b:128,128,192,32,96,64");
        d.chain(MaxPool2d.of(3).stride(2).ceil(true));
        inceptions(
                d,
                "4",
                "a:192,96,208,16,48,64 b:160,112,224,24,64,64 c:128,128,256,24,64,64"
                        + " d:112,144,288,32,64,64 e:256,160,320,32,128,128");
        d.chain(MaxPool2d.of(2).ceil(true));
        inceptions(d, "5", "a:256,160,320,32,128,128 b:384,192,384,48,128,128");
        return d.chain(GlobalAveragePool.of(), Dropout.of(0.2), Dense.of(1000));
    }

    private static void inceptions(Design d, String stage, String spec) {
        List<String> names = List.of("direct", "reduce3", "conv3", "reduce5", "conv5", "project");
        for (String one : spec.split(" ")) {
            String[] values = one.substring(2).split(",");
            BlockUse use = BlockUse.of("Inception");
            for (int i = 0; i < values.length; i++) {
                use = use.with(names.get(i), Integer.parseInt(values[i]));
            }
            d.then("inception" + stage + one.charAt(0), use);
        }
    }

    private static BlockDefinition inception() {
        BlockDefinition b = BlockDefinition.named("Inception");
        List.of("direct", "reduce3", "conv3", "reduce5", "conv5", "project").forEach(p -> b.parameter(p, 8));
        unit(b.after("in"), "direct", 1);
        unit(b.after("in"), "reduce3", 1);
        unit(b, "conv3", 3);
        unit(b.after("in"), "reduce5", 1);
        unit(b, "conv5", 3);
        b.after("in").then("pool", MaxPool2d.of(3).stride(1).padding(1));
        unit(b, "project", 1);
        return b.add("concat", Concat.of())
                .connect("directRelu", "concat", 0)
                .connect("conv3Relu", "concat", 1)
                .connect("conv5Relu", "concat", 2)
                .connect("projectRelu", "concat", 3);
    }

    private static void unit(BlockDefinition b, String name, int kernel) {
        b.then(name, conv(false, "$" + name, kernel))
                .then(name + "Bn", BatchNorm.of())
                .then(name + "Relu", ReLU.of());
    }

    // ---- DenseNet ---------------------------------------------------------------------------------------------------

    /** Huang et al. 2016, growth 32: each layer puts its 32 channels behind those it got. */
    private static Design densenet(String name, int... depths) {
        BlockDefinition layer = BlockDefinition.named("DenseLayer")
                .then("norm1", BatchNorm.of())
                .then("relu1", ReLU.of())
                .then("conv1", Conv2d.of(128, 1).bias(false))
                .then("norm2", BatchNorm.of())
                .then("relu2", ReLU.of())
                .then("conv2", Conv2d.of(32, 3).padding(1).bias(false))
                .add("concat", Concat.of())
                .connect("in", "concat", 0)
                .connect("conv2", "concat", 1);
        Design d = Design.named(name)
                .block(layer)
                .add("input", Input.of(Shape.of(224, 224, 3)))
                .then("conv0", Conv2d.of(64, 7).stride(2).padding(3).bias(false))
                .then("norm0", BatchNorm.of())
                .then("relu0", ReLU.of())
                .then("pool0", MaxPool2d.of(3).stride(2).padding(1));
        int channels = 64;
        for (int i = 0; i < depths.length; i++) {
            d.then("dense" + (i + 1), BlockUse.of("DenseLayer").repeat(depths[i]));
            channels += 32 * depths[i];
            if (i < depths.length - 1) {
                channels /= 2;
                d.chain(BatchNorm.of(), ReLU.of(), Conv2d.of(channels, 1).bias(false), AvgPool2d.of(2));
            }
        }
        return d.then("norm5", BatchNorm.of())
                .then("relu5", ReLU.of())
                .then("gap", GlobalAveragePool.of())
                .then("classifier", Dense.of(1000));
    }

    // ---- MobileNet --------------------------------------------------------------------------------------------------

    /** Sandler et al. 2018; empty while the catalogue has no ReLU6. */
    private static Optional<Design> mobilenet() {
        if (!(SpecReader.read("ReLU6", Map.of()) instanceof Content.Layer relu6)) {
            return Optional.empty();
        }
        Design d = Design.named("mobilenet_v2").add("input", Input.of(Shape.of(224, 224, 3)));
        d.chain(Conv2d.of(32, 3).stride(2).padding(1).bias(false), BatchNorm.of(), relu6.spec());
        int[][] stages = {
            {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
        };
        int channels = 32;
        int sums = 0;
        for (int[] s : stages) {
            for (int i = 0; i < s[2]; i++) {
                String before = List.copyOf(d.nodes()).getLast().id();
                int wide = channels * s[0];
                int stride = i == 0 ? s[3] : 1;
                if (s[0] > 1) {
                    d.chain(Conv2d.of(wide, 1).bias(false), BatchNorm.of(), relu6.spec());
                }
                d.chain(
                        Conv2d.of(wide, 3)
                                .stride(stride)
                                .padding(1)
                                .groups(wide)
                                .bias(false),
                        BatchNorm.of());
                d.chain(relu6.spec(), Conv2d.of(s[1], 1).bias(false), BatchNorm.of());
                if (stride == 1 && channels == s[1]) {
                    d.then("sum" + ++sums, Add.of()).connect(before, "sum" + sums, 1);
                }
                channels = s[1];
            }
        }
        return Optional.of(d.chain(Conv2d.of(1280, 1).bias(false), BatchNorm.of(), relu6.spec())
                .then("gap", GlobalAveragePool.of())
                .chain(Dropout.of(0.2), Dense.of(1000)));
    }
}
