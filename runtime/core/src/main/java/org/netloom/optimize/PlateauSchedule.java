package org.netloom.optimize;

import java.util.List;

/** Reduces the learning rate when the loss has not become smaller for some epochs. */
final class PlateauSchedule extends RateSchedule {
    private final ReduceOnPlateau spec;
    private double factor = 1;
    private double best = Double.POSITIVE_INFINITY;
    private int waited;

    PlateauSchedule(ReduceOnPlateau spec) {
        this.spec = spec;
    }

    @Override
    public double factor(long step) {
        return factor;
    }

    @Override
    public void observe(double loss) {
        if (best == Double.POSITIVE_INFINITY || loss < best - spec.threshold() * Math.abs(best)) {
            best = loss;
            waited = 0;
        } else if (++waited >= spec.patience()) {
            factor *= spec.reduction();
            waited = 0;
        }
    }

    @Override
    public List<Double> state() {
        return List.of(factor, best, (double) waited);
    }

    @Override
    public void restore(List<Double> saved) {
        factor = saved.get(0);
        best = saved.get(1);
        waited = saved.get(2).intValue();
    }
}
