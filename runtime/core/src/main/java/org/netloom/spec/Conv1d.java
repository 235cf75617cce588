package org.netloom.spec;

import java.util.List;
import org.netloom.problem.Problem;

/** Convolution along a sequence: {@code L x C} to {@code L' x filters}. */
@Doc(
        summary = "Slides filters over the sequence; each computes a weighted sum over a few steps and all channels.",
        formula = "y[i,k] = b[k] + sum over u,c of w[u,c,k] * x[i*s + u*d - p, c]",
        use =
                "For signals, sensor data and text as embeddings: finds short patterns wherever they are, and all steps at once,"
                        + " where a recurrent layer goes step by step. With (kernel - 1)*dilation zeros before and none after it sees"
                        + " the past only.",
        avoid = "Not where what is far apart belongs together: stack layers with growing dilation, or use a recurrent"
                + " layer or attention.",
        source = "Waibel et al. 1989, time-delay networks; van den Oord et al. 2016, WaveNet, for dilation")
public record Conv1d(
        @Param(doc = "number of filters, the channels of the output", min = 1, max = 65536, brief = "%s filters")
        int filters,

        @Param(doc = "length of the filters", unit = "steps", min = 1, max = 4096, brief = "%s")
        int kernel,

        @Param(doc = "step of the window", unit = "steps", min = 1, max = 4096, def = "1")
        int stride,

        @Param(
                doc = "zeros around the sequence: same, valid, or a number per side",
                unit = "steps",
                min = 0,
                max = 4096,
                def = "\"valid\"")
        Padding1d padding,

        @Param(doc = "distance of the filter's taps", unit = "steps", min = 1, max = 4096, def = "1")
        int dilation,

        @Param(
                doc = "groups of channels convolved separately; equal to the input channels: depthwise",
                min = 1,
                max = 65536,
                def = "1")
        int groups,

        @Param(doc = "add a learned number per filter; leave it out in front of batch norm", def = "true")
        boolean bias)
        implements LayerSpec {

    public static Conv1d of(int filters, int kernel) {
        return new Conv1d(filters, kernel, 1, Padding1d.VALID, 1, 1, true);
    }

    public Conv1d stride(int value) {
        return new Conv1d(filters, kernel, value, padding, dilation, groups, bias);
    }

    public Conv1d padding(Padding1d value) {
        return new Conv1d(filters, kernel, stride, value, dilation, groups, bias);
    }

    public Conv1d padding(int value) {
        return padding(Padding1d.of(value));
    }

    public Conv1d dilation(int value) {
        return new Conv1d(filters, kernel, stride, padding, value, groups, bias);
    }

    public Conv1d groups(int value) {
        return new Conv1d(filters, kernel, stride, padding, dilation, value, bias);
    }

    public Conv1d bias(boolean value) {
        return new Conv1d(filters, kernel, stride, padding, dilation, groups, value);
    }

    @Override
    public Category category() {
        return Category.CONVOLUTION;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape in = sequence(inputs);
        Groups.check(in.channels(), filters, groups);
        return window(in).output(filters);
    }

    /** The resolved numbers for an input, seen as an image of one row. */
    public ConvGeometry geometry(List<Shape> inputs) {
        Shape in = sequence(inputs);
        Groups.check(in.channels(), filters, groups);
        return window(in).geometry(in.channels(), filters, groups);
    }

    private Window window(Shape in) {
        return Window.of(in, kernel, stride, dilation, padding, false);
    }

    private FilterCounts counts(List<Shape> inputs) {
        Shape in = sequence(inputs);
        Groups.check(in.channels(), filters, groups);
        return new FilterCounts(new int[] {kernel}, in.channels(), filters, groups, bias, List.of());
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        return window(sequence(inputs)).formulas(filters);
    }

    @Override
    public List<Problem> warnings(List<Shape> inputs) {
        return window(sequence(inputs)).warnings();
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
        Window window = window(sequence(inputs));
        return fields.getFirst().through(window.horizontal(), window.vertical());
    }
}
