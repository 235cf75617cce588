package org.netloom.optimize;

import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * How the learning rate changes during a training: a {@link ScheduleSpec} at work. The factor follows from the step
 * alone; only a schedule that waits for a plateau remembers losses, a few numbers that belong into a checkpoint.
 */
public abstract class RateSchedule {
    /** Package-private: the schedules of this package are all there are. */
    RateSchedule() {}

    /**
     * A schedule at its beginning.
     *
     * @param stepsPerEpoch steps (batches) of an epoch
     * @param epochs of the whole training; schedules with an end reach it with the last step
     */
    public static RateSchedule of(ScheduleSpec spec, long stepsPerEpoch, long epochs) {
        long perEpoch = Math.max(1, stepsPerEpoch);
        double last = Math.max(1, perEpoch * epochs - 1);
        return switch (spec) {
            case ConstantRate _ -> pure(_ -> 1);
            case StepDecay s ->
                pure(step -> StrictMath.pow(s.factor(), (double) Math.floorDiv(step, perEpoch * s.every())));
            case ExponentialDecay s -> pure(step -> StrictMath.pow(s.factor(), (double) step / perEpoch));
            case CosineDecay s -> pure(step -> cosine(1, s.end(), step / last));
            case OneCycle s -> pure(step -> oneCycle(s, step / last));
            case WarmUp s -> new WarmUpSchedule(s, perEpoch, epochs);
            case ReduceOnPlateau s -> new PlateauSchedule(s);
        };
    }

    /**
     * What the learning rate is multiplied by.
     *
     * @param step of the whole training, counted from 0
     */
    public abstract double factor(long step);

    /** Tells the schedule the loss of an epoch that has just ended: the validation part's, or else the training part's. */
    public void observe(double loss) {}

    /** What must be saved to go on later; empty for schedules that follow from the step alone. */
    public List<Double> state() {
        return List.of();
    }

    /** Goes on from a saved {@link #state}. */
    public void restore(List<Double> saved) {}

    private static RateSchedule pure(LongToDoubleFunction factor) {
        return new RateSchedule() {
            @Override
            public double factor(long step) {
                return factor.applyAsDouble(step);
            }
        };
    }

    /** From one value to another along half a cosine (Loshchilov and Hutter 2017); t in 0..1, held beyond. */
    private static double cosine(double from, double to, double t) {
        return to + (from - to) * (1 + StrictMath.cos(Math.PI * Math.clamp(t, 0, 1))) / 2;
    }

    /** Up to the peak and down to almost nothing (Smith and Topin 2018). */
    private static double oneCycle(OneCycle s, double t) {
        double start = 1 / s.startDivisor();
        double end = 1 / s.endDivisor();
        double warm = s.warmShare();
        return t < warm ? cosine(start, 1, t / warm) : cosine(1, end, (t - warm) / (1 - warm));
    }
}
