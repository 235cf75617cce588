package org.netloom.spec;

import java.util.List;
import org.netloom.problem.CoreMessage;

/** Product of branches. */
@Doc(
        summary = "Multiplies its inputs element by element; a gate of one number per channel scales whole channels.",
        formula = "y = x1 * x2 * ...; with a gate g of C numbers: y[i,j,c] = x[i,j,c] * g[c]",
        use =
                "Gates: a branch that ends in a sigmoid says how much of another one passes, as in squeeze-and-excitation.",
        avoid = "Not to join branches of any size of values: products of large ones explode and of small ones"
                + " vanish; gates between 0 and 1 do not.",
        source = "Hu, Shen and Sun 2018, Squeeze-and-Excitation Networks; Keras Multiply")
public record Multiply() implements LayerSpec {
    public static Multiply of() {
        return new Multiply();
    }

    @Override
    public Category category() {
        return Category.MERGE;
    }

    @Override
    public Arity arity() {
        return Arity.MANY;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        int gate = gate(inputs);
        if (gate >= 0) {
            return inputs.get(1 - gate);
        }
        checkArity(inputs);
        if (!inputs.stream().allMatch(inputs.getFirst()::equals)) {
            throw CoreMessage.GATE.exception(SameShapes.list(inputs));
        }
        return inputs.getFirst();
    }

    /** Which of two inputs holds one number for every channel of the other one; -1 where none does. */
    public int gate(List<Shape> inputs) {
        if (inputs.size() != 2 || inputs.get(0).rank() == inputs.get(1).rank()) {
            return -1;
        }
        int small = inputs.get(0).isVector() ? 0 : 1;
        boolean fits = inputs.get(small).isVector()
                && inputs.get(small).channels() == inputs.get(1 - small).channels();
        return fits ? small : -1;
    }

    @Override
    public Retains retains() {
        return Retains.INPUT;
    }
}
