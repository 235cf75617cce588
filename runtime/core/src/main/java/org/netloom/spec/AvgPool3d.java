package org.netloom.spec;

import java.util.List;
import org.netloom.problem.Problem;

/** Mean over a window of a volume: {@code D x H x W x C}. */
@Doc(
        summary = "Averages each window of a volume, channel by channel.",
        formula = "y[l,i,j,c] = mean over t,u,v of x[l*s + t*d - p, i*s + u*d - p, j*s + v*d - p, c]",
        use = "Makes clips and scans smaller and smoother, with every voxel counting.",
        avoid = "Not where single bright voxels carry the message: the maximum keeps them.",
        source = "Tran et al. 2015, C3D")
public record AvgPool3d(
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
                doc = "zeros around the volume: same, valid, or a number per side",
                unit = "pixels",
                min = 0,
                max = 4096,
                def = "\"valid\"")
        Padding3d padding,

        @Param(doc = "count a last window that hangs over the edge", def = "false")
        boolean ceil,

        @Param(doc = "divide by the window's size, padding included, as PyTorch does", def = "true")
        boolean countPadding,

        @Param(doc = "distance of the values that a window sees", unit = "pixels", min = 1, max = 4096, def = "1")
        Size3d dilation)
        implements LayerSpec {

    public static AvgPool3d of(Size3d kernel) {
        return new AvgPool3d(kernel, kernel, Padding3d.VALID, false, true, Size3d.of(1));
    }

    /** Cubes side by side. */
    public static AvgPool3d of(int kernel) {
        return of(Size3d.of(kernel));
    }

    public AvgPool3d stride(Size3d value) {
        return new AvgPool3d(kernel, value, padding, ceil, countPadding, dilation);
    }

    public AvgPool3d stride(int value) {
        return stride(Size3d.of(value));
    }

    public AvgPool3d padding(Padding3d value) {
        return new AvgPool3d(kernel, stride, value, ceil, countPadding, dilation);
    }

    public AvgPool3d padding(int value) {
        return padding(Padding3d.of(value));
    }

    public AvgPool3d ceil(boolean value) {
        return new AvgPool3d(kernel, stride, padding, value, countPadding, dilation);
    }

    public AvgPool3d countPadding(boolean value) {
        return new AvgPool3d(kernel, stride, padding, ceil, value, dilation);
    }

    public AvgPool3d dilation(Size3d value) {
        return new AvgPool3d(kernel, stride, padding, ceil, countPadding, value);
    }

    public AvgPool3d dilation(int value) {
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
        return Retains.NOTHING;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        Window window = window(volume(inputs));
        return fields.getFirst().through(window.vertical(), window.horizontal());
    }
}
