package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;
import org.netloom.spec.Shape;

/** Generated sequences. */
@Doc(
        summary = "Sequences of numbers or symbols with a question that only a memory answers.",
        formula =
                "adding: length x 2, values and markers, target the sum of the two marked; parity (2 symbols), brackets (5)"
                        + " and twice (length symbols): length indices, or length x symbols one-hot, and a class",
        use =
                "For LSTM, GRU and attention, with no file. Symbols are indices, for an Embedding; with oneHot they go into a"
                        + " recurrent layer as they are. For adding, who always says 1 has a mean squared error of 1/6 = 0.167.",
        avoid = "Not to judge a network for text or speech by: these are puzzles, without noise and without meaning.",
        source =
                "adding: Hochreiter and Schmidhuber 1997, with values in 0..1 as Le, Jaitly and Hinton 2015; drawn by this"
                        + " program")
public record Sequences(
        @Param(doc = "samples in all", min = 1, max = 10000000, def = "3000")
        int count,

        @Param(doc = "what is asked", def = "\"adding\"") SequenceKind kind,

        @Param(doc = "steps of a sequence", min = 2, max = 10000, def = "20")
        int length,

        @Param(doc = "symbols as a channel each, 1 for the one at hand, instead of their indices", def = "false")
        boolean oneHot)
        implements DataSpec {
    public static Sequences of() {
        return new Sequences(3000, SequenceKind.ADDING, 20, false);
    }

    public Sequences count(int value) {
        return new Sequences(value, kind, length, oneHot);
    }

    public Sequences kind(SequenceKind value) {
        return new Sequences(count, value, length, oneHot);
    }

    public Sequences length(int value) {
        return new Sequences(count, kind, value, oneHot);
    }

    public Sequences oneHot(boolean value) {
        return new Sequences(count, kind, length, value);
    }

    /** Shape of one sequence. */
    public Shape inputShape() {
        return kind.inputShape(length, oneHot);
    }

    /** What is to be predicted. */
    public Targets targets() {
        return kind.targets(length);
    }
}
