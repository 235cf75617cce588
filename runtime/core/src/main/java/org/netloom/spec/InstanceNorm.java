package org.netloom.spec;

import java.util.List;
import org.netloom.problem.CoreMessage;

/** Normalization of every channel, sample by sample. */
@Doc(
        summary =
                "Gives every channel of every sample mean 0 and deviation 1 over its positions, then scales and shifts it as"
                        + " learned.",
        formula = "y = (x - mean)/sqrt(variance + epsilon) * scale + shift, moments over the positions of one channel",
        use =
                "In networks that make images, such as style transfer and pix2pix: removes the contrast of the single image."
                        + " Not for classification, where the strength of a feature says something.",
        avoid =
                "Not in front of a classifier, where brightness and contrast say something, and not on vectors, which have one position per channel.",
        source = "Ulyanov, Vedaldi and Lempitsky 2016")
public record InstanceNorm(
        @Param(
                doc = "added to the variance, so that a constant channel does not divide by 0",
                min = 0,
                max = 1,
                above = true,
                def = "1e-5")
        double epsilon,

        @Param(doc = "learn a scale and a shift per channel", def = "true")
        boolean affine)
        implements GroupedNorm {

    public static InstanceNorm of() {
        return new InstanceNorm(1e-5, true);
    }

    public InstanceNorm epsilon(double value) {
        return new InstanceNorm(value, affine);
    }

    public InstanceNorm affine(boolean value) {
        return new InstanceNorm(epsilon, value);
    }

    @Override
    public GroupGeometry geometry(List<Shape> inputs) {
        Shape in = single(inputs);
        if (in.isVector()) {
            throw CoreMessage.RANK.exception(
                    typeName(), "several positions, height x width x channels or length x channels", in);
        }
        return new GroupGeometry(in.size() / in.channels(), in.channels(), 1);
    }
}
