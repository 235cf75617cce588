package org.netloom.spec;

import java.util.List;
import org.netloom.problem.Problem;

/** Maximum over a window of a volume: {@code D x H x W x C}. */
@Doc(
        summary = "Keeps the largest value of each window of a volume, channel by channel.",
        formula = "y[l,i,j,c] = max over t,u,v of x[l*s + t*d - p, i*s + u*d - p, j*s + v*d - p, c]",
        use = "Makes clips and scans smaller. Early layers of a video network often keep the depth: kernel 1, 2, 2.",
        avoid = "Not in many places of a shallow volume: the few planes are soon one.",
        source = "Tran et al. 2015, C3D")
public record MaxPool3d(
        @Param(doc = "depth, height and width of the window", unit = "pixels", min = 1, max = 4096, brief = "%s")
        Size3d kernel,

        @Param(
                doc = "step of the window; the kernel where not given",
                unit = "pixels",
                min = 1,
                max = 4096,
                defaultFrom = "kernel")
        Size3d stride,

        @Param(
                doc = "border around the volume, which never wins: same, valid, or a number per side",
                unit = "pixels",
                min = 0,
                max = 4096,
                def = "\"valid\"")
        Padding3d padding,

        @Param(doc = "count a last window that hangs over the edge", def = "false")
        boolean ceil,

        @Param(doc = "distance of the values that a window sees", unit = "pixels", min = 1, max = 4096, def = "1")
        Size3d dilation)
        implements LayerSpec {

    public static MaxPool3d of(Size3d kernel) {
        return new MaxPool3d(kernel, kernel, Padding3d.VALID, false, Size3d.of(1));
    }

    /** Cubes side by side. */
    public static MaxPool3d of(int kernel) {
        return of(Size3d.of(kernel));
    }

    public MaxPool3d stride(Size3d value) {
        return new MaxPool3d(kernel, value, padding, ceil, dilation);
    }

    public MaxPool3d stride(int value) {
        return stride(Size3d.of(value));
    }

    public MaxPool3d padding(Padding3d value) {
        return new MaxPool3d(kernel, stride, value, ceil, dilation);
    }

    public MaxPool3d padding(int value) {
        return padding(Padding3d.of(value));
    }

    public MaxPool3d ceil(boolean value) {
        return new MaxPool3d(kernel, stride, padding, value, dilation);
    }

    public MaxPool3d dilation(Size3d value) {
        return new MaxPool3d(kernel, stride, padding, ceil, value);
    }

    public MaxPool3d dilation(int value) {
        return dilation(Size3d.of(value));
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
        Shape in = volume(inputs);
        return window(in).output(in.channels());
    }

    /** Its windows along depth, height and width, {@code same} padding resolved. */
    public List<SlidingWindow> windows(Shape in) {
        return window(in).axes();
    }

    private Window window(Shape in) {
        return Window.of(in, kernel, stride, dilation, padding, ceil);
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        Shape in = volume(inputs);
        return window(in).formulas(in.channels());
    }

    @Override
    public List<Problem> warnings(List<Shape> inputs) {
        return window(volume(inputs)).warnings();
    }

    @Override
    public Retains retains() {
        return Retains.BOTH;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        Window window = window(volume(inputs));
        return fields.getFirst().through(window.vertical(), window.horizontal());
    }
}
