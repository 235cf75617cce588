package org.netloom.generate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.netloom.design.Design;
import org.netloom.design.Node;
import org.netloom.mode.Adversarial;
import org.netloom.plan.ClassPlan;
import org.netloom.plan.NetworkPlan;
import org.netloom.plan.PlanOptions;
import org.netloom.plan.Planner;
import org.netloom.plan.SubDesign;

/**
 * The two networks of an adversarial design: what leads to the sample, and what is behind it.
 *
 * @param discriminator planned with the gradients of its inputs, through which the generator learns
 * @param samplePort which input of the discriminator is the sample
 */
record AdversarialParts(NetworkPlan generator, NetworkPlan discriminator, int samplePort) {
    static final String GENERATOR = "Generator";
    static final String DISCRIMINATOR = "Discriminator";

    static AdversarialParts of(Design whole, Adversarial mode, Set<String> reserved) {
        // The generator is what remains of a training: it keeps the name of the whole.
        Design first = SubDesign.upTo(whole, mode.sample()).design().rename(whole.name());
        Set<String> taken = new TreeSet<>(reserved);
        taken.add(DISCRIMINATOR);
        NetworkPlan generator =
                Planner.plan(first, PlanOptions.of().reserved(taken).className(GENERATOR));
        Design second = SubDesign.behind(whole, mode.sample()).design().rename("discriminator");
        taken.remove(DISCRIMINATOR);
        taken.add(GENERATOR);
        generator.blocks().stream().map(ClassPlan::className).forEach(taken::add);
        NetworkPlan discriminator = Planner.plan(
                second, PlanOptions.of().reserved(taken).inputGradients(true).className(DISCRIMINATOR));
        List<String> inputs = second.inputs().stream().map(Node::id).toList();
        return new AdversarialParts(generator, discriminator, inputs.indexOf(mode.sample()));
    }

    List<NetworkPlan> networks() {
        return List.of(generator, discriminator);
    }
}
