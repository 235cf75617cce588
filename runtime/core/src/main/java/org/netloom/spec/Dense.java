package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;

/** Fully connected layer. */
@Doc(
        summary = "Every output is a weighted sum of all inputs.",
        formula = "y[k] = b[k] + sum over c of x[c] * w[c,k]",
        use =
                "As the last layer, with one unit per class, and for tables. Behind convolutions it needs Flatten or global"
                        + " average pooling in front; after Flatten it often holds most parameters of a network. Of a sequence"
                        + " it takes each step by itself, all with the same weights.",
        avoid =
                "Not directly on large images: it has a weight for every pixel and learns each place anew, where a convolution shares.",
        source = "Rosenblatt 1958; Rumelhart, Hinton and Williams 1986")
@Example(inputs = "[400]")
public record Dense(
        @Param(doc = "number of outputs", min = 1, max = 1048576, brief = "%s units")
        int units,

        @Param(doc = "add a learned number per unit; leave it out in front of batch norm", def = "true")
        boolean bias)
        implements LayerSpec {

    public static Dense of(int units) {
        return new Dense(units, true);
    }

    public Dense bias(boolean value) {
        return new Dense(units, value);
    }

    @Override
    public Category category() {
        return Category.DENSE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        features(inputs);
        Shape in = inputs.getFirst();
        return in.isSequence() ? Limits.sample(in.length(), units) : Shape.of(units);
    }

    /** Number of inputs of a unit: the features, or the channels of a step. */
    private int features(List<Shape> inputs) {
        Shape in = single(inputs);
        if (!in.isVector() && !in.isSequence()) {
            throw new NetloomException(CoreMessage.RANK
                    .problem("", typeName(), "features or length x channels", in)
                    .with(
                            new Fix.InsertBefore("insert Flatten", 0, Flatten.of()),
                            new Fix.InsertBefore("insert GlobalAveragePool", 0, GlobalAveragePool.of())));
        }
        return in.channels();
    }

    @Override
    public List<ParameterShape> parameters(List<Shape> inputs) {
        int features = features(inputs);
        List<ParameterShape> parameters = new ArrayList<>();
        parameters.add(new ParameterShape(
                "weight", ParameterShape.Role.WEIGHT, Limits.parameter(features, units), features, units));
        if (bias) {
            parameters.add(new ParameterShape("bias", ParameterShape.Role.BIAS, Shape.of(units), 0, 0));
        }
        return parameters;
    }

    @Override
    public Formula parameterFormula(List<Shape> inputs) {
        int features = features(inputs);
        String arithmetic = bias ? "(" + features + " + 1)*" + units : features + "*" + units;
        return new Formula("parameters", arithmetic, parameterCount(inputs));
    }

    @Override
    public Formula multiplyAdds(List<Shape> inputs) {
        int features = features(inputs);
        Shape in = inputs.getFirst();
        long each = (long) features * units;
        return in.isSequence()
                ? new Formula("multiply-adds", in.length() + "*" + features + "*" + units, in.length() * each)
                : new Formula("multiply-adds", features + "*" + units, each);
    }

    @Override
    public Retains retains() {
        return Retains.INPUT;
    }
}
