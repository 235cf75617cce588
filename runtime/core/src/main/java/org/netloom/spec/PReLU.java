package org.netloom.spec;

import java.util.List;

/** Parametric rectified linear unit. */
@Doc(
        summary = "Leaky ReLU whose slope for negative inputs is learned.",
        formula = "y = x for x > 0, a*x otherwise; a per channel, for all or per element",
        use =
                "In the place of ReLU where units die, or where a little more accuracy is worth a few parameters. The slopes"
                        + " start at 1/4 and are not decayed. Its input must be kept for the backward pass.",
        avoid =
                "Not with little data or in a network with few units: one more number per channel to fit, for a small gain over leaky ReLU.",
        source = "He, Zhang, Ren and Sun 2015")
public record PReLU(
        @Param(doc = "learned slopes: one per channel, one shared by all, or one per element", def = "\"channel\"")
        Slopes slopes)
        implements LayerSpec {
    public static PReLU of() {
        return new PReLU(Slopes.CHANNEL);
    }

    public PReLU slopes(Slopes value) {
        return new PReLU(value);
    }

    @Override
    public Category category() {
        return Category.ACTIVATION;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return single(inputs);
    }

    @Override
    public List<ParameterShape> parameters(List<Shape> inputs) {
        Shape in = single(inputs);
        Shape shape = switch (slopes) {
            case CHANNEL -> Shape.of(in.channels());
            case SHARED -> Shape.of(1);
            case ELEMENT -> in;
        };
        return List.of(new ParameterShape("slope", ParameterShape.Role.SLOPE, shape, 0, 0));
    }

    @Override
    public Formula parameterFormula(List<Shape> inputs) {
        Shape in = single(inputs);
        String text = switch (slopes) {
            case CHANNEL -> "" + in.channels();
            case SHARED -> "1";
            case ELEMENT -> in.toString().replace(" x ", "*");
        };
        return new Formula("parameters", text, parameterCount(inputs));
    }

    @Override
    public Retains retains() {
        return Retains.INPUT;
    }
}
