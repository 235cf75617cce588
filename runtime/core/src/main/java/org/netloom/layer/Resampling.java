package org.netloom.layer;

import org.netloom.ops.TapMap;
import org.netloom.spec.Scale;
import org.netloom.spec.Shape;
import org.netloom.spec.Upsample;

/**
 * Which pixels of the input a pixel of a resampled image is a mean of, along one axis; beyond the edge the outermost pixel
 * goes on.
 */
final class Resampling {
    /** Sharpness of cubic interpolation (Keys 1981), as in PyTorch. */
    private static final double CUBIC = -0.75;

    private final Upsample spec;
    private final int in;

    /** First input pixel of every output pixel, and the weights from there on. */
    private final int[] first;

    private final double[][] weights;

    /**
     * @param in extent of the input
     * @param out extent of the output
     * @param scale output pixels for one input pixel
     */
    private Resampling(Upsample spec, int in, int out, double scale) {
        this.spec = spec;
        this.in = in;
        first = new int[out];
        weights = new double[out][];
        for (int i = 0; i < out; i++) {
            double at = position(i, out, scale);
            if (spec.mode() == Upsample.Mode.NEAREST) {
                first[i] = Math.clamp(nearest(at), 0, in - 1);
                weights[i] = new double[] {1};
            } else {
                filter(i, at, spec.antialias() ? Math.min(1, scale) : 1);
            }
        }
    }

    /** The map of both axes together. */
    static TapMap map(Upsample spec, Shape from, Shape to) {
        Scale scale = spec.factors(from);
        Resampling rows = new Resampling(spec, from.height(), to.height(), scale.height());
        Resampling columns = new Resampling(spec, from.width(), to.width(), scale.width());
        int w = from.width();
        if (spec.mode() == Upsample.Mode.NEAREST) {
            return TapMap.moving(
                    from.height() * w,
                    to.height() * to.width(),
                    from.channels(),
                    o -> rows.first[o / to.width()] * w + columns.first[o % to.width()]);
        }
        TapMap.Builder map = new TapMap.Builder(from.height() * w, to.height() * to.width(), from.channels());
        for (int i = 0; i < to.height(); i++) {
            for (int j = 0; j < to.width(); j++) {
                for (int u = 0; u < rows.weights[i].length; u++) {
                    for (int v = 0; v < columns.weights[j].length; v++) {
                        double weight = rows.weights[i][u] * columns.weights[j][v];
                        if (weight != 0) {
                            map.tap((rows.first[i] + u) * w + columns.first[j] + v, weight);
                        }
                    }
                }
                map.next();
            }
        }
        return map.build();
    }

    /** Where pixel i of the output lies in the input. */
    private double position(int i, int out, double scale) {
        double centre = (i + 0.5) / scale - 0.5;
        return switch (spec.coordinates()) {
            case STANDARD -> spec.mode() == Upsample.Mode.NEAREST ? i / scale : centre;
            case HALF_PIXEL -> centre;
            case HALF_PIXEL_SYMMETRIC -> centre + in / 2.0 * (1 - out / (in * scale));
            case PYTORCH_HALF_PIXEL -> out > 1 ? centre : 0;
            case ALIGN_CORNERS -> out > 1 ? (double) i * (in - 1) / (out - 1) : 0;
            case ASYMMETRIC -> i / scale;
        };
    }

    private int nearest(double at) {
        return (int)
                switch (spec.rounding()) {
                    case FLOOR -> Math.floor(at);
                    case CEIL -> Math.ceil(at);
                    case PREFER_FLOOR -> Math.ceil(at - 0.5);
                    case PREFER_CEIL -> Math.floor(at + 0.5);
                };
    }

    /**
     * Weights of the pixels around a position.
     *
     * @param shrink below 1, the filter is as much wider, and its weights are made to add up to 1
     */
    private void filter(int i, double at, double shrink) {
        double reach = spec.mode().taps() / 2.0 / shrink;
        int from = (int) Math.floor(at - reach) + 1;
        int to = (int) Math.ceil(at + reach) - 1;
        first[i] = Math.clamp(from, 0, in - 1);
        double[] inside = new double[Math.clamp(to, 0, in - 1) - first[i] + 1];
        double sum = 0;
        for (int k = from; k <= to; k++) {
            double weight = kernel((k - at) * shrink);
            inside[Math.clamp(k, 0, in - 1) - first[i]] += weight;
            sum += weight;
        }
        for (int k = 0; k < inside.length; k++) {
            inside[k] /= shrink < 1 ? sum : 1;
        }
        weights[i] = inside;
    }

    private double kernel(double distance) {
        double d = Math.abs(distance);
        if (spec.mode() == Upsample.Mode.BILINEAR) {
            return Math.max(0, 1 - d);
        }
        if (d <= 1) {
            return ((CUBIC + 2) * d - (CUBIC + 3)) * d * d + 1;
        }
        return d < 2 ? ((CUBIC * d - 5 * CUBIC) * d + 8 * CUBIC) * d - 4 * CUBIC : 0;
    }
}
