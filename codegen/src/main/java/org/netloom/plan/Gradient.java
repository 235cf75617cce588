package org.netloom.plan;

/** An expression of a backward pass that gives a gradient. */
public sealed interface Gradient {
    /** A variable or the argument of the pass. */
    record Variable(String name) implements Gradient {}

    /** {@code step.backward(dOutput)}: the gradient of the step's first input. */
    record Backward(Step step, String dOutput) implements Gradient {}

    /** {@code step.gradient(port)}: that of another input, after the step's {@code backward(dOutput)}. */
    record Port(Step step, int port, String dOutput) implements Gradient {}

    /**
     * {@code addInPlace(a, b)}, where a is a gradient that nobody else reads, otherwise {@code sum(a, b)}, which looks for a
     * place.
     */
    record Sum(Gradient a, Gradient b, boolean inPlace) implements Gradient {}
}
