package org.netloom.spec;

import java.util.List;

/** Mean of each channel. */
@Doc(
        summary =
                "Averages each channel over the whole image or sequence: height x width x channels, or length x channels,"
                        + " becomes channels.",
        formula = "y[c] = (sum over i,j of x[i,j,c]) / (H*W); of a sequence (sum over i of x[i,c]) / L",
        use =
                "Between the last convolution and the classifier: no parameters, works for any image size and overfits less"
                        + " than Flatten with large dense layers.",
        avoid = "Not where the place of a feature matters, as in detection and segmentation.",
        source = "Lin, Chen and Yan 2014, Network in Network")
@Example(inputs = "[7, 7, 512]")
public record GlobalAveragePool() implements LayerSpec {
    public static GlobalAveragePool of() {
        return new GlobalAveragePool();
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
        return Retains.NOTHING;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        return fields.getFirst().whole(spatial(inputs));
    }
}
