package org.netloom.spec;

import java.util.List;
import org.netloom.problem.Problem;

/** Two-dimensional convolution (cross-correlation, as in every framework). */
@Doc(
        summary = "Slides filters over the image; each computes a weighted sum over its window and all channels.",
        formula = "y[i,j,k] = b[k] + sum over u,v,c of w[u,v,c,k] * x[i*s + u*d - p, j*s + v*d - p, c]",
        use = "The work horse of image networks. Two 3x3 layers see as much as one 5x5 with fewer parameters. groups ="
                + " channels makes it depthwise: one filter per channel, to be followed by a 1x1 convolution.",
        avoid =
                "Not on tables, whose columns have no neighbours, and not with large kernels where a stack of small ones sees as much.",
        source = "LeCun et al. 1989; Dumoulin and Visin 2016 for the arithmetic; Howard et al. 2017 for depthwise")
@Example(settings = "{\"filters\": 16, \"kernel\": 3, \"padding\": 1}", inputs = "[28, 28, 3]")
public record Conv2d(
        @Param(doc = "number of filters, the channels of the output", min = 1, max = 65536, brief = "%s filters")
        int filters,

        @Param(doc = "height and width of the filters", unit = "pixels", min = 1, max = 4096, brief = "%s")
        Size kernel,

        @Param(doc = "step of the window", unit = "pixels", min = 1, max = 4096, def = "1")
        Size stride,

        @Param(
                doc = "zeros around the image: same, valid, or a number per side",
                unit = "pixels",
                min = 0,
                max = 4096,
                def = "\"valid\"")
        Padding padding,

        @Param(doc = "distance of the filter's taps", unit = "pixels", min = 1, max = 4096, def = "1")
        Size dilation,

        @Param(
                doc = "groups of channels convolved separately; equal to the input channels: depthwise",
                min = 1,
                max = 65536,
                def = "1")
        int groups,

        @Param(doc = "add a learned number per filter; leave it out in front of batch norm", def = "true")
        boolean bias,

        @Param(
                doc = "input channels that each filter sees, counted from 0: one list per filter; none: all see all",
                min = 0,
                max = 65535,
                def = "[]",
                brief = "partly connected")
        List<List<Integer>> connections)
        implements LayerSpec {

    public Conv2d {
        connections = connections.stream().map(List::copyOf).toList();
    }

    public static Conv2d of(int filters, Size kernel) {
        return new Conv2d(filters, kernel, Size.of(1), Padding.VALID, Size.of(1), 1, true, List.of());
    }

    /** Square filters. */
    public static Conv2d of(int filters, int kernel) {
        return of(filters, Size.of(kernel));
    }

    public Conv2d stride(Size value) {
        return new Conv2d(filters, kernel, value, padding, dilation, groups, bias, connections);
    }

    public Conv2d stride(int value) {
        return stride(Size.of(value));
    }

    public Conv2d padding(Padding value) {
        return new Conv2d(filters, kernel, stride, value, dilation, groups, bias, connections);
    }

    public Conv2d padding(int value) {
        return padding(Padding.of(value));
    }

    public Conv2d dilation(Size value) {
        return new Conv2d(filters, kernel, stride, padding, value, groups, bias, connections);
    }

    public Conv2d dilation(int value) {
        return dilation(Size.of(value));
    }

    public Conv2d groups(int value) {
        return new Conv2d(filters, kernel, stride, padding, dilation, value, bias, connections);
    }

    public Conv2d bias(boolean value) {
        return new Conv2d(filters, kernel, stride, padding, dilation, groups, value, connections);
    }

    public Conv2d connections(List<List<Integer>> value) {
        return new Conv2d(filters, kernel, stride, padding, dilation, groups, bias, value);
    }

    @Override
    public Category category() {
        return Category.CONVOLUTION;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        ConvGeometry g = geometry(inputs);
        return Shape.of(g.oh(), g.ow(), filters);
    }

    /** The resolved numbers for an input. */
    public ConvGeometry geometry(List<Shape> inputs) {
        Shape in = image(inputs);
        Groups.check(in.channels(), filters, groups);
        Connections.check(connections, in.channels(), filters, groups);
        return window(in).geometry(in.channels(), filters, groups);
    }

    private Window window(Shape in) {
        return Window.of(in, kernel, stride, dilation, padding, false);
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        return window(image(inputs)).formulas(filters);
    }

    @Override
    public List<Problem> warnings(List<Shape> inputs) {
        return window(image(inputs)).warnings();
    }

    private FilterCounts counts(List<Shape> inputs) {
        ConvGeometry g = geometry(inputs);
        return new FilterCounts(Window.numbers(kernel), g.c(), filters, groups, bias, connections);
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
        Window window = window(image(inputs));
        return fields.getFirst().through(window.vertical(), window.horizontal());
    }
}
