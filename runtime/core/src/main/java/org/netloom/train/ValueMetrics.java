package org.netloom.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netloom.data.Preprocessor;
import org.netloom.loss.Inside;
import org.netloom.tensor.Tensor;

/**
 * Figures of a network that predicts numbers: mean absolute and mean squared error over all numbers, and R2, the share of
 * the targets' variance (around the mean of each number) that the predictions explain.
 */
public final class ValueMetrics implements Metrics {
    /** What stands for no difference at all, so that means stay finite. */
    private static final double MOST_DECIBELS = 100;

    private final Inside inside;
    private final boolean absoluteFirst;
    private final boolean image;
    private final Optional<Preprocessor> raw;
    private final List<float[]> pair = new ArrayList<>();
    private double decibels;
    private double peak = 1;
    private double[] mean = new double[0];
    private double variation;
    private double absolute;
    private double squared;
    private long samples;
    private long count;

    /**
     * @param inside what makes numbers of the outputs
     * @param absoluteFirst the mean absolute error stands for all, else the mean squared one
     * @param image the numbers are an image, whose noise is measured
     * @param raw takes images back to the scale of the data; empty where they have it
     */
    ValueMetrics(Inside inside, boolean absoluteFirst, boolean image, Optional<Preprocessor> raw) {
        this.inside = inside;
        this.absoluteFirst = absoluteFirst;
        this.image = image;
        this.raw = raw;
    }

    @Override
    public void reset() {
        mean = new double[0];
        variation = 0;
        absolute = 0;
        squared = 0;
        samples = 0;
        count = 0;
        decibels = 0;
        peak = 1;
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
                double error = number(output, s * n + i) - t;
                absolute += Math.abs(error);
                squared += error * error;
                // Sum of squared deviations in one pass (Welford 1962).
                double deviation = t - mean[i];
                mean[i] += deviation / samples;
                variation += deviation * (t - mean[i]);
            }
            if (image) {
                noise(output, target, s, n);
            }
        }
    }

    private double number(Tensor output, int at) {
        double x = output.get(at);
        return switch (inside) {
            case NOTHING -> x;
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case SOFTMAX -> {
                int k = output.shape().channels();
                double sum = 0;
                for (int c = at / k * k; c < at / k * k + k; c++) {
                    sum += Math.exp(output.get(c) - x);
                }
                yield 1 / sum;
            }
        };
    }

    /** Adds the peak signal-to-noise ratio of one image. */
    private void noise(Tensor output, Tensor target, int sample, int n) {
        if (pair.isEmpty()) {
            pair.add(new float[n]);
            pair.add(new float[n]);
        }
        float[] a = pair.getFirst();
        float[] b = pair.getLast();
        for (int i = 0; i < n; i++) {
            a[i] = (float) number(output, sample * n + i);
            b[i] = (float) target.get(sample * n + i);
        }
        raw.ifPresent(p -> {
            p.revert(a, 0);
            p.revert(b, 0);
        });
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
            peak = b[i] > 1.5 ? 255 : peak;
        }
        double ratio = peak * peak * n / sum;
        decibels += sum == 0 ? MOST_DECIBELS : Math.min(MOST_DECIBELS, 10 * Math.log10(ratio));
    }

    /**
     * Mean peak signal-to-noise ratio of the images in decibels, at most 100 each; the peak is 255, or 1 where no target is
     * larger. NaN where the numbers are no images.
     */
    public double peakSignalToNoise() {
        return image && samples > 0 ? decibels / samples : Double.NaN;
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
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("mean absolute error", meanAbsolute()));
        figures.add(new Figure("mean squared error", meanSquared()));
        figures.add(new Figure("R2", r2()));
        if (image) {
            figures.add(new Figure("PSNR", peakSignalToNoise()));
        }
        return figures;
    }
}
