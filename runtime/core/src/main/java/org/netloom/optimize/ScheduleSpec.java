package org.netloom.optimize;

import org.netloom.spec.Noun;
import org.netloom.spec.Spec;

/** How the learning rate changes over the training: a factor on the step size of the optimizer. */
@Noun("schedule")
public sealed interface ScheduleSpec extends Spec
        permits ConstantRate, StepDecay, ExponentialDecay, CosineDecay, OneCycle, WarmUp, ReduceOnPlateau {}
