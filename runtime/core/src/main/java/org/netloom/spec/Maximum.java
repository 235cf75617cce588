package org.netloom.spec;

import java.util.List;

/** Largest of branches. */
@Doc(
        summary = "Takes the largest of its inputs, element by element.",
        formula = "y = max(x1, x2, ...); the gradient goes to the first input that is the largest",
        use = "Lets branches compete: maxout units, or whichever of several views is the most certain.",
        avoid = "Not where every branch should learn from every sample: only the winner gets a gradient.",
        source = "Goodfellow et al. 2013, Maxout Networks; Keras Maximum")
public record Maximum() implements LayerSpec {
    public static Maximum of() {
        return new Maximum();
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
        return Retains.BOTH;
    }
}
