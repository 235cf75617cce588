package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.Problem;

/** A depthwise convolution and a 1x1 convolution behind it, as one layer. */
@Doc(
        summary = "Filters every channel by itself, then mixes the channels pixel by pixel.",
        formula = "t[i,j,c*m + q] = sum over u,v of d[u,v,c*m + q] * x[i*s + u*d - p, j*s + v*d - p, c];"
                + " y[i,j,k] = b[k] + sum over r of w[r,k] * t[i,j,r]",
        use = "In place of a convolution where parameters and time are short: some kh*kw times fewer products for many"
                + " filters (Xception, MobileNet).",
        avoid = "Not for the first layer of a network, whose few channels leave nothing to save, and not where a"
                + " normalisation should stand between the two: use Conv2d with groups, BatchNorm and Conv2d 1x1.",
        source = "Sifre and Mallat 2014; Chollet 2017, Xception; Howard et al. 2017, MobileNets")
public record SeparableConv2d(
        @Param(doc = "number of filters, the channels of the output", min = 1, max = 65536, brief = "%s filters")
        int filters,

        @Param(doc = "height and width of the depthwise filters", unit = "pixels", min = 1, max = 4096, brief = "%s")
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

        @Param(doc = "depthwise filters for every channel", min = 1, max = 1024, def = "1")
        int depthMultiplier,

        @Param(doc = "add a learned number per filter; leave it out in front of batch norm", def = "true")
        boolean bias)
        implements LayerSpec {

    public static SeparableConv2d of(int filters, Size kernel) {
        return new SeparableConv2d(filters, kernel, Size.of(1), Padding.VALID, Size.of(1), 1, true);
    }

    /** Square filters. */
    public static SeparableConv2d of(int filters, int kernel) {
        return of(filters, Size.of(kernel));
    }

    public SeparableConv2d stride(Size value) {
        return new SeparableConv2d(filters, kernel, value, padding, dilation, depthMultiplier, bias);
    }

    public SeparableConv2d stride(int value) {
        return stride(Size.of(value));
    }

    public SeparableConv2d padding(Padding value) {
        return new SeparableConv2d(filters, kernel, stride, value, dilation, depthMultiplier, bias);
    }

    public SeparableConv2d padding(int value) {
        return padding(Padding.of(value));
    }

    public SeparableConv2d dilation(Size value) {
        return new SeparableConv2d(filters, kernel, stride, padding, value, depthMultiplier, bias);
    }

    public SeparableConv2d dilation(int value) {
        return dilation(Size.of(value));
    }

    public SeparableConv2d depthMultiplier(int value) {
        return new SeparableConv2d(filters, kernel, stride, padding, dilation, value, bias);
    }

    public SeparableConv2d bias(boolean value) {
        return new SeparableConv2d(filters, kernel, stride, padding, dilation, depthMultiplier, value);
    }

    @Override
    public Category category() {
        return Category.CONVOLUTION;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return window(image(inputs)).output(filters);
    }

    /** The resolved numbers of the depthwise convolution. */
    public ConvGeometry depthwise(List<Shape> inputs) {
        int c = image(inputs).channels();
        return window(image(inputs)).geometry(c, Math.multiplyExact(c, depthMultiplier), c);
    }

    /** The resolved numbers of the 1x1 convolution. */
    public ConvGeometry pointwise(List<Shape> inputs) {
        ConvGeometry d = depthwise(inputs);
        return new ConvGeometry(d.oh(), d.ow(), d.k(), d.oh(), d.ow(), filters, 1, 1, 1, 1, 1, 1, 0, 0, 1);
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

    /** Weights of both convolutions, {@code Kh x Kw x 1 x C*m} and {@code 1 x 1 x C*m x filters}, and a bias. */
    @Override
    public List<ParameterShape> parameters(List<Shape> inputs) {
        ConvGeometry g = depthwise(inputs);
        long window = (long) g.kh() * g.kw();
        List<ParameterShape> parameters = new ArrayList<>();
        parameters.add(new ParameterShape(
                "depthwise_weight",
                ParameterShape.Role.WEIGHT,
                Limits.parameter(g.kh(), g.kw(), 1, g.k()),
                window,
                window * depthMultiplier));
        parameters.add(new ParameterShape(
                "pointwise_weight",
                ParameterShape.Role.WEIGHT,
                Limits.parameter(1, 1, g.k(), filters),
                g.k(),
                filters));
        if (bias) {
            parameters.add(new ParameterShape("bias", ParameterShape.Role.BIAS, Shape.of(filters), 0, 0));
        }
        return parameters;
    }

    /** "3*3" times the channels between the two convolutions, and these times the filters. */
    private String products(ConvGeometry g) {
        String between = depthMultiplier == 1 ? "" + g.c() : g.c() + "*" + depthMultiplier;
        return g.kh() + "*" + g.kw() + "*" + between + " + " + between + "*" + filters;
    }

    @Override
    public Formula parameterFormula(List<Shape> inputs) {
        String products = products(depthwise(inputs));
        return new Formula("parameters", products + (bias ? " + " + filters : ""), parameterCount(inputs));
    }

    @Override
    public Formula multiplyAdds(List<Shape> inputs) {
        ConvGeometry g = depthwise(inputs);
        long each = g.k() * ((long) g.kh() * g.kw() + filters);
        return new Formula("multiply-adds", g.oh() + "*" + g.ow() + "*(" + products(g) + ")", each * g.oh() * g.ow());
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
