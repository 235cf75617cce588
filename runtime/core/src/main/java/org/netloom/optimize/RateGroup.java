package org.netloom.optimize;

import java.util.List;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;
import org.netloom.spec.Spec;

/** Nodes that learn at a rate of their own. */
@Doc(
        summary = "Multiplies the learning rate of some nodes.",
        formula = "rate = learningRate * schedule * factor",
        use = "When a trained network is tuned for another task: its early layers know edges and colours already and "
                + "need a tenth of the rate of a new head.",
        avoid = "Not for a network that starts anew: there all layers have as much to learn.",
        source = "Howard and Ruder 2018, discriminative fine-tuning")
public record RateGroup(
        @Param(doc = "nodes or blocks, by their names; a block stands for all in it")
        List<String> nodes,

        @Param(doc = "factor of the learning rate", min = 0, max = 1000)
        double factor)
        implements Spec {
    public static RateGroup of(List<String> nodes, double factor) {
        return new RateGroup(nodes, factor);
    }
}
