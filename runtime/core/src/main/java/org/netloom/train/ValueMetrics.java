package org.netloom.train;

import java.util.List;
import org.netloom.tensor.Tensor;

/**
 * Figures of a network that predicts numbers: mean absolute and mean squared error over all numbers, and R2, the share of
 * the targets' variance (around the mean of each number) that the predictions explain.
 */
public final class ValueMetrics implements Metrics {
    private final boolean sigmoid;
    private final boolean absoluteFirst;
    private double[] mean = new double[0];
    private double variation;
    private double absolute;
    private double squared;
    private long samples;
    private long count;

    /**
     * @param sigmoid outputs are logits of numbers in 0..1
     * @param absoluteFirst the mean absolute error stands for all, else the mean squared one
     */
    ValueMetrics(boolean sigmoid, boolean absoluteFirst) {
        this.sigmoid = sigmoid;
        this.absoluteFirst = absoluteFirst;
    }

    @Override
    public void reset() {
        mean = new double[0];
        variation = 0;
        absolute = 0;
        squared = 0;
        samples = 0;
        count = 0;
    }

    @Override
    public void add(Tensor output, Tensor target) {
        int n = output.shape().size();
        if (mean.length == 0) {
            mean = new double[n];
        }
        for (int s = 0; s < output.batch(); s++) {
            samples++;
            for (int i = 0; i < n; i++) {
                double t = target.get(s * n + i);
                if (Double.isNaN(t)) {
                    continue; // a point that cannot be seen
                }
                count++;
                double x = output.get(s * n + i);
                double error = (sigmoid ? 1 / (1 + Math.exp(-x)) : x) - t;
                absolute += Math.abs(error);
                squared += error * error;
                // Sum of squared deviations in one pass (Welford 1962).
                double deviation = t - mean[i];
                mean[i] += deviation / samples;
                variation += deviation * (t - mean[i]);
            }
        }
    }

    @Override
    public double[] sums() {
        return new double[] {absolute, squared, count};
    }

    @Override
    public void resume(double[] sums) {
        reset();
        absolute = sums[0];
        squared = sums[1];
        count = (long) sums[2];
    }

    @Override
    public String name() {
        return absoluteFirst ? "mean absolute error" : "mean squared error";
    }

    @Override
    public double value() {
        return absoluteFirst ? meanAbsolute() : meanSquared();
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    public double meanAbsolute() {
        return count == 0 ? Double.NaN : absolute / count;
    }

    public double meanSquared() {
        return count == 0 ? Double.NaN : squared / count;
    }

    /** 1 for perfect predictions, 0 for always saying the mean; NaN where all targets are equal. */
    public double r2() {
        return variation == 0 ? Double.NaN : 1 - squared / variation;
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                new Figure("mean absolute error", meanAbsolute()),
                new Figure("mean squared error", meanSquared()),
                new Figure("R2", r2()));
    }
}
