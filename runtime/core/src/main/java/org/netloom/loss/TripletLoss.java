package org.netloom.loss;

import java.util.Arrays;
import org.netloom.layer.Network;
import org.netloom.spec.Shape;

/** {@code max(0, d(a, p) - d(a, n) + margin)} of three outputs (Schroff et al. 2015). */
final class TripletLoss extends VectorsLoss {
    /** Added to differences before the norm, so that it has a slope at equal vectors (as PyTorch does). */
    private static final double EPSILON = 1e-6;

    private final double margin;
    private final double norm;

    TripletLoss(Triplet spec, Network network) {
        super(network, 3);
        margin = spec.margin();
        norm = spec.p();
    }

    @Override
    double evaluate(double[][] v, double target, double[][] slopes) {
        double near = distance(v[0], v[1]);
        double far = distance(v[0], v[2]);
        double value = Math.max(0, near - far + margin);
        if (slopes != null) {
            for (double[] s : slopes) {
                Arrays.fill(s, 0);
            }
            if (value > 0) {
                slope(v[0], v[1], near, 1, slopes[0], slopes[1]);
                slope(v[0], v[2], far, -1, slopes[0], slopes[2]);
            }
        }
        return value;
    }

    private double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double d = Math.abs(a[i] - b[i] + EPSILON);
            sum += norm == 2 ? d * d : Math.pow(d, norm);
        }
        return norm == 2 ? Math.sqrt(sum) : Math.pow(sum, 1 / norm);
    }

    private void slope(double[] a, double[] b, double distance, double sign, double[] da, double[] db) {
        for (int i = 0; distance > 0 && i < a.length; i++) {
            double d = a[i] - b[i] + EPSILON;
            double slope = sign * Math.signum(d) * Math.pow(Math.abs(d) / distance, norm - 1);
            da[i] += slope;
            db[i] -= slope;
        }
    }

    @Override
    public Shape targetShape(Shape output) {
        return Shape.of(1);
    }
}
