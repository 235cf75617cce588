package org.netloom.data;

import org.netloom.problem.CoreMessage;

/** Mean and standard deviation of every channel, over all samples and positions. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Moments(double[] mean, double[] deviation) {

    static Moments of(Dataset data) {
        int channels = data.inputShape().channels();
        float[] x = new float[data.inputShape().size()];
        // Around the first sample's values: sums stay small where a column counts years or dollars.
        double[] origin = new double[channels];
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        for (int i = 0; i < data.size(); i++) {
            data.input(i, x, 0);
            if (i == 0) {
                for (int c = 0; c < channels; c++) {
                    origin[c] = x[c];
                }
            }
            for (int at = 0; at < x.length; at += channels) {
                for (int c = 0; c < channels; c++) {
                    double d = x[at + c] - origin[c];
                    sum[c] += d;
                    squares[c] += d * d;
                }
            }
        }
        double n = (double) data.size() * x.length / channels;
        double[] mean = new double[channels];
        double[] deviation = new double[channels];
        for (int c = 0; c < channels; c++) {
            double m = sum[c] / n;
            mean[c] = origin[c] + m;
            deviation[c] = Math.sqrt(Math.max(0, squares[c] / n - m * m));
            if (!Double.isFinite(mean[c]) || !Double.isFinite(deviation[c])) {
                throw CoreMessage.DATA_NOT_FINITE.exception(c);
            }
        }
        return new Moments(mean, deviation);
    }
}
