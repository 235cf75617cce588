package org.netloom.spec;

import java.util.Arrays;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;

/** Layer normalization over the last axes of a sample. */
@Doc(
        summary =
                "Gives the channels of every position, or all of a sample, mean 0 and deviation 1, then scales and shifts"
                        + " them as learned.",
        formula = "y = (x - mean)/sqrt(variance + epsilon) * scale + shift, moments over the last axes of each sample",
        use = "In transformers and recurrent networks, and where batches are too small for batch norm: samples do not"
                + " see each other, and training and prediction compute the same. On images group norm is the"
                + " better choice.",
        avoid =
                "Not in convolutional networks trained with large batches, where batch norm learns faster and costs nothing once trained.",
        source = "Ba, Kiros and Hinton 2016")
public record LayerNorm(
        @Param(
                doc = "how many of the last axes share their moments: 1 the channels, 3 a whole image; 0 all there are",
                min = 0,
                max = 8,
                def = "1")
        int axes,

        @Param(
                doc = "added to the variance, so that constant values do not divide by 0",
                min = 0,
                max = 1,
                above = true,
                def = "1e-5")
        double epsilon,

        @Param(doc = "learn a scale and a shift per element of those axes", def = "true")
        boolean affine)
        implements GroupedNorm {

    public static LayerNorm of() {
        return new LayerNorm(1, 1e-5, true);
    }

    public LayerNorm axes(int value) {
        return new LayerNorm(value, epsilon, affine);
    }

    public LayerNorm epsilon(double value) {
        return new LayerNorm(axes, value, affine);
    }

    public LayerNorm affine(boolean value) {
        return new LayerNorm(axes, epsilon, value);
    }

    @Override
    public Shape affineShape(List<Shape> inputs) {
        Shape in = single(inputs);
        if (axes > in.rank()) {
            throw new NetloomException(CoreMessage.NORM_AXES
                    .problem("axes", axes, in, in.rank())
                    .with(new Fix.SetParameter("axes " + in.rank(), "axes", (long) in.rank())));
        }
        int from = axes == 0 ? 0 : in.rank() - axes;
        return Shape.of(Arrays.copyOfRange(in.dims(), from, in.rank()));
    }

    @Override
    public GroupGeometry geometry(List<Shape> inputs) {
        return new GroupGeometry(1, 1, affineShape(inputs).size());
    }
}
