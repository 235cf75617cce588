package org.netloom.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.problem.CoreMessage;
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
    @SuppressWarnings("ArrayRecordComponent") // never compared
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

    /**
     * Measures what the steps need, on the training part only. One-hot columns of a table stay as they are.
     *
     * @throws org.netloom.problem.NetloomException if values are not finite, or a step maps a range to a point
     */
    public static Preprocessor fit(List<? extends Preprocess> steps, Dataset train) {
        Shape shape = train.inputShape();
        BitSet oneHot = train.schema().map(TableSchema::oneHot).orElseGet(BitSet::new);
        Moments raw = steps.stream().anyMatch(Standardize.class::isInstance) ? Moments.of(train) : null;
        List<Step> fitted = new ArrayList<>();
        for (Preprocess p : steps) {
            double[] shift = new double[shape.channels()];
            double[] scale = new double[shape.channels()];
            Arrays.fill(scale, 1);
            for (int c = oneHot.nextClearBit(0); c < scale.length; c = oneHot.nextClearBit(c + 1)) {
                switch (p) {
                    case Standardize _ -> {
                        shift[c] = through(fitted, c, raw.mean()[c]);
                        scale[c] = spread(fitted, c, raw.deviation()[c]);
                    }
                    case Rescale r -> {
                        // low + (x - from) * (high - low) / (to - from)
                        scale[c] = checked(r);
                        shift[c] = r.from() - r.low() * scale[c];
                    }
                }
            }
            fitted.add(new Step(p.getClass().getSimpleName(), shift, scale));
        }
        return new Preprocessor(shape, fitted);
    }

    private static double checked(Rescale r) {
        if (r.from() == r.to() || r.low() == r.high()) {
            throw CoreMessage.RESCALE_EMPTY.exception(r.from(), r.to(), r.low(), r.high());
        }
        return (r.to() - r.from()) / (r.high() - r.low());
    }

    /** The deviation after the steps so far; 1 for a channel that never changes, which becomes 0 by its mean alone. */
    private static double spread(List<Step> steps, int channel, double deviation) {
        double d = deviation;
        for (Step s : steps) {
            d /= Math.abs(s.scale[channel]);
        }
        return d > 0 ? d : 1;
    }

    private static double through(List<Step> steps, int channel, double x) {
        for (Step s : steps) {
            x = (x - s.shift[channel]) / s.scale[channel];
        }
        return x;
    }

    /** These steps with their numbers as JSON values. */
    public List<Object> toJson() {
        List<Object> json = new ArrayList<>();
        for (Step s : steps) {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("type", s.name);
            step.put("shift", numbers(s.shift));
            step.put("scale", numbers(s.scale));
            json.add(step);
        }
        return json;
    }

    private static List<Object> numbers(double[] values) {
        return Arrays.stream(values).<Object>mapToObj(v -> v).toList();
    }

    /**
     * The preprocessing that {@link #toJson} gave.
     *
     * @param input extent of the samples it will get
     * @throws org.netloom.problem.NetloomException if it was measured on samples of other channels
     */
    public static Preprocessor fromJson(List<?> json, Shape input) {
        List<Step> steps = new ArrayList<>();
        for (Object o : json) {
            Fields f = new Fields("preprocessing", o);
            Step step = new Step(f.text("type"), f.numbers("shift"), f.numbers("scale"));
            int channels = input.channels();
            if (step.shift.length != channels || step.scale.length != channels) {
                throw CoreMessage.PREPROCESS_CHANNELS.exception(step.shift.length, input);
            }
            if (Arrays.stream(step.scale).anyMatch(v -> v == 0)) {
                throw CoreMessage.STORED_DATA.exception("preprocessing", "scale", "no zeros", "0");
            }
            steps.add(step);
        }
        return new Preprocessor(input, steps);
    }

    /** Extent of the samples this was made for. */
    public Shape shape() {
        return shape;
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
