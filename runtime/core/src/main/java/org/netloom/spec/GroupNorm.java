package org.netloom.spec;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;

/** Normalization of groups of channels, sample by sample. */
@Doc(
        summary =
                "Gives groups of channels mean 0 and deviation 1 over all positions of a sample, then scales and shifts every"
                        + " channel as learned.",
        formula =
                "y = (x - mean)/sqrt(variance + epsilon) * scale + shift, moments over the positions and the channels of"
                        + " a group",
        use =
                "In the place of batch norm where memory allows only a few samples a batch, as in segmentation and detection:"
                        + " does not depend on the batch. 1 group is layer norm over a whole sample, a group per channel instance"
                        + " norm.",
        avoid =
                "Not with large batches on image classification, where batch norm is more accurate and vanishes into the weights after training.",
        source = "Wu and He 2018")
@Example(settings = "{\"groups\": 2}")
public record GroupNorm(
        @Param(
                doc = "groups of channels normalized together; must divide the channels",
                min = 1,
                max = 65536,
                brief = "%s groups")
        int groups,

        @Param(
                doc = "added to the variance, so that constant values do not divide by 0",
                min = 0,
                max = 1,
                above = true,
                def = "1e-5")
        double epsilon,

        @Param(doc = "learn a scale and a shift per channel", def = "true")
        boolean affine)
        implements GroupedNorm {

    public static GroupNorm of(int groups) {
        return new GroupNorm(groups, 1e-5, true);
    }

    public GroupNorm epsilon(double value) {
        return new GroupNorm(groups, value, affine);
    }

    public GroupNorm affine(boolean value) {
        return new GroupNorm(groups, epsilon, value);
    }

    @Override
    public GroupGeometry geometry(List<Shape> inputs) {
        Shape in = single(inputs);
        int channels = in.channels();
        if (channels % groups != 0) {
            int nearest = IntStream.rangeClosed(1, channels)
                    .filter(g -> channels % g == 0)
                    .boxed()
                    .min(Comparator.comparingInt(g -> Math.abs(g - groups)))
                    .orElse(1);
            throw new NetloomException(CoreMessage.NORM_GROUPS
                    .problem("groups", channels, groups)
                    .with(new Fix.SetParameter("groups " + nearest, "groups", (long) nearest)));
        }
        return new GroupGeometry(in.size() / channels, groups, channels / groups);
    }
}
