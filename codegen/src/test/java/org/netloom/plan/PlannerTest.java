package org.netloom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.verify.GradientCheck;

class PlannerTest {
    @Test
    void gradientsOfRandomDesignsAreRight() {
        for (long seed = 0; seed < 150; seed++) {
            Design design = RandomDesigns.of(seed);
            assertEquals(List.of(), Checker.check(design).errors(), "seed " + seed);
            PlannedNetwork network = new PlannedNetwork(Planner.plan(design));
            assertEquals(List.of(), GradientCheck.differences(network, 2, seed), "seed " + seed);
        }
    }

    @Test
    void gradientsOfBranchedDesignsAreRight() {
        for (long seed = 0; seed < 150; seed++) {
            Design design = RandomDesigns.branched(seed);
            assertEquals(List.of(), Checker.check(design).errors(), "seed " + seed);
            PlannedNetwork network = new PlannedNetwork(Planner.plan(design));
            assertEquals(List.of(), GradientCheck.differences(network, 2, seed), "seed " + seed);
        }
    }

    /** Outputs for training only: their layers run last, and not at all where the network is prepared for inference. */
    @Test
    void auxiliaryOutputsAreLeftAway() {
        try (Workers workers = new Workers(1)) {
            for (long seed = 0; seed < 80; seed++) {
                Design design = RandomDesigns.auxiliary(seed);
                NetworkPlan plan = Planner.plan(design);
                PlannedNetwork network = new PlannedNetwork(plan);
                assertEquals(List.of(), GradientCheck.differences(network, 2, seed), "seed " + seed);
                PlannedNetwork inference = new PlannedNetwork(plan);
                inference.prepareForInference(1, new ScalarOps(workers));
                List<Tensor> inputs = plan.inputShapes().stream()
                        .map(s -> Tensor.allocate(1, s, Precision.FLOAT))
                        .toList();
                int main = plan.outputNames().size() - design.auxiliary().size();
                assertEquals(main, inference.forward(inputs).size(), "seed " + seed);
                assertEquals(main, plan.network().mainOutputs());
                assertTrue(plan.outputNames().stream().skip(main).allMatch(design.auxiliary()::contains));
            }
        }
    }

    /** What stands in front learns through the network: central differences of the loss over each input. */
    @Test
    void gradientsOfInputsAreRight() {
        for (long seed = 0; seed < 60; seed++) {
            Design design = RandomDesigns.branched(seed);
            InputGradientCheck.check(
                    new PlannedNetwork(Planner.plan(design, PlanOptions.of().inputGradients(true))));
        }
    }
}
