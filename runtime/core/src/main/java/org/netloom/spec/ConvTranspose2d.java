package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/** Transposed convolution: the backward pass of a convolution as a layer. */
@Doc(
        summary = "Spreads every input pixel over a window of the output, weighted by the filters: enlarges the image.",
        formula = "y[i*s + u*d - p, j*s + v*d - p, k] += w[u,v,k,c] * x[i,j,c], starting at b[k]; out = (in - 1)*s - p"
                + " + d*(kernel - 1) + output padding + 1",
        use = "In decoders, segmentation and generators, to learn how to enlarge. Choose a kernel that is a multiple of"
                + " the stride, or a checkerboard shows (Odena et al. 2016).",
        avoid =
                "Not where enlarging need not be learned: nearest or bilinear upsampling with a convolution leaves no checkerboard.",
        source = "Zeiler et al. 2010; Long, Shelhamer and Darrell 2015; Dumoulin and Visin 2016 for the arithmetic")
@Example(settings = "{\"filters\": 16, \"kernel\": 4, \"stride\": 2, \"padding\": 1}", inputs = "[14, 14, 32]")
public record ConvTranspose2d(
        @Param(doc = "number of filters, the channels of the output", min = 1, max = 65536, brief = "%s filters")
        int filters,

        @Param(doc = "height and width of the filters", unit = "pixels", min = 1, max = 4096, brief = "%s")
        Size kernel,

        @Param(doc = "step in the output for one pixel of the input", unit = "pixels", min = 1, max = 4096, def = "1")
        Size stride,

        @Param(
                doc = "pixels cut off the output: same (output is input times stride), valid, or a number per side",
                unit = "pixels",
                min = 0,
                max = 4096,
                def = "\"valid\"")
        Padding padding,

        @Param(
                doc =
                        "rows and columns added at the bottom and right, to choose among the sizes that a strided convolution"
                                + " maps to the same one",
                unit = "pixels",
                min = 0,
                max = 4095,
                def = "0")
        Size outputPadding,

        @Param(doc = "distance of the filter's taps", unit = "pixels", min = 1, max = 4096, def = "1")
        Size dilation,

        @Param(doc = "groups of channels convolved separately", min = 1, max = 65536, def = "1")
        int groups,

        @Param(doc = "add a learned number per filter; leave it out in front of batch norm", def = "true")
        boolean bias)
        implements LayerSpec {

    public static ConvTranspose2d of(int filters, Size kernel) {
        return new ConvTranspose2d(filters, kernel, Size.of(1), Padding.VALID, Size.of(0), Size.of(1), 1, true);
    }

    /** Square filters. */
    public static ConvTranspose2d of(int filters, int kernel) {
        return of(filters, Size.of(kernel));
    }

    public ConvTranspose2d stride(Size value) {
        return new ConvTranspose2d(filters, kernel, value, padding, outputPadding, dilation, groups, bias);
    }

    public ConvTranspose2d stride(int value) {
        return stride(Size.of(value));
    }

    public ConvTranspose2d padding(Padding value) {
        return new ConvTranspose2d(filters, kernel, stride, value, outputPadding, dilation, groups, bias);
    }

    public ConvTranspose2d padding(int value) {
        return padding(Padding.of(value));
    }

    public ConvTranspose2d outputPadding(Size value) {
        return new ConvTranspose2d(filters, kernel, stride, padding, value, dilation, groups, bias);
    }

    public ConvTranspose2d outputPadding(int value) {
        return outputPadding(Size.of(value));
    }

    public ConvTranspose2d dilation(Size value) {
        return new ConvTranspose2d(filters, kernel, stride, padding, outputPadding, value, groups, bias);
    }

    public ConvTranspose2d dilation(int value) {
        return dilation(Size.of(value));
    }

    public ConvTranspose2d groups(int value) {
        return new ConvTranspose2d(filters, kernel, stride, padding, outputPadding, dilation, value, bias);
    }

    public ConvTranspose2d bias(boolean value) {
        return new ConvTranspose2d(filters, kernel, stride, padding, outputPadding, dilation, groups, value);
    }

    @Override
    public List<Problem> conflicts() {
        List<Problem> problems = new ArrayList<>();
        if (padding.same() && !outputPadding.equals(Size.of(0))) {
            problems.add(CoreMessage.RANGE
                    .problem("outputPadding", "0 with same padding, which fixes the size", outputPadding)
                    .with(new Fix.SetParameter("output padding 0", "outputPadding", 0L)));
        } else if (tooMuch(outputPadding.height(), stride.height()) || tooMuch(outputPadding.width(), stride.width())) {
            problems.add(CoreMessage.RANGE
                    .problem("outputPadding", "less than the stride of " + stride, outputPadding)
                    .with(new Fix.SetParameter("output padding 0", "outputPadding", 0L)));
        }
        return problems;
    }

    private static boolean tooMuch(int extra, int step) {
        return extra > 0 && extra >= step;
    }

    @Override
    public Category category() {
        return Category.CONVOLUTION;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        ConvGeometry g = geometry(inputs);
        return Shape.of(g.h(), g.w(), filters);
    }

    /**
     * The resolved numbers of the convolution whose gradient by data this layer computes: h, w, c are the extents of this
     * layer's output, oh, ow, k those of its input.
     */
    public ConvGeometry geometry(List<Shape> inputs) {
        Shape in = image(inputs);
        Groups.check(in.channels(), filters, groups);
        SpreadingWindow v = vertical(in);
        SpreadingWindow u = horizontal(in);
        List<Problem> problems = new ArrayList<>(v.problems());
        problems.addAll(u.problems());
        if (!problems.isEmpty()) {
            throw new NetloomException(problems);
        }
        Limits.sample(v.out(), u.out(), filters);
        return new ConvGeometry(
                (int) v.out(),
                (int) u.out(),
                filters,
                in.height(),
                in.width(),
                in.channels(),
                kernel.height(),
                kernel.width(),
                stride.height(),
                stride.width(),
                dilation.height(),
                dilation.width(),
                v.before(),
                u.before(),
                groups);
    }

    private SpreadingWindow vertical(Shape in) {
        return SpreadingWindow.of(
                "height",
                in.height(),
                kernel.height(),
                stride.height(),
                dilation.height(),
                padding,
                padding.top(),
                padding.bottom(),
                outputPadding.height());
    }

    private SpreadingWindow horizontal(Shape in) {
        return SpreadingWindow.of(
                "width",
                in.width(),
                kernel.width(),
                stride.width(),
                dilation.width(),
                padding,
                padding.left(),
                padding.right(),
                outputPadding.width());
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        Shape in = image(inputs);
        return List.of(
                vertical(in).formula(),
                horizontal(in).formula(),
                new Formula("channels", Integer.toString(filters), filters));
    }

    /** Weights are those of the mirrored convolution: {@code Kh x Kw x filters/groups x Cin}. */
    @Override
    public List<ParameterShape> parameters(List<Shape> inputs) {
        ConvGeometry g = geometry(inputs);
        long window = (long) g.kh() * g.kw();
        long taps = (long) Math.ceilDiv(g.kh(), g.sh()) * Math.ceilDiv(g.kw(), g.sw());
        List<ParameterShape> parameters = new ArrayList<>();
        parameters.add(new ParameterShape(
                "weight",
                ParameterShape.Role.WEIGHT,
                Limits.parameter(g.kh(), g.kw(), filters / groups, g.k()),
                taps * (g.k() / groups),
                window * (filters / groups)));
        if (bias) {
            parameters.add(new ParameterShape("bias", ParameterShape.Role.BIAS, Shape.of(filters), 0, 0));
        }
        return parameters;
    }

    @Override
    public Formula parameterFormula(List<Shape> inputs) {
        ConvGeometry g = geometry(inputs);
        String channels = groups == 1 ? "" + g.k() : "(" + g.k() + "/" + groups + ")";
        String patch = g.kh() + "*" + g.kw() + "*" + channels;
        return new Formula(
                "parameters", bias ? "(" + patch + " + 1)*" + filters : patch + "*" + filters, parameterCount(inputs));
    }

    @Override
    public Formula multiplyAdds(List<Shape> inputs) {
        ConvGeometry g = geometry(inputs);
        long count = (long) g.oh() * g.ow() * g.k() * g.patch();
        return new Formula(
                "multiply-adds",
                g.oh() + "*" + g.ow() + "*" + g.k() + "*" + g.kh() + "*" + g.kw() + "*" + g.c() / groups,
                count);
    }

    @Override
    public Retains retains() {
        return Retains.INPUT;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        Shape in = image(inputs);
        return fields.getFirst().spread(vertical(in), horizontal(in));
    }
}
