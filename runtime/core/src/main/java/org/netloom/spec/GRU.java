package org.netloom.spec;

import java.util.List;

/** Gated recurrent unit. */
@Doc(
        summary =
                "Reads a sequence step by step; two gates say how much of its state is renewed and what of it is used.",
        formula = "r, z = sigmoid(x[t]*W + b + h[t-1]*U + d); n = tanh(x[t]*W + b + r.(h[t-1]*U + d));"
                + " h[t] = (1 - z).n + z.h[t-1]; a dot multiplies element by element",
        use =
                "As LSTM, with three products instead of four and no cells beside its state: often as good, and faster. The"
                        + " reset gate comes behind the product with U, as in cuDNN, PyTorch and Keras.",
        avoid = "Not where exact counting matters, which cells do better: take LSTM.",
        source = "Cho et al. 2014")
@Example(settings = "{\"units\": 4}", inputs = "[20, 8]")
public record GRU(
        @Param(doc = "numbers of the state", min = 1, max = 65536, brief = "%s units")
        int units,

        @Param(doc = "give the state at every step (L x units) instead of the last one (units)", def = "false")
        boolean returnSequences,

        @Param(doc = "read the sequence from its end; the states stay at the steps they belong to", def = "false")
        boolean goBackwards,

        @Param(doc = "add learned numbers per gate and unit, to the input's products and to the state's", def = "true")
        boolean bias)
        implements LayerSpec {

    private static final int GATES = 3;

    public static GRU of(int units) {
        return new GRU(units, false, false, true);
    }

    public GRU returnSequences(boolean value) {
        return new GRU(units, value, goBackwards, bias);
    }

    public GRU goBackwards(boolean value) {
        return new GRU(units, returnSequences, value, bias);
    }

    public GRU bias(boolean value) {
        return new GRU(units, returnSequences, goBackwards, value);
    }

    @Override
    public Category category() {
        return Category.SEQUENCE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Recurrence.outputShape(sequence(inputs), units, returnSequences);
    }

    /**
     * The columns of all parameters are the gates r, z, n, as in PyTorch (Keras: z, r, n). There are two biases, as in
     * both: that of the state's product lies under the reset gate.
     */
    @Override
    public List<ParameterShape> parameters(List<Shape> inputs) {
        List<ParameterShape> parameters = Recurrence.weights(sequence(inputs), units, GATES);
        if (bias) {
            parameters.add(Recurrence.bias("bias", units, GATES));
            parameters.add(Recurrence.bias("recurrent_bias", units, GATES));
        }
        return parameters;
    }

    @Override
    public Formula parameterFormula(List<Shape> inputs) {
        int channels = sequence(inputs).channels();
        String arithmetic = GATES + "*(" + channels + " + " + units + (bias ? " + 2" : "") + ")*" + units;
        return new Formula("parameters", arithmetic, parameterCount(inputs));
    }

    @Override
    public Formula multiplyAdds(List<Shape> inputs) {
        return Recurrence.multiplyAdds(sequence(inputs), units, GATES);
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
