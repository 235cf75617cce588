package org.netloom.spec;

import java.util.List;
import org.netloom.problem.Problem;

/** Mean over a window. */
@Doc(
        summary = "Averages each window, channel by channel.",
        formula = "y[i,j,c] = (sum over u,v of x[i*s + u - p, j*s + v - p, c]) / (number of pixels in the window)",
        use = "Makes the image smaller and smooths it, as in LeNet-5 and between the blocks of DenseNet. Max pooling"
                + " keeps edges better.",
        avoid = "Not where small, bright details decide: the mean washes them out.",
        source = "LeCun, Bottou, Bengio and Haffner 1998 (subsampling)")
public record AvgPool2d(
        @Param(doc = "height and width of the window", unit = "pixels", min = 1, max = 4096, brief = "%s")
        Size kernel,

        @Param(
                doc = "step of the window; the kernel where not given",
                unit = "pixels",
                min = 1,
                max = 4096,
                defaultFrom = "kernel")
        Size stride,

        @Param(
                doc = "zeros around the image: same, valid, or a number per side",
                unit = "pixels",
                min = 0,
                max = 4096,
                def = "\"valid\"")
        Padding padding,

        @Param(doc = "count a last window that hangs over the edge", def = "false")
        boolean ceil,

        @Param(
                doc = "divide by the window's size, padding included, rather than by the pixels inside the image",
                def = "true")
        boolean countPadding,

        @Param(doc = "distance of the pixels that a window sees", unit = "pixels", min = 1, max = 4096, def = "1")
        Size dilation)
        implements LayerSpec {

    public static AvgPool2d of(Size kernel) {
        return new AvgPool2d(kernel, kernel, Padding.VALID, false, true, Size.of(1));
    }

    /** Square windows side by side. */
    public static AvgPool2d of(int kernel) {
        return of(Size.of(kernel));
    }

    public AvgPool2d stride(Size value) {
        return new AvgPool2d(kernel, value, padding, ceil, countPadding, dilation);
    }

    public AvgPool2d stride(int value) {
        return stride(Size.of(value));
    }

    public AvgPool2d padding(Padding value) {
        return new AvgPool2d(kernel, stride, value, ceil, countPadding, dilation);
    }

    public AvgPool2d padding(int value) {
        return padding(Padding.of(value));
    }

    public AvgPool2d ceil(boolean value) {
        return new AvgPool2d(kernel, stride, padding, value, countPadding, dilation);
    }

    public AvgPool2d countPadding(boolean value) {
        return new AvgPool2d(kernel, stride, padding, ceil, value, dilation);
    }

    public AvgPool2d dilation(Size value) {
        return new AvgPool2d(kernel, stride, padding, ceil, countPadding, value);
    }

    public AvgPool2d dilation(int value) {
        return dilation(Size.of(value));
    }

    @Override
    public List<Problem> conflicts() {
        return Pooling.conflicts(Window.numbers(kernel), Window.numbers(dilation), padding, kernel);
    }

    @Override
    public Category category() {
        return Category.POOLING;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        ConvGeometry g = geometry(inputs);
        return Shape.of(g.oh(), g.ow(), g.k());
    }

    /** The resolved numbers for an input. */
    public ConvGeometry geometry(List<Shape> inputs) {
        Shape in = image(inputs);
        return window(in).geometry(in.channels(), in.channels(), 1);
    }

    /** Zeros below and to the right, {@code same} padding resolved. */
    public Size paddingAfter(Shape in) {
        Window window = window(in);
        return Size.of(window.vertical().after(), window.horizontal().after());
    }

    private Window window(Shape in) {
        return Window.of(in, kernel, stride, dilation, padding, ceil);
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        Shape in = image(inputs);
        return window(in).formulas(in.channels());
    }

    @Override
    public List<Problem> warnings(List<Shape> inputs) {
        return window(image(inputs)).warnings();
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        Window window = window(image(inputs));
        return fields.getFirst().through(window.vertical(), window.horizontal());
    }
}
