package org.netloom.spec;

import java.util.List;
import org.netloom.problem.Problem;

/** Maximum over a window of a sequence: {@code L x C}. */
@Doc(
        summary = "Keeps the largest value of each window of a sequence, channel by channel.",
        formula = "y[i,c] = max over u of x[i*s + u*d - p, c]",
        use = "Makes a sequence shorter and keeps whether a pattern was there: a window of 2 with stride 2 halves it.",
        avoid = "Not where the place of a pattern matters, as in tagging every step.",
        source = "Waibel et al. 1989; Collobert et al. 2011 for text")
public record MaxPool1d(
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
                doc = "border around the sequence, which never wins: same, valid, or a number per side",
                unit = "steps",
                min = 0,
                max = 4096,
                def = "\"valid\"")
        Padding1d padding,

        @Param(doc = "count a last window that hangs over the edge", def = "false")
        boolean ceil,

        @Param(doc = "distance of the values that a window sees", unit = "steps", min = 1, max = 4096, def = "1")
        int dilation)
        implements LayerSpec {

    public static MaxPool1d of(int kernel) {
        return new MaxPool1d(kernel, kernel, Padding1d.VALID, false, 1);
    }

    public MaxPool1d stride(int value) {
        return new MaxPool1d(kernel, value, padding, ceil, dilation);
    }

    public MaxPool1d padding(Padding1d value) {
        return new MaxPool1d(kernel, stride, value, ceil, dilation);
    }

    public MaxPool1d padding(int value) {
        return padding(Padding1d.of(value));
    }

    public MaxPool1d ceil(boolean value) {
        return new MaxPool1d(kernel, stride, padding, value, dilation);
    }

    public MaxPool1d dilation(int value) {
        return new MaxPool1d(kernel, stride, padding, ceil, value);
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
        return Retains.BOTH;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        Window window = window(sequence(inputs));
        return fields.getFirst().through(window.horizontal(), window.vertical());
    }
}
