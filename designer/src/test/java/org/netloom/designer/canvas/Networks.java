package org.netloom.designer.canvas;

import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Node;
import org.netloom.spec.Add;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.Input;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;

/** Large designs for tests and benchmarks. */
final class Networks {
    private Networks() {}

    /** ResNet-152 (He et al. 2015) without blocks: every layer a node of its own. */
    static Design resnet152() {
        Design d = Design.named("resnet152")
                .add("input", Input.of(Shape.of(224, 224, 3)))
                .then("conv", Conv2d.of(64, 7).stride(2).padding(3).bias(false))
                .then("bn", BatchNorm.of())
                .then("relu", ReLU.of())
                .then("pool", MaxPool2d.of(3).stride(2).padding(1));
        int[] depths = {3, 8, 36, 3};
        String before = "pool";
        for (int stage = 0; stage < depths.length; stage++) {
            for (int i = 0; i < depths[stage]; i++) {
                before = bottleneck(d, before, stage, i);
            }
        }
        return d.after(before).then("average", GlobalAveragePool.of()).then("logits", Dense.of(1000));
    }

    private static String bottleneck(Design d, String before, int stage, int index) {
        String n = "s" + (stage + 1) + "b" + (index + 1);
        int filters = 64 << stage;
        int stride = index == 0 && stage > 0 ? 2 : 1;
        d.after(before)
                .then(n + "conv1", Conv2d.of(filters, 1).bias(false))
                .then(n + "bn1", BatchNorm.of())
                .then(n + "relu1", ReLU.of())
                .then(
                        n + "conv2",
                        Conv2d.of(filters, 3).stride(stride).padding(1).bias(false))
                .then(n + "bn2", BatchNorm.of())
                .then(n + "relu2", ReLU.of())
                .then(n + "conv3", Conv2d.of(4 * filters, 1).bias(false))
                .then(n + "bn3", BatchNorm.of());
        String shortcut = before;
        if (index == 0) {
            d.after(before)
                    .then(n + "down", Conv2d.of(4 * filters, 1).stride(stride).bias(false))
                    .then(n + "bnDown", BatchNorm.of());
            shortcut = n + "bnDown";
        }
        d.add(n + "sum", Add.of())
                .connect(n + "bn3", n + "sum", 0)
                .connect(shortcut, n + "sum", 1)
                .then(n + "relu", ReLU.of());
        return n + "relu";
    }

    /** Columns of layers, side by side, placed by hand; neighbouring columns are joined here and there. */
    static Design field(int nodes, int rows) {
        Design d = Design.named("field");
        for (int i = 0; i < nodes; i++) {
            int column = i / rows;
            int row = i % rows;
            d.add(Node.of("n" + i, new Content.Layer(spec(row))).at(column * 248.0, row * 120.0));
            if (row > 0) {
                d.connect("n" + (i - 1), "n" + i);
            }
            if (column > 0 && row % 7 == 6) {
                d.connect("n" + (i - rows), "n" + i, 1);
            }
        }
        return d;
    }

    private static LayerSpec spec(int row) {
        return switch (row % 7) {
            case 0 ->
                row == 0
                        ? Input.of(Shape.of(64, 64, 3))
                        : MaxPool2d.of(3).stride(1).padding(1);
            case 1, 3 -> Conv2d.of(64, 3).padding(1).bias(false);
            case 2 -> BatchNorm.of();
            case 4, 5 -> ReLU.of();
            default -> Add.of();
        };
    }

    /** A layer that does not fit behind what it is connected to. */
    static Design broken() {
        return Design.named("broken")
                .add("input", Input.of(Shape.of(8, 8, 1)))
                .then("conv", Conv2d.of(4, 11))
                .then("relu", ReLU.of())
                .then("flatten", Flatten.of())
                .then("fc", Dense.of(10));
    }
}
