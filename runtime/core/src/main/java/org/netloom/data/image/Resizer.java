package org.netloom.data.image;

/** Resizes images, height and width one after the other: averages areas where it shrinks, bilinear where it grows. */
final class Resizer {
    /** For each new pixel the first old one that counts, and the weights from there on. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Taps(int[] first, float[][] weights) {}

    private Resizer() {}

    /** H x W x C to newH x newW x C. */
    static float[] resize(float[] from, int h, int w, int channels, int newH, int newW) {
        if (h == newH && w == newW) {
            return from;
        }
        float[] rows = w == newW ? from : along(from, h, w, channels, taps(w, newW));
        // Seen as one row of pixels with newW * C channels, the columns are a row, too.
        return h == newH ? rows : along(rows, 1, h, newW * channels, taps(h, newH));
    }

    private static float[] along(float[] from, int rows, int length, int channels, Taps taps) {
        int newLength = taps.first.length;
        float[] to = new float[rows * newLength * channels];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < newLength; i++) {
                float[] weights = taps.weights[i];
                int out = (r * newLength + i) * channels;
                for (int k = 0; k < weights.length; k++) {
                    int in = (r * length + taps.first[i] + k) * channels;
                    for (int c = 0; c < channels; c++) {
                        to[out + c] += weights[k] * from[in + c];
                    }
                }
            }
        }
        return to;
    }

    private static Taps taps(int length, int newLength) {
        int[] first = new int[newLength];
        float[][] weights = new float[newLength][];
        double step = (double) length / newLength;
        for (int i = 0; i < newLength; i++) {
            if (step > 1) {
                double low = i * step;
                double high = Math.min(length, low + step);
                first[i] = (int) low;
                int last = Math.min(length - 1, (int) Math.ceil(high) - 1);
                weights[i] = new float[last - first[i] + 1];
                for (int k = first[i]; k <= last; k++) {
                    weights[i][k - first[i]] = (float) ((Math.min(high, k + 1.0) - Math.max(low, k)) / (high - low));
                }
            } else {
                double centre = Math.clamp((i + 0.5) * step - 0.5, 0, length - 1.0);
                first[i] = Math.min((int) centre, Math.max(0, length - 2));
                float right = (float) (centre - first[i]);
                weights[i] = length == 1 ? new float[] {1} : new float[] {1 - right, right};
            }
        }
        return new Taps(first, weights);
    }
}
