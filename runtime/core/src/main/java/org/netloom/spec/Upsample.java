package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.json.Json;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/** An image at another size: {@code H x W x C} to {@code floor(H*scale) x floor(W*scale) x C}, or to a given size. */
@Doc(
        summary = "Enlarges the image (or makes it smaller) by copying pixels or by interpolating between them.",
        formula = "nearest: y[i] = x[floor(i/s)]; bilinear: y[i] = (1 - r)*x[k] + r*x[k + 1] with k + r ="
                + " (i + 1/2)/s - 1/2, along both axes; out = floor(in*s)",
        use = "In decoders and generators, in front of a convolution: enlarges without parameters and without the"
                + " checkerboard of a transposed convolution (Odena et al. 2016). Nearest keeps edges hard, bilinear is"
                + " smooth.",
        avoid = "Not where the way to enlarge should be learned: a transposed convolution or DepthToSpace has"
                + " weights for it. Bicubic can leave the range of its input.",
        source =
                "Odena, Dumoulin and Olah 2016; Keys 1981 for cubic; coordinates as PyTorch's Upsample and ONNX Resize")
public record Upsample(
        @Param(
                doc = "factor of height and width; below 1 the image becomes smaller",
                min = 0,
                max = 4096,
                above = true,
                def = "2",
                brief = "times %s")
        Scale scale,

        @Param(
                doc = "height and width of the output, in place of the scale; 0: what the scale gives",
                unit = "pixels",
                min = 0,
                max = 65536,
                def = "0")
        Size size,

        @Param(doc = "where values between pixels come from", def = "\"nearest\"")
        Mode mode,

        @Param(
                doc =
                        "where pixel i of the output lies in the input: standard (nearest asymmetric, otherwise half-pixel),"
                                + " half-pixel ((i + 1/2)/s - 1/2), half-pixel-symmetric, pytorch-half-pixel, align-corners (first"
                                + " and last pixels meet) or asymmetric (i/s)",
                def = "\"standard\"")
        Coordinates coordinates,

        @Param(doc = "which pixel is the nearest one; prefer says what becomes of halves", def = "\"floor\"")
        Rounding rounding,

        @Param(doc = "widen the filter where the image becomes smaller, so that every pixel counts", def = "false")
        boolean antialias)
        implements LayerSpec {

    /** Where values between pixels come from. */
    public enum Mode {
        NEAREST(1),
        BILINEAR(2),
        BICUBIC(4);

        private final int taps;

        Mode(int taps) {
            this.taps = taps;
        }

        /** Pixels of the input, along one axis, that one of the output is a mean of. */
        public int taps() {
            return taps;
        }
    }

    /** Where a pixel of the output lies in the input (the transformation modes of ONNX Resize). */
    public enum Coordinates {
        STANDARD,
        HALF_PIXEL,
        HALF_PIXEL_SYMMETRIC,
        PYTORCH_HALF_PIXEL,
        ALIGN_CORNERS,
        ASYMMETRIC
    }

    /** Which pixel is the nearest one. */
    public enum Rounding {
        FLOOR,
        CEIL,
        PREFER_FLOOR,
        PREFER_CEIL
    }

    public static Upsample of() {
        return new Upsample(Scale.of(2), Size.of(0), Mode.NEAREST, Coordinates.STANDARD, Rounding.FLOOR, false);
    }

    public Upsample scale(Scale value) {
        return new Upsample(value, size, mode, coordinates, rounding, antialias);
    }

    public Upsample scale(double value) {
        return scale(Scale.of(value));
    }

    public Upsample size(Size value) {
        return new Upsample(scale, value, mode, coordinates, rounding, antialias);
    }

    public Upsample size(int value) {
        return size(Size.of(value));
    }

    public Upsample mode(Mode value) {
        return new Upsample(scale, size, value, coordinates, rounding, antialias);
    }

    public Upsample coordinates(Coordinates value) {
        return new Upsample(scale, size, mode, value, rounding, antialias);
    }

    public Upsample rounding(Rounding value) {
        return new Upsample(scale, size, mode, coordinates, value, antialias);
    }

    public Upsample antialias(boolean value) {
        return new Upsample(scale, size, mode, coordinates, rounding, value);
    }

    @Override
    public Category category() {
        return Category.RESHAPE;
    }

    /** Output extent by input extent: the scale, or what the size makes of it. */
    public Scale factors(Shape in) {
        return Scale.of(
                size.height() > 0 ? (double) size.height() / in.height() : scale.height(),
                size.width() > 0 ? (double) size.width() / in.width() : scale.width());
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape in = image(inputs);
        List<Formula> formulas = shapeFormulas(inputs);
        List<Problem> problems = new ArrayList<>();
        for (Formula f : formulas) {
            if (f.value() < 1) {
                problems.add(CoreMessage.EMPTY_OUTPUT.problem(
                        "scale", f.name(), f.equation(), "use a larger scale, or a size"));
            }
        }
        if (!problems.isEmpty()) {
            throw new NetloomException(problems);
        }
        return Limits.sample(formulas.get(0).value(), formulas.get(1).value(), (long) in.channels());
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        Shape in = image(inputs);
        return List.of(
                formula("height", in.height(), scale.height(), size.height()),
                formula("width", in.width(), scale.width(), size.width()));
    }

    private static Formula formula(String axis, int in, double factor, int given) {
        if (given > 0) {
            return new Formula(axis, Integer.toString(given), given);
        }
        String product = in + "*" + Json.number(factor);
        boolean whole = in * factor == Math.rint(in * factor);
        return new Formula(axis, whole ? product : "floor(" + product + ")", (long) Math.floor(in * factor));
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        Scale by = factors(image(inputs));
        return fields.getFirst().resized(by.height(), by.width(), mode.taps());
    }
}
