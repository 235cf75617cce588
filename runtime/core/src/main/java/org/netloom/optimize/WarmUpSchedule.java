package org.netloom.optimize;

import java.util.List;

/** A learning rate that grows evenly over the first epochs (Goyal et al. 2017), and then another schedule. */
final class WarmUpSchedule extends RateSchedule {
    private final long steps;
    private final RateSchedule then;

    WarmUpSchedule(WarmUp spec, long stepsPerEpoch, long epochs) {
        steps = spec.epochs() * stepsPerEpoch;
        then = RateSchedule.of(spec.then(), stepsPerEpoch, Math.max(1, epochs - spec.epochs()));
    }

    @Override
    public double factor(long step) {
        return step < steps ? (step + 1.0) / steps : then.factor(step - steps);
    }

    @Override
    public void observe(double loss) {
        then.observe(loss);
    }

    @Override
    public List<Double> state() {
        return then.state();
    }

    @Override
    public void restore(List<Double> saved) {
        then.restore(saved);
    }
}
