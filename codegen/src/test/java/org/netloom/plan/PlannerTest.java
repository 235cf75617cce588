package org.netloom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.check.Checker;
import org.netloom.design.Design;
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
