package org.netloom.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/** {@code y = (x - shift[c]) / scale[c]}, channel by channel; several in a row are one multiplication and one addition. */
final class PerChannel implements FittedStep {
    private final String name;
    private final double[] shift;
    private final double[] scale;
    private final float[] factor;
    private final float[] offset;
    private final int size;

    /** @param size numbers in a sample */
    PerChannel(String name, double[] shift, double[] scale, int size) {
        this.name = name;
        this.shift = shift;
        this.scale = scale;
        this.size = size;
        factor = new float[scale.length];
        offset = new float[scale.length];
        for (int c = 0; c < scale.length; c++) {
            factor[c] = (float) (1 / scale[c]);
            offset[c] = (float) (-shift[c] / scale[c]);
        }
    }

    @Override
    public String name() {
        return name;
    }

    double[] scale() {
        return scale;
    }

    /** One number of a channel, in double. */
    double apply(int channel, double x) {
        return (x - shift[channel]) / scale[channel];
    }

    /** This step and then the next one, as one. */
    PerChannel then(PerChannel next) {
        double[] s = new double[scale.length];
        double[] m = new double[scale.length];
        for (int c = 0; c < s.length; c++) {
            s[c] = scale[c] * next.scale[c];
            m[c] = shift[c] + next.shift[c] * scale[c];
        }
        return new PerChannel(name + " + " + next.name, m, s, size);
    }

    @Override
    public void apply(float[] sample, int at) {
        int channels = factor.length;
        if (channels == 1) {
            float f = factor[0];
            float o = offset[0];
            for (int i = at, end = at + size; i < end; i++) {
                sample[i] = Math.fma(sample[i], f, o);
            }
            return;
        }
        for (int i = at, end = at + size; i < end; i += channels) {
            for (int c = 0; c < channels; c++) {
                sample[i + c] = Math.fma(sample[i + c], factor[c], offset[c]);
            }
        }
    }

    @Override
    public void revert(float[] sample, int at) {
        for (int i = 0, channels = factor.length; i < size; i++) {
            int c = i % channels;
            sample[at + i] = (sample[at + i] - offset[c]) / factor[c];
        }
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", name);
        json.put("shift", numbers(shift));
        json.put("scale", numbers(scale));
        return json;
    }

    private static List<Object> numbers(double[] values) {
        return Arrays.stream(values).<Object>mapToObj(v -> v).toList();
    }

    static PerChannel fromJson(Fields json, Shape input) {
        double[] shift = json.numbers("shift");
        double[] scale = json.numbers("scale");
        int channels = input.channels();
        if (shift.length != channels || scale.length != channels) {
            throw CoreMessage.PREPROCESS_CHANNELS.exception(shift.length, input);
        }
        if (Arrays.stream(scale).anyMatch(v -> v == 0)) {
            throw CoreMessage.STORED_DATA.exception("preprocessing", "scale", "no zeros", "0");
        }
        return new PerChannel(json.text("type"), shift, scale, input.size());
    }
}
