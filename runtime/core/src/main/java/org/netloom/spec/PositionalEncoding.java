package org.netloom.spec;

import java.util.List;

/** Where each step of a sequence stands. */
@Doc(
        summary = "Adds a pattern to each step that tells where in the sequence it stands.",
        formula =
                "y[t,c] = x[t,c] + p[t,c]; p[t,2i] = sin(t/10000^(2i/C)), p[t,2i+1] = cos(t/10000^(2i/C)), or p is learned",
        use =
                "Between an Embedding and the first MultiHeadAttention, which without it sees a set of steps and no order."
                        + " Waves need no training; learned patterns fit one length. LSTM and GRU know the order by themselves.",
        avoid = "Not in front of LSTM, GRU or Flatten, which know the places by themselves.",
        source = "Vaswani et al. 2017, Attention Is All You Need; learned: Gehring et al. 2017")
public record PositionalEncoding(
        @Param(doc = "learn the patterns instead of taking sine and cosine waves", def = "false")
        boolean learned) implements LayerSpec {

    public static PositionalEncoding of() {
        return new PositionalEncoding(false);
    }

    public PositionalEncoding learned(boolean value) {
        return new PositionalEncoding(value);
    }

    /** The waves: element c of step t of a sequence with {@code channels} channels. */
    public static double wave(int t, int c, int channels) {
        double angle = t / Math.pow(10000, (c - c % 2) / (double) channels);
        return c % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
    }

    @Override
    public Category category() {
        return Category.SEQUENCE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return sequence(inputs);
    }

    @Override
    public List<ParameterShape> parameters(List<Shape> inputs) {
        Shape in = sequence(inputs);
        return learned ? List.of(new ParameterShape("pattern", ParameterShape.Role.SHIFT, in, 0, 0)) : List.of();
    }

    @Override
    public Formula parameterFormula(List<Shape> inputs) {
        Shape in = sequence(inputs);
        return learned
                ? new Formula("parameters", in.length() + "*" + in.channels(), in.elements())
                : new Formula("parameters", "0", 0);
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }
}
