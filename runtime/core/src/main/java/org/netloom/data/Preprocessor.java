package org.netloom.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.netloom.spec.Shape;

/**
 * Preprocessing with its measured numbers: stored with the model, applied to every sample before the network sees it.
 * All steps are affine, so together they are one multiplication and one addition per channel.
 */
public final class Preprocessor {
    /**
     * One step: {@code y = (x - shift) / scale}, channel by channel.
     *
     * @param name the step as the design names it
     */
    record Step(String name, double[] shift, double[] scale) {}

    private final Shape shape;
    private final List<Step> steps;
    private final float[] factor;
    private final float[] offset;

    Preprocessor(Shape shape, List<Step> steps) {
        this.shape = shape;
        this.steps = List.copyOf(steps);
        int channels = shape.channels();
        factor = new float[channels];
        offset = new float[channels];
        for (int c = 0; c < channels; c++) {
            double f = 1;
            double o = 0;
            for (Step s : steps) {
                f /= s.scale[c];
                o = (o - s.shift[c]) / s.scale[c];
            }
            factor[c] = (float) f;
            offset[c] = (float) o;
        }
    }

    /** Leaves samples as they are. */
    public static Preprocessor none(Shape input) {
        return new Preprocessor(input, List.of());
    }

    /** Measures what the steps need, on the training part only. */
    public static Preprocessor fit(List<? extends Preprocess> steps, Dataset train) {
        Shape shape = train.inputShape();
        BitSet oneHot = train.schema().map(TableSchema::oneHot).orElseGet(BitSet::new);
        List<Step> fitted = new ArrayList<>();
        Moments raw = null;
        for (Preprocess p : steps) {
            int channels = shape.channels();
            double[] shift = new double[channels];
            double[] scale = new double[channels];
            if (p instanceof Standardize && raw == null) {
                raw = Moments.of(train);
            }
            for (int c = 0; c < channels; c++) {
                scale[c] = 1;
                if (oneHot.get(c)) {
                    continue;
                }
                switch (p) {
                    case Standardize _ -> {
                        shift[c] = through(fitted, c, raw.mean()[c]);
                        double deviation = raw.deviation()[c];
                        for (Step s : fitted) {
                            deviation /= Math.abs(s.scale[c]);
                        }
                        // A channel that never changes carries nothing: it becomes 0.
                        scale[c] = deviation > 0 ? deviation : 1;
                    }
                    case Rescale r -> {
                        // low + (x - from) * (high - low) / (to - from)
                        scale[c] = (r.to() - r.from()) / (r.high() - r.low());
                        shift[c] = r.from() - r.low() * scale[c];
                    }
                }
            }
            fitted.add(new Step(p.getClass().getSimpleName(), shift, scale));
        }
        return new Preprocessor(shape, fitted);
    }

    private static double through(List<Step> steps, int channel, double x) {
        for (Step s : steps) {
            x = (x - s.shift[channel]) / s.scale[channel];
        }
        return x;
    }

    /** Extent of the samples this was made for. */
    public Shape shape() {
        return shape;
    }

    List<Step> steps() {
        return steps;
    }

    /** Preprocesses the sample at {@code sample[at...]} in place. */
    public void apply(float[] sample, int at) {
        int channels = factor.length;
        if (channels == 1) {
            float f = factor[0];
            float o = offset[0];
            for (int i = at, end = at + shape.size(); i < end; i++) {
                sample[i] = Math.fma(sample[i], f, o);
            }
            return;
        }
        for (int i = at, end = at + shape.size(); i < end; i += channels) {
            for (int c = 0; c < channels; c++) {
                sample[i + c] = Math.fma(sample[i + c], factor[c], offset[c]);
            }
        }
    }

    /** Takes the preprocessing back, to show what an autoencoder gave. */
    public void revert(float[] sample, int at) {
        for (int i = 0, n = shape.size(), channels = factor.length; i < n; i++) {
            int c = i % channels;
            sample[at + i] = (sample[at + i] - offset[c]) / factor[c];
        }
    }
}
