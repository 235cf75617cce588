package org.netloom.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateScheduleTest {
    private static final int STEPS = 10;
    private static final int EPOCHS = 8;

    private static void assertFactors(ScheduleSpec spec, double... everyTenSteps) {
        RateSchedule schedule = RateSchedule.of(spec, STEPS, EPOCHS);
        for (int i = 0; i < everyTenSteps.length; i++) {
            assertEquals(everyTenSteps[i], schedule.factor((long) i * STEPS), 1e-9, spec + " at step " + i * STEPS);
        }
    }

    @Test
    void constant() {
        assertFactors(ConstantRate.of(), 1, 1, 1);
    }

    @Test
    void steps() {
        assertFactors(StepDecay.of(2).factor(0.5), 1, 1, 0.5, 0.5, 0.25, 0.25, 0.125);
        assertEquals(1, RateSchedule.of(StepDecay.of(2), STEPS, EPOCHS).factor(19));
    }

    @Test
    void exponential() {
        assertFactors(ExponentialDecay.of().factor(0.9), 1, 0.9, 0.81);
        assertEquals(
                Math.sqrt(0.9),
                RateSchedule.of(ExponentialDecay.of().factor(0.9), STEPS, EPOCHS)
                        .factor(5),
                1e-12);
    }

    @Test
    void cosineEndsWithTheLastStep() {
        RateSchedule s = RateSchedule.of(CosineDecay.of().end(0.1), STEPS, EPOCHS);
        assertEquals(1, s.factor(0));
        assertEquals(0.55, (s.factor(39) + s.factor(40)) / 2, 1e-12);
        assertEquals(0.1, s.factor(79), 1e-12);
        assertEquals(0.1, s.factor(1000), 1e-12);
    }

    @Test
    void oneCycleRisesAndFalls() {
        RateSchedule s = RateSchedule.of(OneCycle.of().warmShare(0.25), 1, 101);
        assertEquals(1 / 25.0, s.factor(0), 1e-12);
        assertEquals(1, s.factor(25), 1e-12);
        assertEquals(1e-4, s.factor(100), 1e-12);
        for (int step = 0; step < 100; step++) {
            assertEquals(step < 25, s.factor(step) < s.factor(step + 1), "step " + step);
        }
    }

    @Test
    void warmUpThenTheOtherScheduleOverTheRest() {
        RateSchedule s = RateSchedule.of(WarmUp.of(2).then(CosineDecay.of()), STEPS, EPOCHS);
        assertEquals(0.05, s.factor(0), 1e-12);
        assertEquals(1, s.factor(19), 1e-12);
        assertEquals(1, s.factor(20), 1e-12);
        assertEquals(0, s.factor(79), 1e-12);
    }

    @Test
    void aTrainingShorterThanItsWarmUpOnlyRises() {
        RateSchedule s = RateSchedule.of(WarmUp.of(20).then(OneCycle.of()), STEPS, EPOCHS);
        assertTrue(s.factor(0) < s.factor(79));
    }

    @Test
    void aPlateauReducesAndItsStateGoesOn() {
        ReduceOnPlateau spec = ReduceOnPlateau.of().patience(2).reduction(0.5);
        RateSchedule whole = RateSchedule.of(spec, STEPS, EPOCHS);
        double[] losses = {3, 2, 2, 2, 1, 1, 1, 1, 1, Double.NaN, 0.5};
        double[] expected = {1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125, 0.125};
        for (int i = 0; i < losses.length; i++) {
            RateSchedule resumed = RateSchedule.of(WarmUp.of(1).then(spec), STEPS, EPOCHS);
            resumed.restore(whole.state());
            whole.observe(losses[i]);
            resumed.observe(losses[i]);
            assertEquals(expected[i], whole.factor(99), "after loss " + i);
            assertEquals(whole.factor(99), resumed.factor(99));
        }
        assertEquals(List.of(), RateSchedule.of(ConstantRate.of(), 1, 1).state());
    }
}
