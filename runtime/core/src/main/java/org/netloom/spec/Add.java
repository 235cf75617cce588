package org.netloom.spec;

import java.util.List;

/** Sum of branches. */
@Doc(
        summary = "Adds its inputs element by element.",
        formula = "y = x1 + x2 + ...",
        use =
                "Closes a residual block: the shortcut lets the gradient pass unchanged, which makes networks of hundreds of"
                        + " layers trainable. All inputs have the same shape; where they differ, a 1x1 convolution on the shortcut"
                        + " brings them together.",
        avoid = "Not to join features of different meaning or shape: concatenation keeps both.",
        source = "He, Zhang, Ren and Sun 2015, Deep Residual Learning")
public record Add() implements LayerSpec {
    public static Add of() {
        return new Add();
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
