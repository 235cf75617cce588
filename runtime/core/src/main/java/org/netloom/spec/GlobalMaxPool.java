package org.netloom.spec;

import java.util.List;

/** Maximum of each channel. */
@Doc(
        summary = "Keeps the largest value of each channel of the whole image, sequence or volume.",
        formula = "y[c] = max over i,j of x[i,j,c]",
        use =
                "Between the last convolution and the classifier, where one place that shows the pattern is enough: a word"
                        + " in a text, a flaw on a surface.",
        avoid =
                "Not where a pattern's extent counts: only one pixel of each channel gets a gradient. The global average"
                        + " lets all learn.",
        source = "Oquab, Bottou, Laptev and Sivic 2015; Kim 2014 for text (max over time)")
public record GlobalMaxPool() implements LayerSpec {
    public static GlobalMaxPool of() {
        return new GlobalMaxPool();
    }

    @Override
    public Category category() {
        return Category.POOLING;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.of(spatial(inputs).channels());
    }

    @Override
    public Retains retains() {
        return Retains.BOTH;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        return fields.getFirst().whole(spatial(inputs));
    }
}
