package org.netloom.spec;

import java.util.List;
import org.netloom.problem.Problem;

/** Maximum over a window. */
@Doc(
        summary = "Keeps the largest value of each window, channel by channel.",
        formula = "y[i,j,c] = max over u,v of x[i*s + u - p, j*s + v - p, c]",
        use =
                "Makes the image smaller and the network a little indifferent to small shifts. A window of 2 with stride 2"
                        + " halves the image; 3 with stride 2 overlaps (AlexNet). Convolutions with stride 2 are the learned"
                        + " alternative.",
        avoid =
                "Not where the exact place must be kept, as in segmentation, unless the switches or a skip connection bring it back.",
        source = "Ranzato, Boureau and LeCun 2007; Krizhevsky et al. 2012 for overlapping windows")
public record MaxPool2d(
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
                doc = "border around the image, which never wins: same, valid, or a number per side",
                unit = "pixels",
                min = 0,
                max = 4096,
                def = "\"valid\"")
        Padding padding,

        @Param(doc = "count a last window that hangs over the edge", def = "false")
        boolean ceil,

        @Param(doc = "distance of the pixels that a window sees", unit = "pixels", min = 1, max = 4096, def = "1")
        Size dilation)
        implements LayerSpec {

    public static MaxPool2d of(Size kernel) {
        return new MaxPool2d(kernel, kernel, Padding.VALID, false, Size.of(1));
    }

    /** Square windows side by side. */
    public static MaxPool2d of(int kernel) {
        return of(Size.of(kernel));
    }

    public MaxPool2d stride(Size value) {
        return new MaxPool2d(kernel, value, padding, ceil, dilation);
    }

    public MaxPool2d stride(int value) {
        return stride(Size.of(value));
    }

    public MaxPool2d padding(Padding value) {
        return new MaxPool2d(kernel, stride, value, ceil, dilation);
    }

    public MaxPool2d padding(int value) {
        return padding(Padding.of(value));
    }

    public MaxPool2d ceil(boolean value) {
        return new MaxPool2d(kernel, stride, padding, value, dilation);
    }

    public MaxPool2d dilation(Size value) {
        return new MaxPool2d(kernel, stride, padding, ceil, value);
    }

    public MaxPool2d dilation(int value) {
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
        return Retains.BOTH;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        Window window = window(image(inputs));
        return fields.getFirst().through(window.vertical(), window.horizontal());
    }
}
