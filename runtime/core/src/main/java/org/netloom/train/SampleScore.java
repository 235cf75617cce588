package org.netloom.train;

import java.util.List;

/**
 * How good generated samples are: their {@link SlicedDistance} from real ones, and how often the discriminator knows which
 * is which.
 */
public final class SampleScore implements Score {
    private double distance = Double.NaN;
    private long real;
    private long realKnown;
    private long made;
    private long madeKnown;

    void distance(double measured) {
        distance = measured;
    }

    /** Counts what a discriminator said of samples. */
    void count(boolean areReal, int samples, int known) {
        if (areReal) {
            real += samples;
            realKnown += known;
        } else {
            made += samples;
            madeKnown += known;
        }
    }

    @Override
    public void reset() {
        resume(new double[4]);
        distance = Double.NaN;
    }

    @Override
    public double[] sums() {
        return new double[] {real, realKnown, made, madeKnown};
    }

    @Override
    public void resume(double[] sums) {
        real = (long) sums[0];
        realKnown = (long) sums[1];
        made = (long) sums[2];
        madeKnown = (long) sums[3];
    }

    @Override
    public String name() {
        return "sliced Wasserstein distance";
    }

    @Override
    public double value() {
        return distance;
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public List<Metrics.Figure> figures() {
        return List.of(
                new Metrics.Figure(name(), distance),
                new Metrics.Figure("real samples known", real == 0 ? Double.NaN : (double) realKnown / real),
                new Metrics.Figure("generated samples known", made == 0 ? Double.NaN : (double) madeKnown / made));
    }
}
