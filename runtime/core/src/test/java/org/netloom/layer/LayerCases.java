package org.netloom.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.netloom.spec.Add;
import org.netloom.spec.AvgPool2d;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Concat;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ConvTranspose2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Dropout;
import org.netloom.spec.ELU;
import org.netloom.spec.Flatten;
import org.netloom.spec.GELU;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.Input;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.LeakyReLU;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.spec.SiLU;
import org.netloom.spec.Sigmoid;
import org.netloom.spec.Size;
import org.netloom.spec.Softmax;
import org.netloom.spec.Softplus;
import org.netloom.spec.Tanh;

/** Every layer type, with shapes and counts worked out by hand: what {@link LayerHarnessTest} checks. */
final class LayerCases {
    /**
     * One setting of a layer.
     *
     * @param wider the same setting with another number of channels, for sizes around the width of a vector
     */
    record LayerCase(
            LayerSpec spec,
            List<Shape> inputs,
            Shape output,
            long parameters,
            IntFunction<LayerSpec> widerSpec,
            IntFunction<List<Shape>> wider) {
        @Override
        public String toString() {
            return spec + " of " + inputs;
        }
    }

    private static final List<LayerCase> ALL = new ArrayList<>();

    private LayerCases() {}

    static List<LayerCase> all() {
        return ALL;
    }

    private static void of(LayerSpec spec, Shape input, Shape output, long parameters, IntFunction<LayerSpec> wider) {
        ALL.add(new LayerCase(spec, List.of(input), output, parameters, wider, c -> List.of(channels(input, c))));
    }

    /** A layer whose spec does not name a number of channels. */
    private static void same(LayerSpec spec, Shape input, Shape output, long parameters) {
        of(spec, input, output, parameters, _ -> spec);
    }

    private static Shape channels(Shape s, int c) {
        return s.isImage() ? Shape.of(s.height(), s.width(), c) : Shape.of(c);
    }

    private static Shape image(int h, int w, int c) {
        return Shape.of(h, w, c);
    }

    static {
        ALL.add(new LayerCase(
                Input.of(Shape.of(5)), List.of(), Shape.of(5), 0, c -> Input.of(Shape.of(c)), _ -> List.of()));
        of(Dense.of(3), Shape.of(4), Shape.of(3), 15, Dense::of);
        of(
                Dense.of(2).bias(false),
                Shape.of(5),
                Shape.of(2),
                10,
                c -> Dense.of(c).bias(false));
        convolutions();
        pools();
        activations();
        same(Flatten.of(), image(2, 3, 2), Shape.of(12), 0);
        same(BatchNorm.of(), image(3, 2, 2), image(3, 2, 2), 4);
        same(BatchNorm.of().affine(false).epsilon(0.01), Shape.of(3), Shape.of(3), 0);
        same(Dropout.of(0.4), image(3, 2, 2), image(3, 2, 2), 0);
        same(Dropout.of(0), Shape.of(4), Shape.of(4), 0);
        merges();
    }

