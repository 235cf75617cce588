package org.netloom.optimize;

import org.netloom.spec.Noun;
import org.netloom.spec.Spec;

/** How gradients change the parameters. */
@Noun("optimizer")
public sealed interface OptimizerSpec extends Spec permits Sgd, Momentum, AdaGrad, RmsProp, Adam, AdamW {
    /** Step size before the schedule. */
    double learningRate();
}
