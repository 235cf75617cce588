package org.netloom.spec;

import java.util.Arrays;
import java.util.List;
import org.netloom.problem.CoreMessage;

/** A learned vector for each index. */
@Doc(
        summary = "Looks up a learned vector for each index: symbols, words or categories become points of a space.",
        formula = "y[i,:] = weight[x[i],:]",
        use =
                "First behind an input of indices, whole numbers from 0 to one less than the vocabulary; what is used alike"
                        + " comes to lie close together. Indices are not standardised or rescaled, and nothing can be learned in"
                        + " front: their gradient is 0.",
        avoid =
                "Not for quantities such as ages or prices, whose order and distance a Dense layer understands at once.",
        source = "Bengio, Ducharme, Vincent and Jauvin 2003; Mikolov et al. 2013")
@Example(settings = "{\"vocabulary\": 1000, \"units\": 32}", inputs = "[20]")
public record Embedding(
        @Param(doc = "number of different indices", min = 1, max = 16777216, brief = "%s symbols")
        int vocabulary,

        @Param(doc = "numbers that stand for one index", min = 1, max = 1048576, brief = "%s units")
        int units)
        implements LayerSpec {

    public static Embedding of(int vocabulary, int units) {
        return new Embedding(vocabulary, units);
    }

    @Override
    public Category category() {
        return Category.SEQUENCE;
    }

    /** {@code L} indices become {@code L x units}, {@code L x K} of them {@code L x K x units}. */
    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape in = single(inputs);
        if (in.rank() > 2) {
            throw CoreMessage.RANK.exception(typeName(), "indices: a length, or rows and columns", in);
        }
        int[] dims = Arrays.copyOf(in.dims(), in.rank() + 1);
        dims[in.rank()] = units;
        return Limits.sample(dims);
    }

    @Override
    public List<ParameterShape> parameters(List<Shape> inputs) {
        Shape table = Limits.parameter(vocabulary, units);
        return List.of(new ParameterShape("weight", ParameterShape.Role.WEIGHT, table, 1, units));
    }

    @Override
    public Formula parameterFormula(List<Shape> inputs) {
        return new Formula("parameters", vocabulary + "*" + units, (long) vocabulary * units);
    }

    @Override
    public int indices() {
        return vocabulary;
    }

    @Override
    public Retains retains() {
        return Retains.INPUT;
    }
}
