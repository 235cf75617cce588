package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Adam with weight decay beside the gradient. */
@Doc(
        summary = "Adam whose weight decay goes around the running means.",
        formula = "p = p - rate*weightDecay*p, then as Adam",
        use = "Instead of Adam with L2: there the decay is divided by the root of the squared gradients as "
                + "well, so that parameters with large gradients hardly decay. The usual optimizer of transformers "
                + "and ConvNeXt.",
        avoid = "Not with a large weight decay on a network that underfits.",
        source = "Loshchilov and Hutter 2019")
public record AdamW(
        @Param(doc = "step size", min = 0, max = 100, above = true)
        double learningRate,

        @Param(doc = "share of every parameter that is taken away per unit of rate", min = 0, max = 10, def = "0.01")
        double weightDecay,

        @Param(doc = "decay of the mean of gradients", min = 0, max = 1, below = true, def = "0.9")
        double beta1,

        @Param(doc = "decay of the mean of squared gradients", min = 0, max = 1, below = true, def = "0.999")
        double beta2,

        @Param(doc = "keeps the division away from 0", min = 0, max = 1, above = true, def = "1e-8")
        double epsilon)
        implements OptimizerSpec {
    public static AdamW of(double learningRate) {
        return new AdamW(learningRate, 0.01, 0.9, 0.999, 1e-8);
    }

    public AdamW weightDecay(double value) {
        return new AdamW(learningRate, value, beta1, beta2, epsilon);
    }

    public AdamW beta1(double value) {
        return new AdamW(learningRate, weightDecay, value, beta2, epsilon);
    }

    public AdamW beta2(double value) {
        return new AdamW(learningRate, weightDecay, beta1, value, epsilon);
    }

    public AdamW epsilon(double value) {
        return new AdamW(learningRate, weightDecay, beta1, beta2, value);
    }
}
