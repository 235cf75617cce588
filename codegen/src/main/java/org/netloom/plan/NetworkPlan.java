package org.netloom.plan;

import java.util.List;
import org.netloom.design.Design;
import org.netloom.design.Expansion;
import org.netloom.spec.Shape;

/**
 * What is to be generated for a design: classes with their steps, names and both passes, all decided.
 *
 * @param network the class of the whole network
 * @param blocks classes of the blocks it uses, in the order of the document
 * @param packageName of all classes
 * @param parameters trained numbers
 * @param multiplyAdds of one sample's forward pass
 * @param designHash changes whenever the network computes something else or its parameters have other names
 */
public record NetworkPlan(
        Design design,
        Expansion expansion,
        ClassPlan network,
        List<ClassPlan> blocks,
        String packageName,
        long parameters,
        long multiplyAdds,
        String designHash) {
    public NetworkPlan {
        blocks = List.copyOf(blocks);
    }

    public Shape inputShape() {
        return network.inputShape();
    }

    public Shape outputShape() {
        return network.outputShape();
    }
}
