package org.netloom.plan;

import java.util.List;
import org.netloom.spec.Shape;

/** A statement of a backward pass. {@link #remark} says what a reader should know, or is empty. */
public sealed interface Statement {
    String remark();

    /** {@code Tensor variable = value;} */
    record Define(String variable, Gradient value, Shape shape, String remark) implements Statement {}

    /** {@code variable = value;} */
    record Assign(String variable, Gradient value, Shape shape, String remark) implements Statement {}

    /** {@code step.backward(dOutput);} where the gradients are asked for by number afterwards. */
    record Call(Step step, String dOutput, String remark) implements Statement {}

    /** {@code step.backwardToParameters(dOutput);} */
    record ToParameters(Step step, String dOutput, String remark) implements Statement {}

    /**
     * A repeated block, from its last instance to its first: {@code variable = dOutput}, then again and again
     * {@code variable = block.backward(variable)}.
     *
     * @param toParameters the first instance ends with its parameters
     * @param others the inputs behind the first whose gradients are asked for
     */
    record Loop(
            String variable,
            Step.BlockStep step,
            String dOutput,
            boolean toParameters,
            List<Other> others,
            Shape shape,
            String remark)
            implements Statement {
        public Loop {
            others = List.copyOf(others);
        }
    }

    /**
     * An input behind the first of a repeated block, which gets the same value in each repetition: the gradients add.
     *
     * @param variable for the sum
     * @param one variable for the gradient of one repetition
     */
    record Other(int port, String variable, String one, Shape shape, String remark) {}

    /** {@code inputGradient(input, variable);}: the gradient of an input of the network, for who learns in front of it. */
    record InputGradient(int input, String variable, String remark) implements Statement {}

    /** {@code return value;} */
    record Return(Gradient value, Shape shape, String remark) implements Statement {}
}
