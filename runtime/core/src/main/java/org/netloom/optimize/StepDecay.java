package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A factor every few epochs. */
@Doc(
        summary = "Multiplies the learning rate by a factor every few epochs.",
        formula = "rate*factor^floor(epoch/every)",
        use = "The classic of the ImageNet networks: 0.1 every 30 of 90 epochs. The loss falls visibly at each "
                + "step.",
        avoid = "Not without knowing when learning stalls: steps that come too early freeze the network.",
        source = "Krizhevsky et al. 2012; He et al. 2015")
public record StepDecay(
        @Param(doc = "epochs between two steps", unit = "epochs", min = 1)
        int every,

        @Param(doc = "what the rate is multiplied by", min = 0, max = 1, above = true, def = "0.1")
        double factor)
        implements ScheduleSpec {
    public static StepDecay of(int every) {
        return new StepDecay(every, 0.1);
    }

    public StepDecay factor(double value) {
        return new StepDecay(every, value);
    }
}
