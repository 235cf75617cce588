package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/** A border around an image: {@code H x W x C} to {@code (H + top + bottom) x (W + left + right) x C}. */
@Doc(
        summary = "Puts a border of zeros around the image, or continues the image beyond its edge.",
        formula = "y[i,j,c] = x[i - top, j - left, c] inside the image, 0 in the border; out = in + before + after",
        use = "Where a border should be wider than a convolution's own padding, or filled otherwise: reflect and edge"
                + " avoid the dark frame that zeros leave in generated images (CycleGAN, style transfer).",
        avoid = "Not in front of a convolution whose own padding does the same: that costs no copy.",
        source = "padding of the image as in Dumoulin and Visin 2016; modes as those of NumPy, PyTorch and ONNX Pad")
public record ZeroPad(
        @Param(
                doc = "pixels added: a number for all sides, or a number per side",
                unit = "pixels",
                min = 0,
                max = 4096,
                brief = "%s")
        Padding padding,

        @Param(
                doc = "what the border holds: constant (a value), reflect (the image mirrored at its outermost pixels),"
                        + " edge (the outermost pixels repeated) or wrap (the opposite side)",
                def = "\"constant\"")
        Mode mode,

        @Param(doc = "the value of a constant border", def = "0")
        double value)
        implements LayerSpec {

    /** What the border holds. */
    public enum Mode {
        CONSTANT,
        REFLECT,
        EDGE,
        WRAP
    }

    public static ZeroPad of(Padding padding) {
        return new ZeroPad(padding, Mode.CONSTANT, 0);
    }

    /** The same number of pixels on all sides. */
    public static ZeroPad of(int padding) {
        return of(Padding.of(padding));
    }

    public ZeroPad mode(Mode newMode) {
        return new ZeroPad(padding, newMode, value);
    }

    public ZeroPad value(double newValue) {
        return new ZeroPad(padding, mode, newValue);
    }

    @Override
    public List<Problem> conflicts() {
        return Sides.conflicts("padding", padding);
    }

    @Override
    public Category category() {
        return Category.RESHAPE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape in = image(inputs);
        List<Problem> problems = new ArrayList<>();
        check("height", in.height(), Math.max(padding.top(), padding.bottom()), problems);
        check("width", in.width(), Math.max(padding.left(), padding.right()), problems);
        if (!problems.isEmpty()) {
            throw new NetloomException(problems);
        }
        return Limits.sample(
                (long) in.height() + padding.top() + padding.bottom(),
                (long) in.width() + padding.left() + padding.right(),
                in.channels());
    }

    /** A mirror image has all pixels but the outermost; the opposite side has all. */
    private void check(String axis, int extent, int border, List<Problem> problems) {
        int most = mode == Mode.REFLECT ? extent - 1 : extent;
        if ((mode == Mode.REFLECT || mode == Mode.WRAP) && border > most) {
            problems.add(CoreMessage.BORDER_TOO_WIDE
                    .problem("padding", border, axis, extent, most)
                    .with(new Fix.SetParameter("mode edge", "mode", "edge")));
        }
    }

    /** Index of the input along an axis for index i of the output, -1 for the constant. */
    public int source(int i, int before, int extent) {
        int at = i - before;
        if (at >= 0 && at < extent) {
            return at;
        }
        return switch (mode) {
            case CONSTANT -> -1;
            case REFLECT -> at < 0 ? -at : 2 * (extent - 1) - at;
            case EDGE -> Math.clamp(at, 0, extent - 1);
            case WRAP -> Math.floorMod(at, extent);
        };
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        Shape in = image(inputs);
        Shape out = outputShape(inputs);
        return List.of(
                Sides.formula("height", in.height(), " + ", padding.top(), padding.bottom(), out.height()),
                Sides.formula("width", in.width(), " + ", padding.left(), padding.right(), out.width()));
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        return fields.getFirst().shifted(-padding.top(), -padding.left());
    }
}
