package org.netloom.spec;

import java.util.List;

/** Image or sequence to vector. */
@Doc(
        summary =
                "Writes an image as one long vector, row by row, pixel by pixel, channel by channel; a sequence step by step.",
        formula = "y[(i*W + j)*C + c] = x[i,j,c]",
        use = "Between the last convolution or pooling and the first dense layer. Global average pooling is the smaller"
                + " alternative.",
        avoid = "Not behind a large image: 7x7x512 into 4096 units alone are 103 million weights.",
        source = "order of the elements: channels last, as in Keras")
@Example(inputs = "[7, 7, 16]")
public record Flatten() implements LayerSpec {
    public static Flatten of() {
        return new Flatten();
    }

    @Override
    public Category category() {
        return Category.RESHAPE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.of(single(inputs).size());
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        Shape in = single(inputs);
        return List.of(new Formula("features", in.toString().replace(" x ", "*"), in.elements()));
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }

    /** Of the vector as a whole, which is what the dense layer behind it sees. */
    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        return fields.getFirst().whole(single(inputs));
    }
}
