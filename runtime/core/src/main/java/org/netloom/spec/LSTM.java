package org.netloom.spec;

import java.util.List;

/** Long short-term memory. */
@Doc(
        summary = "Reads a sequence step by step and remembers: gates say what its cells keep, take in and show.",
        formula = "i, f, o = sigmoid(x[t]*W + h[t-1]*U + b); g = tanh(x[t]*W + h[t-1]*U + b); c[t] = f.c[t-1] + i.g;"
                + " h[t] = o.tanh(c[t]); a dot multiplies element by element",
        use =
                "For sequences in which something early matters late: sums, brackets, text, series. Ends with its last state,"
                        + " or gives every step with returnSequences, for a further one on top. A second one with goBackwards"
                        + " and a Concat make it bidirectional; both then see past and future. Gradient clipping by norm 1 and"
                        + " Adam suit it.",
        avoid =
                "Not for images and tables, and not for steps by the thousand: they go one after the other, and what is far back fades."
                        + " Convolution over the sequence or MultiHeadAttention take all steps at once.",
        source = "Hochreiter and Schmidhuber 1997; forget gate: Gers, Schmidhuber and Cummins 2000")
@Example(settings = "{\"units\": 4}", inputs = "[20, 8]")
public record LSTM(
        @Param(doc = "number of memory cells", min = 1, max = 65536, brief = "%s units")
        int units,

        @Param(doc = "give the state at every step (L x units) instead of the last one (units)", def = "false")
        boolean returnSequences,

        @Param(doc = "read the sequence from its end; the states stay at the steps they belong to", def = "false")
        boolean goBackwards,

        @Param(doc = "add a learned number per gate and unit", def = "true")
        boolean bias,

        @Param(
                doc = "what the bias of the forget gates starts at: 1 lets memories live from the beginning (Jozefowicz"
                        + " et al. 2015)",
                min = -10,
                max = 10,
                def = "1")
        double forgetBias)
        implements LayerSpec {

    private static final int GATES = 4;

    public static LSTM of(int units) {
        return new LSTM(units, false, false, true, 1);
    }

    public LSTM returnSequences(boolean value) {
        return new LSTM(units, value, goBackwards, bias, forgetBias);
    }

    public LSTM goBackwards(boolean value) {
        return new LSTM(units, returnSequences, value, bias, forgetBias);
    }

    public LSTM bias(boolean value) {
        return new LSTM(units, returnSequences, goBackwards, value, forgetBias);
    }

    public LSTM forgetBias(double value) {
        return new LSTM(units, returnSequences, goBackwards, bias, value);
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
     * The columns of all parameters are the gates i, f, g, o, as in PyTorch and Keras. There is one bias, as in Keras;
     * PyTorch has two, which are added.
     */
    @Override
    public List<ParameterShape> parameters(List<Shape> inputs) {
        List<ParameterShape> parameters = Recurrence.weights(sequence(inputs), units, GATES);
        if (bias) {
            parameters.add(Recurrence.bias("bias", units, GATES).startingAt(units, 2 * units, forgetBias));
        }
        return parameters;
    }

    @Override
    public Formula parameterFormula(List<Shape> inputs) {
        int channels = sequence(inputs).channels();
        String arithmetic = GATES + "*(" + channels + " + " + units + (bias ? " + 1" : "") + ")*" + units;
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
