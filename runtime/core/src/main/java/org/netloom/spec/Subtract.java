package org.netloom.spec;

import java.util.List;

/** Difference of two branches. */
@Doc(
        summary = "Takes its second input from its first, element by element.",
        formula = "y = x1 - x2",
        use =
                "What a branch should leave: an image less the noise that a network found in it, or the distance of two embeddings.",
        avoid = "Not for more than two branches, and not as a loss: the losses compare an output with its target.",
        source = "Zhang et al. 2017 (DnCNN) for residual images; Keras Subtract")
public record Subtract() implements LayerSpec {
    public static Subtract of() {
        return new Subtract();
    }

    @Override
    public Category category() {
        return Category.MERGE;
    }

    @Override
    public Arity arity() {
        return Arity.TWO;
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
