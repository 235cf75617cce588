package org.netloom.data;

import java.util.List;
import java.util.stream.IntStream;
import org.netloom.spec.Shape;

/** What is asked of a generated sequence. */
public enum SequenceKind {
    /** The sum of the two values that are marked, among values in 0 to 1: {@code L x 2}, value and marker. */
    ADDING(List.of()),
    /** Whether there are an even or an odd number of ones among bits. */
    PARITY(List.of("0", "1")),
    /** Whether brackets of two kinds are balanced; shorter rows of them have dots in front. */
    BRACKETS(List.of(".", "(", ")", "[", "]")),
    /** Which of as many symbols as there are steps came twice, in any order. */
    TWICE(List.of());

    private final List<String> symbols;

    SequenceKind(List<String> symbols) {
        this.symbols = symbols;
    }

    /** Symbols of a step, by index; empty where steps are quantities. */
    public List<String> symbols(int length) {
        return this == TWICE
                ? IntStream.range(0, length).mapToObj(SequenceKind::letter).toList()
                : symbols;
    }

    /** "a" to "z", then "a1" and so on. */
    private static String letter(int i) {
        String letter = Character.toString('a' + i % 26);
        return i < 26 ? letter : letter + i / 26;
    }

    /**
     * Shape of a sequence.
     *
     * @param oneHot a channel for each symbol instead of the symbols' indices
     */
    public Shape inputShape(int length, boolean oneHot) {
        if (this == ADDING) {
            return Shape.of(length, 2);
        }
        return oneHot ? Shape.of(length, symbols(length).size()) : Shape.of(length);
    }

    /** What is to be predicted of a sequence. */
    public Targets targets(int length) {
        return switch (this) {
            case ADDING -> new Targets.Values(Shape.of(1), List.of("sum"));
            case PARITY -> new Targets.Classes(List.of("even", "odd"));
            case BRACKETS -> new Targets.Classes(List.of("broken", "balanced"));
            case TWICE -> new Targets.Classes(symbols(length));
        };
    }
}