    private static void convolutions() {
        of(Conv2d.of(3, 3), image(5, 4, 2), image(3, 2, 3), 57, c -> Conv2d.of(c, 3));
        of(
                Conv2d.of(3, 1).stride(2),
                image(5, 4, 2),
                image(3, 2, 3),
                9,
                c -> Conv2d.of(c, 1).stride(2));
        of(
                Conv2d.of(2, Size.of(3, 2)).stride(Size.of(1, 2)).padding(Padding.SAME),
                image(4, 5, 2),
                image(4, 3, 2),
                26,
                c -> Conv2d.of(c, Size.of(3, 2)).padding(Padding.SAME));
        of(
                Conv2d.of(2, 2).dilation(2).padding(Padding.of(1, 0, 2, 1)).bias(false),
                image(4, 4, 3),
                image(3, 5, 2),
                24,
                c -> Conv2d.of(c, 2).dilation(2).padding(Padding.of(1, 0, 2, 1)));
        of(Conv2d.of(6, 3).groups(2), image(4, 4, 4), image(2, 2, 6), 114, c -> Conv2d.of(c, 3));
        of(
                Conv2d.of(3, 3).groups(3).padding(1).stride(2),
                image(5, 5, 3),
                image(3, 3, 3),
                30,
                c -> Conv2d.of(c, 3).groups(c).padding(1));
        of(
                Conv2d.of(4, 3).groups(2).padding(1),
                image(3, 3, 2),
                image(3, 3, 4),
                40,
                c -> Conv2d.of(2 * c, 3).groups(c).padding(1));
        of(ConvTranspose2d.of(3, 3), image(3, 2, 2), image(5, 4, 3), 57, c -> ConvTranspose2d.of(c, 3));
        of(
                ConvTranspose2d.of(2, 4).stride(2).padding(1),
                image(3, 2, 3),
                image(6, 4, 2),
                98,
                c -> ConvTranspose2d.of(c, 4).stride(2).padding(1));
        of(
                ConvTranspose2d.of(4, Size.of(3, 2))
                        .stride(2)
                        .outputPadding(1)
                        .groups(2)
                        .bias(false),
                image(2, 3, 4),
                image(6, 7, 4),
                48,
                c -> ConvTranspose2d.of(c, 2).stride(2));
        of(
                ConvTranspose2d.of(2, 2).dilation(2),
                image(3, 3, 2),
                image(5, 5, 2),
                18,
                c -> ConvTranspose2d.of(c, 2).dilation(2));
    }

    private static void pools() {
        same(MaxPool2d.of(2), image(4, 5, 2), image(2, 2, 2), 0);
        same(MaxPool2d.of(3).stride(2).padding(1), image(5, 6, 2), image(3, 3, 2), 0);
        same(MaxPool2d.of(Size.of(3, 2)).stride(2).ceil(true), image(6, 5, 1), image(3, 3, 1), 0);
        same(AvgPool2d.of(2), image(4, 5, 2), image(2, 2, 2), 0);
        same(AvgPool2d.of(3).stride(2).padding(1).countPadding(true), image(5, 6, 2), image(3, 3, 2), 0);
        same(AvgPool2d.of(3).stride(2).padding(1).countPadding(false), image(5, 6, 2), image(3, 3, 2), 0);
        same(AvgPool2d.of(3).stride(2).ceil(true).countPadding(true), image(6, 4, 1), image(3, 2, 1), 0);
        same(AvgPool2d.of(2).stride(1).padding(Padding.SAME), image(3, 3, 2), image(3, 3, 2), 0);
        same(GlobalAveragePool.of(), image(3, 4, 3), Shape.of(3), 0);
    }

    private static void activations() {
        for (LayerSpec f : List.of(
                Sigmoid.of(),
                Tanh.of(),
                ReLU.of(),
                LeakyReLU.of(),
                LeakyReLU.of().alpha(0.2),
                ELU.of(),
                ELU.of().alpha(0.5),
                Softplus.of(),
                GELU.of(),
                SiLU.of())) {
            same(f, image(3, 2, 3), image(3, 2, 3), 0);
        }
        same(Softmax.of(), Shape.of(4), Shape.of(4), 0);
        same(Softmax.of(), image(2, 2, 3), image(2, 2, 3), 0);
    }

    private static void merges() {
        for (int n = 2; n <= 4; n++) {
            int inputs = n;
            ALL.add(new LayerCase(
                    Add.of(),
                    repeat(image(2, 3, 2), n),
                    image(2, 3, 2),
                    0,
                    _ -> Add.of(),
                    c -> repeat(image(2, 3, c), inputs)));
        }
        ALL.add(new LayerCase(
                Concat.of(),
                List.of(image(2, 2, 1), image(2, 2, 3), image(2, 2, 2)),
                image(2, 2, 6),
                0,
                _ -> Concat.of(),
                c -> List.of(image(2, 2, c), image(2, 2, 1), image(2, 2, c + 1))));
        ALL.add(new LayerCase(
                Concat.of(),
                List.of(Shape.of(2), Shape.of(5)),
                Shape.of(7),
                0,
                _ -> Concat.of(),
                c -> List.of(Shape.of(c), Shape.of(3))));
    }

    private static List<Shape> repeat(Shape s, int n) {
        return java.util.Collections.nCopies(n, s);
    }
}
