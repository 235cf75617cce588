package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;

/** Multi-head self-attention. */
@Doc(
        summary =
                "Every step of a sequence asks all steps what they have for it, and takes a weighted mean of what they say.",
        formula =
                "q, k, v = x*W + b, in heads of d = C/heads channels; a = softmax(q*k'/sqrt(d)); y = [a1*v1, a2*v2, ...]*O + c",
        use = "The heart of a transformer, within a residual block: x + attention(LayerNorm(x)), then x + Dense(GELU("
                + "Dense(LayerNorm(x)))). It knows no order by itself: put PositionalEncoding in front. Costs grow with the"
                + " square of the length.",
        avoid = "Not for very long sequences, and seldom for few samples: LSTM and GRU assume more and need fewer.",
        source = "Vaswani et al. 2017, Attention Is All You Need")
@Example(settings = "{\"heads\": 4}", inputs = "[20, 32]")
public record MultiHeadAttention(
        @Param(doc = "parts that the channels are split into, each with its own attention", min = 1, max = 4096)
        int heads,

        @Param(doc = "a step sees itself and earlier steps only, for predicting what comes next", def = "false")
        boolean causal,

        @Param(doc = "add learned numbers in the projections", def = "true")
        boolean bias)
        implements LayerSpec {

    public static MultiHeadAttention of(int heads) {
        return new MultiHeadAttention(heads, false, true);
    }

    public MultiHeadAttention causal(boolean value) {
        return new MultiHeadAttention(heads, value, bias);
    }

    public MultiHeadAttention bias(boolean value) {
        return new MultiHeadAttention(heads, causal, value);
    }

    @Override
    public Category category() {
        return Category.SEQUENCE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape in = sequence(inputs);
        if (in.channels() % heads != 0) {
            long fitting = divisor(in.channels());
            throw new NetloomException(CoreMessage.HEADS
                    .problem("heads", in.channels(), heads, fitting)
                    .with(new Fix.SetParameter("heads " + fitting, "heads", fitting)));
        }
        Limits.sample((long) in.length() * in.length() * heads);
        return in;
    }

    /** The largest number of heads up to this one that splits so many channels. */
    private long divisor(int channels) {
        int d = Math.min(heads, channels);
        while (channels % d != 0) {
            d--;
        }
        return d;
    }

    /** The columns of the first projection are q, k, v, each with its heads one behind the other, as in PyTorch. */
    @Override
    public List<ParameterShape> parameters(List<Shape> inputs) {
        int c = outputShape(inputs).channels();
        List<ParameterShape> parameters = new ArrayList<>();
        parameters.add(weight("weight", c, 3L * c));
        parameters.add(weight("output_weight", c, c));
        if (bias) {
            parameters.add(new ParameterShape("bias", ParameterShape.Role.BIAS, Shape.of(3 * c), 0, 0));
            parameters.add(new ParameterShape("output_bias", ParameterShape.Role.BIAS, Shape.of(c), 0, 0));
        }
        return parameters;
    }

    /** Fan-out is that of one of q, k, v: each is a projection of its own. */
    private static ParameterShape weight(String name, int rows, long columns) {
        return new ParameterShape(name, ParameterShape.Role.WEIGHT, Limits.parameter(rows, columns), rows, rows);
    }

    @Override
    public Formula parameterFormula(List<Shape> inputs) {
        int c = outputShape(inputs).channels();
        String arithmetic = bias ? "4*(" + c + " + 1)*" + c : "4*" + c + "*" + c;
        return new Formula("parameters", arithmetic, parameterCount(inputs));
    }

    @Override
    public Formula multiplyAdds(List<Shape> inputs) {
        Shape in = outputShape(inputs);
        long l = in.length();
        long c = in.channels();
        String arithmetic = l + "*4*" + c + "*" + c + " + 2*" + l + "*" + l + "*" + c;
        return new Formula("multiply-adds", arithmetic, l * 4 * c * c + 2 * l * l * c);
    }

    @Override
    public Retains retains() {
        return Retains.INPUT;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        return fields.getFirst().whole(sequence(inputs).length(), 1);
    }
}
