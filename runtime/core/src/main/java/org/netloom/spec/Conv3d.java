package org.netloom.spec;

import java.util.List;
import org.netloom.problem.Problem;

/** Convolution of a volume: {@code D x H x W x C} to {@code D' x H' x W' x filters}. */
@Doc(
        summary = "Slides filters over the volume; each computes a weighted sum over its window and all channels.",
        formula =
                "y[l,i,j,k] = b[k] + sum over t,u,v,c of w[t,u,v,c,k] * x[l*s + t*d - p, i*s + u*d - p, j*s + v*d - p, c]",
        use = "For video clips (depth is time), scans of computer tomography and hyperspectral cubes: patterns that"
                + " extend over neighbouring planes.",
        avoid = "Not for plain images, whose channels Conv2d mixes at once. Weights and products grow by the depth of"
                + " the kernel; kernels of 1 x 3 x 3 and 3 x 1 x 1 in turn need less.",
        source = "Ji et al. 2010; Tran et al. 2015, C3D")
public record Conv3d(
        @Param(doc = "number of filters, the channels of the output", min = 1, max = 65536, brief = "%s filters")
        int filters,

        @Param(doc = "depth, height and width of the filters", unit = "pixels", min = 1, max = 4096, brief = "%s")
        Size3d kernel,

        @Param(doc = "step of the window", unit = "pixels", min = 1, max = 4096, def = "1")
        Size3d stride,

        @Param(
                doc = "zeros around the volume: same, valid, or a number per side",
                unit = "pixels",
                min = 0,
                max = 4096,
                def = "\"valid\"")
        Padding3d padding,

        @Param(doc = "distance of the filter's taps", unit = "pixels", min = 1, max = 4096, def = "1")
        Size3d dilation,

        @Param(
                doc = "groups of channels convolved separately; equal to the input channels: depthwise",
                min = 1,
                max = 65536,
                def = "1")
        int groups,

        @Param(doc = "add a learned number per filter; leave it out in front of batch norm", def = "true")
        boolean bias)
        implements LayerSpec {

    public static Conv3d of(int filters, Size3d kernel) {
        return new Conv3d(filters, kernel, Size3d.of(1), Padding3d.VALID, Size3d.of(1), 1, true);
    }

    /** Filters of equal sides. */
    public static Conv3d of(int filters, int kernel) {
        return of(filters, Size3d.of(kernel));
    }

    public Conv3d stride(Size3d value) {
        return new Conv3d(filters, kernel, value, padding, dilation, groups, bias);
    }

    public Conv3d stride(int value) {
        return stride(Size3d.of(value));
    }

    public Conv3d padding(Padding3d value) {
        return new Conv3d(filters, kernel, stride, value, dilation, groups, bias);
    }

    public Conv3d padding(int value) {
        return padding(Padding3d.of(value));
    }

    public Conv3d dilation(Size3d value) {
        return new Conv3d(filters, kernel, stride, padding, value, groups, bias);
    }

    public Conv3d dilation(int value) {
        return dilation(Size3d.of(value));
    }

    public Conv3d groups(int value) {
        return new Conv3d(filters, kernel, stride, padding, dilation, value, bias);
    }

    public Conv3d bias(boolean value) {
        return new Conv3d(filters, kernel, stride, padding, dilation, groups, value);
    }

    @Override
    public Category category() {
        return Category.CONVOLUTION;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape in = volume(inputs);
        Groups.check(in.channels(), filters, groups);
        return window(in).output(filters);
    }

    /** The numbers of the convolution of planes that computes it: the taps of the depth are channels. */
    public ConvGeometry planes(List<Shape> inputs) {
        Shape in = volume(inputs);
        outputShape(inputs);
        return ConvGeometry.of(
                window(in).vertical(), window(in).horizontal(), kernel.depth() * in.channels(), filters, groups);
    }

    /** The window along the depth, {@code same} padding resolved. */
    public SlidingWindow depth(Shape in) {
        return window(in).depth();
    }

    private Window window(Shape in) {
        return Window.of(in, kernel, stride, dilation, padding, false);
    }

    private FilterCounts counts(List<Shape> inputs) {
        Shape in = volume(inputs);
        Groups.check(in.channels(), filters, groups);
        return new FilterCounts(Window.numbers(kernel), in.channels(), filters, groups, bias, List.of());
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        return window(volume(inputs)).formulas(filters);
    }

    @Override
    public List<Problem> warnings(List<Shape> inputs) {
        return window(volume(inputs)).warnings();
    }

    @Override
    public List<ParameterShape> parameters(List<Shape> inputs) {
        return counts(inputs).parameters();
    }

    @Override
    public Formula parameterFormula(List<Shape> inputs) {
        return counts(inputs).formula();
    }

    @Override
    public Formula multiplyAdds(List<Shape> inputs) {
        return counts(inputs).multiplyAdds(outputShape(inputs));
    }

    @Override
    public Retains retains() {
        return Retains.INPUT;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        Window window = window(volume(inputs));
        return fields.getFirst().through(window.vertical(), window.horizontal());
    }
}
