package org.netloom.spec;

import java.util.List;

/** Inverted dropout. */
@Doc(
        summary = "While training, sets random elements to 0 and enlarges the others; afterwards does nothing.",
        formula = "y = x*m/(1 - rate), m = 0 with probability rate, 1 otherwise; y = x outside training",
        use =
                "Against overfitting, usually with rate 0.5 between dense layers and 0.1 to 0.3 behind convolutions. Seldom"
                        + " together with batch norm.",
        avoid =
                "Not where the network does not overfit, and not directly in front of batch norm, whose moments then differ between training and use.",
        source = "Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov 2014")
public record Dropout(
        @Param(doc = "share of the elements that are dropped", min = 0, max = 1, below = true, brief = "%s")
        double rate)
        implements LayerSpec {

    public static Dropout of(double rate) {
        return new Dropout(rate);
    }

    @Override
    public Category category() {
        return Category.REGULARIZATION;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return single(inputs);
    }

    /** Nothing: the mask is drawn again from the same numbers. */
    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }
}
