package org.netloom.spec;

import java.util.List;

/** Mean of branches. */
@Doc(
        summary = "Averages its inputs element by element.",
        formula = "y = (x1 + x2 + ... + xn)/n",
        use =
                "Joins branches that say the same in different ways: an ensemble, or several scales. Unlike Add the size of the values does not grow with their number.",
        avoid = "Not for branches of different meaning: concatenation keeps them apart. Add is the same but for"
                + " a factor.",
        source = "Ciresan, Meier and Schmidhuber 2012, multi-column networks; Keras Average")
public record Average() implements LayerSpec {
    public static Average of() {
        return new Average();
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
        return SameShapes.of(this, inputs);
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }
}
