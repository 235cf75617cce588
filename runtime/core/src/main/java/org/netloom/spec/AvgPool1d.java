package org.netloom.spec;

import java.util.List;
import org.netloom.problem.Problem;

/** Mean over a window of a sequence: {@code L x C}. */
@Doc(
        summary = "Averages each window of a sequence, channel by channel.",
        formula = "y[i,c] = mean over u of x[i*s + u*d - p, c]",
        use = "Smooths a signal and makes it shorter: a window of 2 with stride 2 halves it.",
        avoid = "Not where single peaks carry the message: the maximum keeps them.",
        source = "Waibel et al. 1989; Collobert et al. 2011 for text")
public record AvgPool1d(
        @Param(doc = "length of the window", unit = "steps", min = 1, max = 4096, brief = "%s")
        int kernel,

        @Param(
                doc = "step of the window; the kernel where not given",
                unit = "steps",
                min = 1,
                max = 4096,
                defaultFrom = "kernel")
        int stride,

        @Param(
                doc = "zeros around the sequence: same, valid, or a number per side",
                unit = "steps",
                min = 0,
                max = 4096,
                def = "\"valid\"")
        Padding1d padding,

        @Param(doc = "count a last window that hangs over the edge", def = "false")
        boolean ceil,

        @Param(doc = "divide by the window's size, padding included, as PyTorch does", def = "true")
        boolean countPadding,

        @Param(doc = "distance of the values that a window sees", unit = "steps", min = 1, max = 4096, def = "1")
        int dilation)
        implements LayerSpec {

    public static AvgPool1d of(int kernel) {
        return new AvgPool1d(kernel, kernel, Padding1d.VALID, false, true, 1);
    }

    public AvgPool1d stride(int value) {
        return new AvgPool1d(kernel, value, padding, ceil, countPadding, dilation);
    }

    public AvgPool1d padding(Padding1d value) {
        return new AvgPool1d(kernel, stride, value, ceil, countPadding, dilation);
    }

    public AvgPool1d padding(int value) {
        return padding(Padding1d.of(value));
    }

    public AvgPool1d ceil(boolean value) {
        return new AvgPool1d(kernel, stride, padding, value, countPadding, dilation);
    }

    public AvgPool1d countPadding(boolean value) {
        return new AvgPool1d(kernel, stride, padding, ceil, value, dilation);
    }

    public AvgPool1d dilation(int value) {
        return new AvgPool1d(kernel, stride, padding, ceil, countPadding, value);
    }

    @Override
    public List<Problem> conflicts() {
        return Pooling.conflicts(new int[] {kernel}, new int[] {dilation}, padding, kernel);
    }

    @Override
    public Category category() {
        return Category.POOLING;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape in = sequence(inputs);
        return window(in).output(in.channels());
    }

    /** The resolved numbers for an input, seen as an image of one row. */
    public ConvGeometry geometry(List<Shape> inputs) {
        Shape in = sequence(inputs);
        return window(in).geometry(in.channels(), in.channels(), 1);
    }

    /** Zeros behind the last step, {@code same} padding resolved. */
    public int paddingAfter(Shape in) {
        return window(in).horizontal().after();
    }

    private Window window(Shape in) {
        return Window.of(in, kernel, stride, dilation, padding, ceil);
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        Shape in = sequence(inputs);
        return window(in).formulas(in.channels());
    }

    @Override
    public List<Problem> warnings(List<Shape> inputs) {
        return window(sequence(inputs)).warnings();
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        Window window = window(sequence(inputs));
        return fields.getFirst().through(window.horizontal(), window.vertical());
    }
}
